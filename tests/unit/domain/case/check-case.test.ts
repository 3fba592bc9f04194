// What can stand together, by itself: no report, no today. The database is compared with this elsewhere.
import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { checkCase, MONTHS_BEFORE_STUDIES, prerequisitesOf, unmetNeed } from '#lib/domain/case/check-case.ts';
import { DATED_FACTS, datedFactRule } from '#lib/domain/case/dated-fact.ts';
import { DISPOSITIONS } from '#lib/domain/case/disposition.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { MILESTONES, PREREQUISITES, type Milestone } from '#lib/domain/case/milestone.ts';
import { entersAtPermanentNumber, ROUTES, type Route } from '#lib/domain/route/route.ts';
import { codeOf, errorOf, facts, reached } from '#tests/support/domain-fixtures.ts';

const DAY = civil('2026-10-10');
const around = (days: number) => DAY.add({ days }).toString();
const LATE_ROUTES = ROUTES.filter(entersAtPermanentNumber);
const OTHER_ROUTES = ROUTES.filter((route) => !entersAtPermanentNumber(route));
const SUBSETS = Array.from({ length: 2 ** MILESTONES.length }, (_, bits) =>
  MILESTONES.filter((_one, at) => bits & (2 ** at)),
);
const onOneDay = (some: readonly Milestone[]) =>
  reached(Object.fromEntries(some.map((one) => [one, around(0)])));

/** A second reading of the table in DOMAIN §1, in its own words. */
function hasAllItNeeds(some: readonly Milestone[], route: Route): boolean {
  const has = (one: Milestone) => some.includes(one);
  return (
    (!has('provisionalNumber') || has('submitted')) &&
    (!has('permanentNumber') || has('submitted') || entersAtPermanentNumber(route)) &&
    (!has('ameliAccount') || has('permanentNumber')) &&
    (!has('carteVitale') || has('permanentNumber')) &&
    (!has('gpDeclared') || has('provisionalNumber') || has('permanentNumber'))
  );
}

/** A European card that covers has a last day. */
const ehicValidUntil = civil('2027-06-30');

describe.each(ROUTES)('on the route %s', (route) => {
  it('of all 64 sets of milestones those stand that have what they need', () => {
    for (const some of SUBSETS) {
      const verdict = checkCase(facts({ route, ehicValidUntil, milestones: onOneDay(some) }));
      expect([some, verdict.ok]).toEqual([some, hasAllItNeeds(some, route)]);
    }
  });

  it('the refusal names the first station of the line that lacks something, and what it lacks', () => {
    for (const some of SUBSETS) {
      const known = facts({ route, ehicValidUntil, milestones: onOneDay(some) });
      const lacking = some.find((one) => unmetNeed(known, one));
      const error = lacking && {
        code: 'milestone-needs',
        field: 'on',
        params: { milestone: lacking, needed: PREREQUISITES[lacking][0] },
      };
      expect(errorOf(checkCase(known))).toEqual(error ?? null);
    }
  });

  it('a station needs what the table says, but the permanent number nothing where the line begins with it', () => {
    for (const one of MILESTONES)
      expect(prerequisitesOf(one, route)).toEqual(
        one === 'permanentNumber' && LATE_ROUTES.includes(route) ? [] : PREREQUISITES[one],
      );
  });
});

describe('an unmet need', () => {
  it.each(MILESTONES)('of %s is the first that it needs, and met by any one of them', (milestone) => {
    const needed = PREREQUISITES[milestone];
    expect(unmetNeed(facts(), milestone)).toBe(needed[0] ?? null);
    for (const one of needed)
      expect(unmetNeed(facts({ milestones: reached({ [one]: around(0) }) }), milestone)).toBeNull();
  });
});

describe('the order of dates', () => {
  const ORDER = [
    ...MILESTONES.flatMap((later) => PREREQUISITES[later].map((earlier) => ({ earlier, later }))),
    { earlier: 'provisionalNumber', later: 'permanentNumber' } as const,
  ];

  it.each(ORDER)('$later is not before $earlier: a day before, the same day, a day after', (pair) => {
    const { earlier, later } = pair;
    const verdicts = [-1, 0, 1].map((days) => {
      const milestones = reached({ submitted: '2026-09-10', [earlier]: around(0), [later]: around(days) });
      return errorOf(checkCase(facts({ milestones })));
    });
    const params = { milestone: later, before: earlier, date: around(0) };
    expect(verdicts).toEqual([{ code: 'date-before-prerequisite', field: 'on', params }, null, null]);
  });

  it.each(['2026-10-04', '2026-10-05', '2026-10-07', '2026-10-10', '2026-10-11'])(
    'the doctor is not before the earliest number: on %s',
    (gpDeclared) => {
      const numbers = { provisionalNumber: '2026-10-05', permanentNumber: '2026-10-10' };
      const milestones = reached({ submitted: '2026-09-10', ...numbers, gpDeclared });
      expect(codeOf(checkCase(facts({ milestones })))).toBe(
        gpDeclared < '2026-10-05' ? 'date-before-prerequisite' : 'ok',
      );
    },
  );

  it.each(LATE_ROUTES)('on the route %s the permanent number may be older than what was sent', (route) => {
    const milestones = reached({ submitted: around(1), permanentNumber: around(0) });
    expect(codeOf(checkCase(facts({ route, milestones })))).toBe('ok');
    const seen = reached({
      submitted: '2026-09-10',
      provisionalNumber: around(0),
      permanentNumber: around(-1),
    });
    expect(codeOf(checkCase(facts({ route, milestones: seen })))).toBe('date-before-prerequisite');
  });

  it('no order binds account, card and doctor among themselves', () => {
    const last = ['ameliAccount', 'carteVitale', 'gpDeclared'] as const;
    for (const first of last) {
      const days = Object.fromEntries(last.map((one) => [one, one === first ? around(1) : around(20)]));
      const milestones = reached({ submitted: around(0), permanentNumber: around(0), ...days });
      expect(codeOf(checkCase(facts({ milestones })))).toBe('ok');
    }
  });
});

