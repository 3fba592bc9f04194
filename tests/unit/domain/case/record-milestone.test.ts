import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { DISPOSITIONS, type CaseFacts } from '#lib/domain/case/facts.ts';
import { MILESTONES, PREREQUISITES, type Milestone } from '#lib/domain/case/milestone.ts';
import {
  canRecord,
  checkMilestones,
  MONTHS_BEFORE_STUDIES,
  prerequisitesOf,
  recordMilestone,
} from '#lib/domain/case/record-milestone.ts';
import { entersAtPermanentNumber, ROUTES } from '#lib/domain/route/route.ts';
import { facts, reached, TODAY } from '#tests/support/domain-fixtures.ts';

const day = (text: string) => civil(text);
const record = (before: CaseFacts, milestone: Milestone, on: string, today = TODAY) =>
  recordMilestone(before, { milestone, on: day(on), source: 'declared' }, today);
const codeOf = (result: ReturnType<typeof record>) => (result.ok ? 'recorded' : result.error.code);

/** A case that has everything but one milestone and all that needs it. */
const UNREACHED_DAY = '2026-11-01';
const allBut = (missing: readonly Milestone[]) =>
  facts({
    milestones: reached(
      Object.fromEntries(
        MILESTONES.filter((one) => !missing.includes(one)).map((one) => [one, UNREACHED_DAY]),
      ),
    ),
  });
const LATE_ROUTES = ROUTES.filter(entersAtPermanentNumber);

describe('what a milestone needs', () => {
  const needing = MILESTONES.filter((one) => PREREQUISITES[one].length > 0);

  it.each(needing)('%s is refused without any of them and allowed with each alone', (milestone) => {
    expect(canRecord(facts(), milestone)).toMatchObject({ ok: false, error: { params: { milestone } } });
    for (const needed of PREREQUISITES[milestone])
      expect(canRecord(facts({ milestones: reached({ [needed]: UNREACHED_DAY }) }), milestone).ok).toBe(true);
  });

  it.each(MILESTONES.filter((one) => PREREQUISITES[one].length === 0))('%s needs nothing', (milestone) => {
    expect(canRecord(facts(), milestone).ok).toBe(true);
  });

  it('names the missing one; for the doctor, that a number is missing', () => {
    expect(canRecord(facts(), 'ameliAccount')).toMatchObject({
      error: { code: 'milestone-needs', field: 'on', params: { needed: 'permanentNumber' } },
    });
    expect(canRecord(facts(), 'gpDeclared')).toMatchObject({ error: { code: 'milestone-needs-number' } });
  });

  it.each(ROUTES)(
    'on the route %s the permanent number needs submitting only through the portal',
    (route) => {
      const needed = prerequisitesOf('permanentNumber', route);
      expect(needed).toEqual(LATE_ROUTES.includes(route) ? [] : PREREQUISITES.permanentNumber);
      expect(codeOf(record(facts({ route }), 'permanentNumber', '2026-11-20'))).toBe(
        LATE_ROUTES.includes(route) ? 'recorded' : 'milestone-needs',
      );
    },
  );

  it.each(MILESTONES)('%s is recorded once', (milestone) => {
    expect(canRecord(allBut([]), milestone)).toMatchObject({ error: { code: 'milestone-recorded' } });
  });

  it.each(DISPOSITIONS)('a case that is %s moves only when active', (disposition) => {
    expect(canRecord(facts({ disposition }), 'submitted').ok).toBe(disposition === 'active');
  });
});

