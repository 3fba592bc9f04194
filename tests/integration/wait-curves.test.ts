import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { civil, daysBetween, earliest, parisDate, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import type { Milestone } from '#lib/domain/case/milestone.ts';
import { curveOf, type WaitCurve, type WaitSpan } from '#lib/domain/wait/kaplan-meier.ts';
import { FEWEST_FINISHED } from '#lib/domain/wait/usual.ts';
import { MEASURED_WAITS, PUBLISHED_WINDOWS, waitBegan } from '#lib/domain/wait/wait.ts';
import { factsOf } from '#lib/data/case-mapper.ts';
import { openDatabase, type Database } from '#lib/platform/db.ts';
import { measureWaits } from '#lib/use-cases/measure-waits.ts';
import { testDatabase } from '#tests/support/database.ts';
import {
  addCases,
  addInstitution,
  facts,
  reached,
  TODAY,
  type Institution,
} from '#tests/support/fixtures.ts';

const AT = { now: new Date('2026-11-21T02:45:00Z'), today: TODAY };

let maintenance: Database;

beforeAll(async () => {
  const db = await testDatabase('worker');
  maintenance = openDatabase(db.urls.maintenance, 2);
  return () => maintenance.$disconnect();
});

const curvesOf = async ({ id: institutionId }: Institution) => {
  const rows = await maintenance.waitCurve.findMany({ where: { institutionId } });
  return new Map(rows.map((row) => [row.milestone, row]));
};

/** Cases anywhere on the line, some at rest; every wait of it from none to a year. */
const someCase: fc.Arbitrary<CaseFacts> = fc
  .record({
    gaps: fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 5 }),
    skipsProvisional: fc.boolean(),
    start: fc.integer({ min: -30, max: 60 }),
    order: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
    route: fc.constantFrom('register_portal' as const, 'register_portal' as const, 'employed' as const),
    disposition: fc.constantFrom('active' as const, 'active' as const, 'closed' as const),
  })
  .map(({ gaps, skipsProvisional, start, order, route, disposition }) => {
    const line = (
      ['submitted', 'provisionalNumber', 'permanentNumber', 'ameliAccount', 'carteVitale'] as const
    ).filter((one) => !(skipsProvisional && one === 'provisionalNumber'));
    let on = civil('2025-09-01').add({ days: start });
    const days: Partial<Record<Milestone, string>> = {};
    for (const [index, gap] of gaps.entries()) {
      const milestone = line[index];
      if (!milestone) break;
      on = on.add({ days: gap });
      // A provisional certificate exists only from the start of studies.
      if (milestone === 'provisionalNumber') on = latestOf(on, civil('2025-09-01'));
      days[milestone] = on.toString();
    }
    const number = days.permanentNumber;
    return facts({
      route,
      studiesStartOn: civil('2025-09-01'),
      milestones: reached(days),
      vitaleOrderedOn: number && order !== null ? civil(number).add({ days: order }) : null,
      disposition,
      dispositionReason: disposition === 'closed' ? 'withdrew' : null,
    });
  });
const latestOf = (a: CivilDate, b: CivilDate) => (a.toString() < b.toString() ? b : a);

/** The wait of one case for one milestone, as DOMAIN §7 counts it: finished, or until it is last known to go on. */
function spanOf(known: CaseFacts, changedAt: Date, until: Milestone): WaitSpan | null {
  const began = waitBegan(known, until);
  const ended = known.milestones[until]?.on ?? null;
  const lastKnown = known.disposition === 'active' ? TODAY : parisDate(changedAt);
  const passed = until === 'provisionalNumber' ? (known.milestones.permanentNumber?.on ?? null) : null;
  const seen = earliest(passed, lastKnown) ?? lastKnown;
  const last = ended ?? seen;
  if (!began || daysBetween(began, last) < 0) return null;
  return { days: daysBetween(began, last), isFinished: ended !== null, people: 1 };
}

async function expectedCurve({ id: institutionId }: Institution, until: Milestone): Promise<WaitCurve> {
  const rows = await maintenance.case.findMany({ where: { institutionId } });
  return curveOf(rows.flatMap((row) => spanOf(factsOf(row), row.changedAt, until) ?? []));
}