describe('the start of the studies', () => {
  it.each(ROUTES)('on the route %s the provisional number is not before it', (route) => {
    const verdicts = [-1, 0, 1].map((days) => {
      const milestones = reached({ submitted: '2026-09-10', provisionalNumber: around(days) });
      return errorOf(checkCase(facts({ route, ehicValidUntil, studiesStartOn: DAY, milestones })));
    });
    const params = { milestone: 'provisionalNumber', date: around(0) };
    expect(verdicts).toEqual([{ code: 'date-before-studies', field: 'on', params }, null, null]);
  });

  const submittedOn = (studiesStartOn: string, on: string, route: Route = 'register_portal'): CaseFacts =>
    facts({
      route,
      ehicValidUntil,
      studiesStartOn: civil(studiesStartOn),
      milestones: reached({ submitted: on }),
    });

  it.each(OTHER_ROUTES)('on the route %s nothing is more than twelve months older', (route) => {
    expect(MONTHS_BEFORE_STUDIES).toBe(12);
    const verdicts = ['2025-08-31', '2025-09-01', '2025-09-02'].map((on) =>
      errorOf(checkCase(submittedOn('2026-09-01', on, route))),
    );
    const params = { milestone: 'submitted', date: '2025-09-01' };
    expect(verdicts).toEqual([{ code: 'date-long-before-studies', field: 'on', params }, null, null]);
  });

  it.each(LATE_ROUTES)('on the route %s what was recorded may be older by years', (route) => {
    const milestones = reached({ submitted: '1999-01-01', permanentNumber: '1999-01-02' });
    expect(codeOf(checkCase(facts({ route, milestones })))).toBe('ok');
  });

  it('on 29 February has its twelve months begin on the 28th', () => {
    expect(codeOf(checkCase(submittedOn('2028-02-29', '2027-02-27')))).toBe('date-long-before-studies');
    expect(codeOf(checkCase(submittedOn('2028-02-29', '2027-02-28')))).toBe('ok');
    expect(codeOf(checkCase(submittedOn('2029-02-28', '2028-02-28')))).toBe('ok');
    expect(codeOf(checkCase(submittedOn('2029-02-28', '2028-02-27')))).toBe('date-long-before-studies');
  });

  it('binds nothing while it is unknown', () => {
    const milestones = reached({ submitted: '1999-01-01', provisionalNumber: '1999-01-01' });
    expect(codeOf(checkCase(facts({ studiesStartOn: null, milestones })))).toBe('ok');
  });
});

describe('a dated fact', () => {
  const needing = DATED_FACTS.flatMap((fact) => {
    const { needs } = datedFactRule(fact);
    return needs ? [{ fact, needs }] : [];
  });
  const numbers = { submitted: '2026-09-10', permanentNumber: '2026-09-10' };

  it.each(needing)('$fact cannot be without $needs', ({ fact, needs }) => {
    const milestones = reached(needs === 'permanentNumber' ? { submitted: '2026-09-10' } : numbers);
    expect(errorOf(checkCase(facts({ milestones, [fact]: DAY })))).toEqual({
      code: 'fact-needs-milestone',
      field: fact,
      params: { fact, needed: needs },
    });
  });

  it.each(needing)('$fact is not before $needs: a day before, the same day, a day after', (pair) => {
    const { fact, needs } = pair;
    const milestones = reached({ ...numbers, [needs]: around(0) });
    const verdicts = [-1, 0, 1].map((days) =>
      errorOf(checkCase(facts({ milestones, [fact]: DAY.add({ days }) }))),
    );
    const params = { fact, before: needs, date: around(0) };
    expect(verdicts).toEqual([{ code: 'fact-before-milestone', field: fact, params }, null, null]);
  });

  it.each(DATED_FACTS.filter((fact) => !datedFactRule(fact).needs))('%s stands on no milestone', (fact) => {
    expect(codeOf(checkCase(facts({ [fact]: DAY })))).toBe('ok');
  });
});

describe('a European card', () => {
  it.each(ROUTES)('needs its last day where it covers the case: %s', (route) => {
    const covered = route === 'ehic_covers';
    for (const disposition of DISPOSITIONS)
      expect(errorOf(checkCase(facts({ route, disposition, ehicValidUntil: null })))).toEqual(
        covered ? { code: 'field-required', field: 'ehicValidUntil' } : null,
      );
    expect(codeOf(checkCase(facts({ route, ehicValidUntil: civil('2020-01-01') })))).toBe('ok');
  });
});
