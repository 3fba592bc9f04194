import { describe, expect, it } from 'vitest';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import { curveOf, type WaitCurve, type WaitSpan } from '#lib/domain/wait/kaplan-meier.ts';
import {
  curveState,
  FEWEST_FINISHED,
  FEWEST_PEOPLE,
  ownWindow,
  standingOf,
  windowsOf,
} from '#lib/domain/wait/usual.ts';
import { MEASURED_WAITS, PUBLISHED_WINDOWS, type Wait } from '#lib/domain/wait/wait.ts';
import { TODAY } from '#tests/support/domain-fixtures.ts';

const ended = (days: number, people = 1): WaitSpan => ({ days, isFinished: true, people });
const goesOn = (days: number, people = 1): WaitSpan => ({ days, isFinished: false, people });

/** A curve of so many people of whom so many have finished, on one day. */
const some = (people: number, finished: number): WaitCurve =>
  curveOf([...(finished ? [ended(10, finished)] : []), goesOn(10, people - finished)]);

/** Twenty waits of 5, 10, … 100 days: every tenth is two of them. */
const EVEN = curveOf(Array.from({ length: 20 }, (_, at) => ended((at + 1) * 5)));

describe('a curve', () => {
  it('is shown from five people and twenty finished waits', () => {
    expect([FEWEST_PEOPLE, FEWEST_FINISHED]).toEqual([5, 20]);
  });

  it.each([
    ['of nobody', undefined, 'too-few-people'],
    ['of one too few', some(FEWEST_PEOPLE - 1, FEWEST_PEOPLE - 1), 'too-few-people'],
    ['of just enough people', some(FEWEST_PEOPLE, FEWEST_PEOPLE), 'too-few-finished'],
    ['of one more', some(FEWEST_PEOPLE + 1, 0), 'too-few-finished'],
    ['with one finished too few', some(100, FEWEST_FINISHED - 1), 'too-few-finished'],
    ['with just enough finished', some(100, FEWEST_FINISHED), 'shown'],
    ['with one finished more', some(FEWEST_FINISHED + 1, FEWEST_FINISHED + 1), 'shown'],
  ] as const)('%s', (_, curve, state) => {
    expect(curveState(curve)).toBe(state);
  });
});

describe('the window of an office', () => {
  it('goes from the 10th to the 90th percentile, in whole weeks that hold them', () => {
    // Day 10 is in the second week, day 90 in the thirteenth.
    expect(ownWindow(EVEN)).toEqual({ fromWeeks: 1, toWeeks: 13, finished: 20 });
  });

  it('ends on its last day when that is a whole week', () => {
    const curve = curveOf([ended(14, 10), ended(21, 10)]);
    expect(ownWindow(curve)).toEqual({ fromWeeks: 2, toWeeks: 3, finished: 20 });
  });

  it('is unknown while the curve may not be shown', () => {
    expect(ownWindow(undefined)).toBeNull();
    expect(ownWindow(some(FEWEST_FINISHED - 1, FEWEST_FINISHED - 1))).toBeNull();
    expect(ownWindow(some(FEWEST_FINISHED, FEWEST_FINISHED))).not.toBeNull();
  });

  it('is unknown while nobody knows the slow end, or even the fast one', () => {
    expect(ownWindow(curveOf([ended(10, 89), goesOn(400, 11)]))).toBeNull();
    expect(ownWindow(curveOf([ended(10, 90), goesOn(400, 10)]))).toEqual({
      fromWeeks: 1,
      toWeeks: 2,
      finished: 90,
    });
    expect(ownWindow(some(1000, FEWEST_FINISHED))).toBeNull();
  });
});

describe('the usual windows', () => {
  it('are the published ones as long as the office has none of its own', () => {
    expect(windowsOf({})).toEqual(PUBLISHED_WINDOWS);
    expect(windowsOf({ permanentNumber: some(19, 19) })).toEqual(PUBLISHED_WINDOWS);
  });

  it.each(MEASURED_WAITS)('of %s is the own one where there is one, and no other changes', (milestone) => {
    expect(windowsOf({ [milestone]: EVEN })).toEqual({
      ...PUBLISHED_WINDOWS,
      [milestone]: { fromWeeks: 1, toWeeks: 13, finished: 20 },
    });
  });

  it.each(MILESTONES.filter((one) => !MEASURED_WAITS.includes(one)))(
    'of %s is none, whatever the curve',
    (one) => {
      expect(windowsOf({ [one]: EVEN })).toEqual(PUBLISHED_WINDOWS);
    },
  );
});

describe('where a wait stands', () => {
  const waiting = (days: number): Wait => ({
    until: 'permanentNumber',
    since: TODAY.subtract({ days }),
    week: Math.floor(days / 7) + 1,
    window: null,
    lateFrom: null,
  });
  const standing = (days: number, curve: WaitCurve = EVEN) =>
    standingOf(waiting(days), { permanentNumber: curve }, TODAY);

  it.each([
    [0, 0],
    [10, 0],
    [11, 1],
    [50, 4],
    [51, 5],
    [90, 8],
    [91, 9],
    [100, 9],
    [101, 10],
    [400, 10],
  ])('after %i days it is slower than %i in ten', (days, slowerThanInTen) => {
    expect(standing(days)).toEqual({ medianWeeks: 8, slowerThanInTen, finished: 20 });
  });

  it('names no median while fewer than half have what they waited for', () => {
    expect(standing(30, some(100, 49))).toEqual({ medianWeeks: null, slowerThanInTen: 4, finished: 49 });
    expect(standing(30, some(100, 50))).toEqual({ medianWeeks: 2, slowerThanInTen: 5, finished: 50 });
  });

  it('names whole weeks: a median of fourteen days is two', () => {
    expect(standing(30, curveOf([ended(14, 20)]))?.medianWeeks).toBe(2);
    expect(standing(30, curveOf([ended(15, 20)]))?.medianWeeks).toBe(3);
  });

  it('is not told while the curve may not be shown, or for another wait', () => {
    expect(standing(30, some(FEWEST_PEOPLE - 1, FEWEST_PEOPLE - 1))).toBeNull();
    expect(standing(30, some(100, FEWEST_FINISHED - 1))).toBeNull();
    expect(standing(30, some(100, FEWEST_FINISHED))).not.toBeNull();
    expect(standingOf(waiting(30), { carteVitale: EVEN }, TODAY)).toBeNull();
  });
});
