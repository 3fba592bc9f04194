// What is said to have happened more than twenty years ago is a slip of the hand.
import { describe, expect, it } from 'vitest';
import { civil, FURTHEST_YEARS, isWithinReach } from '#lib/domain/calendar/civil-date.ts';
import { correctMilestone } from '#lib/domain/case/correct-milestone.ts';
import { checkRecordedDay, recordMilestone } from '#lib/domain/case/record-milestone.ts';
import { moveDocument } from '#lib/domain/document/move.ts';
import { entersAtPermanentNumber, ROUTES } from '#lib/domain/route/route.ts';
import { codeOf, errorOf, facts, paper, reached, TODAY } from '#tests/support/domain-fixtures.ts';

/** Today is 2026-11-21. */
const FIRST = civil('2006-11-21');
const EVE = civil('2006-11-20');
const OUT_OF_RANGE = { code: 'date-out-of-range', field: 'on' };
/** Nothing else speaks against an old day. */
const UNBOUND = { studiesStartOn: null, studiesEndOn: null, ehicValidUntil: civil('2027-06-30') };

describe('twenty years', () => {
  it.each([
    ['2006-11-20', false],
    ['2006-11-21', true],
    ['2026-11-21', true],
    ['2046-11-21', true],
    ['2046-11-22', false],
  ])('is as far as a date may lie from today, both ways: %s %s', (day, isNear) => {
    expect(FURTHEST_YEARS).toBe(20);
    expect(isWithinReach(civil(day), TODAY)).toBe(isNear);
  });

  it('from 29 February reach to the 28th or the 29th', () => {
    const leap = civil('2028-02-29');
    expect(isWithinReach(civil('2008-02-29'), leap)).toBe(true);
    expect(isWithinReach(civil('2008-02-28'), leap)).toBe(false);
    expect(isWithinReach(civil('2048-02-29'), leap)).toBe(true);
    expect(isWithinReach(civil('2048-03-01'), leap)).toBe(false);
  });
});

describe.each(ROUTES)('on the route %s a station', (route) => {
  const isOld = entersAtPermanentNumber(route);
  const refusal = isOld ? null : OUT_OF_RANGE;

  it('lies further back only where the number may be old', () => {
    for (const milestones of [reached({}), reached({ permanentNumber: '2000-01-01' })]) {
      const some = facts({ ...UNBOUND, route, milestones });
      expect(errorOf(checkRecordedDay(some, EVE, TODAY))).toEqual(refusal);
      expect(errorOf(checkRecordedDay(some, FIRST, TODAY))).toBeNull();
    }
  });

  it('is recorded so', () => {
    const some = facts({ ...UNBOUND, route });
    const record = (on: typeof TODAY) =>
      recordMilestone(some, { milestone: 'submitted', on, source: 'declared' }, TODAY);
    expect(errorOf(record(EVE))).toEqual(refusal);
    expect(codeOf(record(FIRST))).toBe('ok');
  });

  it('is corrected so', () => {
    const some = facts({ ...UNBOUND, route, milestones: reached({ submitted: '2026-09-10' }) });
    const correct = (on: typeof TODAY) =>
      correctMilestone(
        some,
        { milestone: 'submitted', on, source: 'declared', reason: 'typed-wrong' },
        TODAY,
      );
    expect(errorOf(correct(EVE))).toEqual(refusal);
    expect(codeOf(correct(FIRST))).toBe('ok');
  });

  it('never lies ahead', () => {
    expect(errorOf(checkRecordedDay(facts({ route }), TODAY.add({ days: 1 }), TODAY))).toEqual({
      code: 'date-in-future',
      field: 'on',
      params: { date: '2026-11-21' },
    });
  });
});

describe('a paper', () => {
  it('was not sent longer ago', () => {
    const move = (on: typeof TODAY) =>
      moveDocument(
        paper('student-visa'),
        { status: 'deposited', on, reason: null, reasonText: null },
        TODAY,
        { precheck: false, isOffice: false },
      );
    expect(errorOf(move(EVE))).toEqual(OUT_OF_RANGE);
    expect(codeOf(move(FIRST))).toBe('ok');
    expect(errorOf(move(TODAY.add({ years: 21 })))?.code).toBe('date-in-future');
  });
});
