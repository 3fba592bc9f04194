import { beforeAll, describe, expect, it } from 'vitest';
import { civil, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { checkCase, MONTHS_BEFORE_STUDIES } from '#lib/domain/case/check-case.ts';
import { DATED_FACTS, datedFactRule } from '#lib/domain/case/dated-fact.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { CASE_STATUSES, MILESTONES, type Milestone } from '#lib/domain/case/milestone.ts';
import { statusOf } from '#lib/domain/case/status.ts';
import { ROUTES } from '#lib/domain/route/route.ts';
import { factsOn, openProbe, ordersOf, SUBSETS, type Probe } from '#tests/support/case-candidates.ts';
import { testDatabase } from '#tests/support/database.ts';

// The rules of a case stand twice: in lib/domain for people, in CHECK constraints against everybody else. Here both
// are asked the same questions, all of them.

let probe: Probe;

beforeAll(async () => {
  const admin = await (await testDatabase()).connect('admin');
  probe = await openProbe(admin);
});

const nameOf = (one: CaseFacts) =>
  [
    one.route,
    `studies ${String(one.studiesStartOn)}`,
    ...MILESTONES.flatMap((milestone) => {
      const fact = one.milestones[milestone];
      return fact ? [`${milestone} ${fact.on.toString()}`] : [];
    }),
  ].join(', ');

type Agreement = { readonly accepted: number; readonly statuses: Set<string>; readonly checks: Set<string> };

/** Asks both about every candidate; returns what was accepted, so that a test sees that it asked something. */
async function expectAgreement(candidates: readonly CaseFacts[]): Promise<Agreement> {
  const verdicts = await probe(candidates);
  expect(verdicts).toHaveLength(candidates.length);
  const agreement = { accepted: 0, statuses: new Set<string>(), checks: new Set<string>() };
  const disagreements: string[] = [];
  for (const [index, one] of candidates.entries()) {
    const expected = checkCase(one).ok ? statusOf(one.milestones) : null;
    const { status, refused } = verdicts[index] ?? { status: 'no verdict', refused: [] };
    const got = refused.length === 0 ? status : null;
    if (got !== expected) {
      disagreements.push(`${nameOf(one)}: domain ${String(expected)}, SQL ${got ?? refused.join(', ')}`);
    }
    if (expected) {
      agreement.accepted++;
      agreement.statuses.add(expected);
    }
    for (const check of refused) agreement.checks.add(check);
  }
  expect(disagreements.slice(0, 10)).toEqual([]);
  return agreement;
}

/** Days long after the start of studies, by their place in an order. */
const DAYS = MILESTONES.map((_, place) => civil('2026-10-10').add({ days: place }));
const dayAt = (place: number): CivilDate => DAYS[place] ?? civil('2026-10-10');
/** Milestones in the order of the line, a day apart. */
const inOrder = (milestones: readonly Milestone[]) =>
  milestones.map((one): readonly [Milestone, CivilDate] => [one, dayAt(MILESTONES.indexOf(one))]);

describe('domain and database agree on what can be, and on its status', () => {
  it('there are 64 sets of milestones, and 4,683 orders of six dates', () => {
    expect(SUBSETS).toHaveLength(64);
    expect(Array.from({ length: 7 }, (_, count) => ordersOf(count).length)).toEqual([
      1, 1, 3, 13, 75, 541, 4683,
    ]);
  });

  it.each(ROUTES)(
    'route %s: every set of milestones in every order of dates, equal days included',
    async (route) => {
      const candidates = SUBSETS.flatMap((milestones) =>
        ordersOf(milestones.length).map((order) =>
          factsOn(
            route,
            milestones.map((one, index) => [one, dayAt(order[index] ?? 0)]),
          ),
        ),
      );
      expect(candidates).toHaveLength(9_366);
      const { accepted, statuses } = await expectAgreement(candidates);
      expect([...statuses].toSorted()).toEqual(CASE_STATUSES.toSorted());
      expect(accepted).toBeGreaterThan(100);
      expect(accepted).toBeLessThan(candidates.length / 2);
    },
  );

  it('each milestone of each set below, on and above the edges that the start of studies draws', async () => {
    const studiesStartOn = civil('2026-09-01');
    const edges = [studiesStartOn, studiesStartOn.subtract({ months: MONTHS_BEFORE_STUDIES })];
    const candidates = ROUTES.flatMap((route) =>
      SUBSETS.flatMap((milestones) =>
        milestones.flatMap((moved) =>
          edges.flatMap((edge) =>
            [-1, 0, 1].map((days) =>
              factsOn(
                route,
                inOrder(milestones).map(([one, on]) => [one, one === moved ? edge.add({ days }) : on]),
                { studiesStartOn },
              ),
            ),
          ),
        ),
      ),
    );
    const { checks } = await expectAgreement(candidates);
    expect(checks).toContain('case_not_long_before_studies');
    expect(checks).toContain('case_provisional_from_studies');
  });

  it('whole lines moved over those edges, so that nothing else can refuse them', async () => {
    const studiesStartOn = civil('2026-09-01');
    const edges = [studiesStartOn, studiesStartOn.subtract({ months: MONTHS_BEFORE_STUDIES })];
    const candidates = ROUTES.flatMap((route) =>
      SUBSETS.flatMap((milestones) =>
        edges.flatMap((edge) =>
          [-1, 0, 1].map((days) =>
            factsOn(
              route,
              milestones.map((one) => [one, edge.add({ days })]),
              { studiesStartOn },
            ),
          ),
        ),
      ),
    );
    const { accepted, checks } = await expectAgreement(candidates);
    expect(accepted).toBeGreaterThan(0);
    expect(checks).toContain('case_provisional_from_studies');
  });

  it('an unknown start of studies draws no edge', async () => {
    const candidates = ROUTES.flatMap((route) =>
      SUBSETS.map((milestones) =>
        factsOn(
          route,
          milestones.map((one) => [one, civil('2007-01-01')]),
          { studiesStartOn: null },
        ),
      ),
    );
    const { checks } = await expectAgreement(candidates);
    expect([...checks].filter((one) => one.includes('studies'))).toEqual([]);
  });

  it('a European card that covers has a last day', async () => {
    const candidates = ROUTES.flatMap((route) =>
      [null, civil('2026-11-20'), civil('2031-01-01')].map((ehicValidUntil) =>
        factsOn(route, [['submitted', dayAt(0)]], { ehicValidUntil }),
      ),
    );
    const { accepted, checks } = await expectAgreement(candidates);
    expect(accepted).toBe(candidates.length - 1);
    expect([...checks]).toEqual(['case_cover_has_last_day']);
  });

  it('a year before the last days of each month, 29 February included', async () => {
    const starts = [2027, 2028].flatMap((year) =>
      Array.from({ length: 12 }, (_, month) =>
        [0, 1, 2].map((back) =>
          civil(`${String(year)}-01-01`)
            .add({ months: month + 1 })
            .subtract({ days: back }),
        ),
      ).flat(),
    );
    const candidates = starts.flatMap((studiesStartOn) =>
      [-3, -2, -1, 0, 1, 2].map((days) =>
        factsOn(
          'register_portal',
          [['submitted', studiesStartOn.subtract({ months: MONTHS_BEFORE_STUDIES }).add({ days })]],
          { studiesStartOn, studiesEndOn: null },
        ),
      ),
    );
    expect(starts.map(String)).toContain('2028-02-29');
    const { accepted } = await expectAgreement(candidates);
    expect(accepted).toBe(candidates.length / 2);
  });

  it.each(DATED_FACTS.filter((fact) => datedFactRule(fact).needs))(
    '%s below, on and above the milestone that it stands on, in every set of milestones',
    async (fact) => {
      const { needs } = datedFactRule(fact);
      const standsOn = dayAt(MILESTONES.indexOf(needs ?? 'submitted'));
      const candidates = ROUTES.flatMap((route) =>
        SUBSETS.flatMap((milestones) =>
          [-1, 0, 1].map((days) => factsOn(route, inOrder(milestones), { [fact]: standsOn.add({ days }) })),
        ),
      );
      const { accepted, checks } = await expectAgreement(candidates);
      expect(accepted).toBeGreaterThan(0);
      expect([...checks].some((one) => one.startsWith('case_card_'))).toBe(true);
    },
  );
});