/** So many students who waited 30 days for their waiting number. */
async function addFinished(of: Institution, count: number): Promise<void> {
  const milestones = reached({ submitted: '2026-09-01', provisionalNumber: '2026-10-01' });
  await addCases(
    maintenance,
    of,
    Array.from({ length: count }, () => ({ facts: facts({ milestones }) })),
  );
}

describe('measuring the waits', () => {
  it('gives for every step the curve that the domain computes from the stored cases', async () => {
    const valmont = await addInstitution(maintenance, 'Valmont');
    const cases = fc.sample(someCase, { numRuns: 300, seed: 1_958 });
    const given = cases.map((known, index) => ({
      facts: known,
      // Around midnight in Paris: the day of a rest is the Paris day.
      changedAt: new Date(`2026-0${String((index % 8) + 1)}-1${String(index % 10)}T22:30:00Z`),
    }));
    await addCases(maintenance, valmont, given);
    await measureWaits(AT);
    const stored = await curvesOf(valmont);
    expect([...stored.keys()].toSorted()).toEqual(MEASURED_WAITS.toSorted());
    for (const until of MEASURED_WAITS) {
      const expected = await expectedCurve(valmont, until);
      expect(expected.finished, until).toBeGreaterThan(10);
      expect(expected.people, until).toBeGreaterThan(expected.finished);
      const row = stored.get(until);
      expect(row).toMatchObject({ people: expected.people, finished: expected.finished });
      expect(row?.computedOn).toEqual(new Date(TODAY.toString()));
      expect(row?.points).toEqual(
        expected.points.map((one) => ({ ...one, waiting: expect.closeTo(one.waiting, 9) as number })),
      );
    }
  });

  it('keeps each institution’s own, also where nobody waited yet', async () => {
    const brume = await addInstitution(maintenance, 'Brume');
    await measureWaits(AT);
    for (const row of (await curvesOf(brume)).values())
      expect(row).toMatchObject({ people: 0, finished: 0, points: [] });
    await addFinished(brume, 3);
    await measureWaits(AT);
    expect((await curvesOf(brume)).get('provisionalNumber')).toMatchObject({
      people: 3,
      finished: 3,
      points: [{ day: 30, atRisk: 3, finished: 3, waiting: 0 }],
    });
  });
});

describe('when what is usual has changed', () => {
  const never = (of: Institution, disposition: 'active' | 'closed') =>
    maintenance.case.count({ where: { institutionId: of.id, disposition, nextCheckOn: null } });

  it.each([
    ['one finished wait too few', FEWEST_FINISHED - 1, false],
    ['just enough finished waits', FEWEST_FINISHED, true],
    ['one more than enough', FEWEST_FINISHED + 1, true],
  ])('%s: the planner looks again at active cases of this office: %s, %s', async (_, count, isRechecked) => {
    const office = await addInstitution(maintenance, 'Ardoise');
    const other = await addInstitution(maintenance, 'Cendre');
    await addFinished(office, count);
    await addFinished(other, 1);
    const closed = facts({ disposition: 'closed', dispositionReason: 'withdrew' });
    await addCases(maintenance, office, [{ facts: closed }]);
    await measureWaits(AT);
    expect(PUBLISHED_WINDOWS.provisionalNumber?.toWeeks).toBeGreaterThan(5);
    expect(await never(office, 'active')).toBe(isRechecked ? 0 : count);
    const today = { institutionId: office.id, nextCheckOn: new Date(TODAY.toString()) };
    expect(await maintenance.case.count({ where: today })).toBe(isRechecked ? count : 0);
    expect(await never(office, 'closed')).toBe(1);
    expect(await never(other, 'active')).toBe(1);
  });

  it('and has not changed since, nobody is looked at again', async () => {
    const office = await addInstitution(maintenance, 'Falaise');
    await addFinished(office, FEWEST_FINISHED);
    await measureWaits(AT);
    await maintenance.case.updateMany({ where: { institutionId: office.id }, data: { nextCheckOn: null } });
    await measureWaits(AT);
    expect(await never(office, 'active')).toBe(FEWEST_FINISHED);
  });
});