describe('the date of a milestone', () => {
  it.each([
    ['yesterday', -1, 'recorded'],
    ['today', 0, 'recorded'],
    ['tomorrow', 1, 'date-in-future'],
  ])('is at the latest today: %s', (_, days, code) => {
    expect(codeOf(record(facts(), 'submitted', TODAY.add({ days }).toString()))).toBe(code);
  });

  const pairs = MILESTONES.flatMap((later) => PREREQUISITES[later].map((earlier) => ({ earlier, later })));

  it.each(pairs)('$later comes on or after the day of $earlier, not before', ({ earlier, later }) => {
    const before = facts({ milestones: reached({ submitted: '2026-09-10', [earlier]: '2026-10-10' }) });
    expect(codeOf(record(before, later, '2026-10-09'))).toBe('date-before-prerequisite');
    expect(codeOf(record(before, later, '2026-10-10'))).toBe('recorded');
    expect(codeOf(record(before, later, '2026-10-11'))).toBe('recorded');
  });

  it('of the provisional number is not after the permanent one, and says so from its own side', () => {
    const before = facts({ milestones: reached({ submitted: '2026-09-10', permanentNumber: '2026-10-10' }) });
    expect(record(before, 'provisionalNumber', '2026-10-11')).toMatchObject({
      error: { code: 'date-after-dependent', params: { later: 'permanentNumber' } },
    });
    expect(codeOf(record(before, 'provisionalNumber', '2026-10-10'))).toBe('recorded');
    const other = facts({
      milestones: reached({ submitted: '2026-09-10', provisionalNumber: '2026-10-10' }),
    });
    expect(record(other, 'permanentNumber', '2026-10-09')).toMatchObject({
      error: { code: 'date-before-prerequisite', params: { before: 'provisionalNumber' } },
    });
  });

  it.each([
    ['2026-10-04', 'date-before-prerequisite'],
    ['2026-10-05', 'recorded'],
    ['2026-10-10', 'recorded'],
  ])('of the doctor is not before the earliest number: %s', (on, code) => {
    const numbers = { provisionalNumber: '2026-10-05', permanentNumber: '2026-10-10' };
    const before = facts({ milestones: reached({ submitted: '2026-09-10', ...numbers }) });
    expect(codeOf(record(before, 'gpDeclared', on))).toBe(code);
  });

  it.each([
    ['2026-08-31', 'date-before-studies'],
    ['2026-09-01', 'recorded'],
  ])('of the provisional number is not before the studies: %s', (on, code) => {
    const before = facts({ milestones: reached({ submitted: '2026-06-01' }) });
    expect(codeOf(record(before, 'provisionalNumber', on))).toBe(code);
  });
});

describe('the twelve months before the studies', () => {
  const floor = facts().studiesStartOn?.subtract({ months: MONTHS_BEFORE_STUDIES }) ?? TODAY;
  const onDay = (days: number) => floor.add({ days }).toString();

  it.each([
    [-1, 'date-long-before-studies'],
    [0, 'recorded'],
    [1, 'recorded'],
  ])('bound what can be recorded: %i days from them', (days, code) => {
    expect(codeOf(record(facts(), 'submitted', onDay(days)))).toBe(code);
  });

  it('are counted from 29 February to the end of the month', () => {
    const before = facts({ studiesStartOn: day('2028-02-29') });
    expect(codeOf(record(before, 'submitted', '2027-02-27', day('2028-03-01')))).toBe(
      'date-long-before-studies',
    );
    expect(codeOf(record(before, 'submitted', '2027-02-28', day('2028-03-01')))).toBe('recorded');
  });

  it('bound nothing while the studies are unknown', () => {
    expect(codeOf(record(facts({ studiesStartOn: null }), 'submitted', '1999-01-01'))).toBe('recorded');
  });

  it.each(LATE_ROUTES)('do not bind the route %s', (route) => {
    expect(codeOf(record(facts({ route }), 'permanentNumber', onDay(-400)))).toBe('recorded');
  });
});

describe('the facts after a report', () => {
  it('hold the milestone with its source and the day it was recorded, and change nothing else', () => {
    const before = facts();
    const after = recordMilestone(
      before,
      { milestone: 'submitted', on: day('2026-10-01'), source: 'proof' },
      TODAY,
    );
    const submitted = { on: day('2026-10-01'), source: 'proof', recordedOn: TODAY };
    expect(after).toEqual({
      ok: true,
      value: { ...before, milestones: { ...before.milestones, submitted } },
    });
  });

  it('have the portal for a route when a case of unknown route was submitted', () => {
    const after = record(facts({ route: 'unknown', routeKnownSince: null }), 'submitted', '2026-10-01');
    expect(after).toMatchObject({ ok: true, value: { route: 'register_portal', routeKnownSince: TODAY } });
  });

  it.each(ROUTES.filter((route) => route !== 'unknown'))('keep the route %s', (route) => {
    const before = facts({ route });
    const after = record(before, 'submitted', '2026-10-01');
    expect(after).toMatchObject({ ok: true, value: { route, routeKnownSince: before.routeKnownSince } });
  });
});

describe('milestones that stand together', () => {
  it.each(MILESTONES)('can be taken apart at %s only where nothing needs it', (milestone) => {
    const { milestones } = allBut([]);
    const without = { ...facts(), milestones: { ...milestones, [milestone]: null } };
    const dependents = MILESTONES.filter((one) => {
      const needed = PREREQUISITES[one];
      return needed.length > 0 && needed.every((need) => need === milestone);
    });
    expect(checkMilestones(without).ok).toBe(dependents.length === 0);
  });

  it('are sound when none is there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ROUTES), (route) => {
        expect(checkMilestones(facts({ route })).ok).toBe(true);
      }),
    );
  });
});
