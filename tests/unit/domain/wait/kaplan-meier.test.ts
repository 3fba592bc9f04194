import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  curveOf,
  percentileDay,
  shareFasterThan,
  type WaitCurve,
  type WaitSpan,
} from '#lib/domain/wait/kaplan-meier.ts';

const ended = (days: number, people = 1): WaitSpan => ({ days, isFinished: true, people });
const goesOn = (days: number, people = 1): WaitSpan => ({ days, isFinished: false, people });

/**
 * Weeks of remission of 21 children with leukaemia who were given 6-mercaptopurine; a minus sign marks those who were
 * still in remission when they were last seen (censored).
 * @source Freireich et al., Blood 21 (1963) 699–716; with this table of the estimate in Kleinbaum and Klein,
 * Survival Analysis: A Self-Learning Text (3rd edition, 2012), chapter 2
 */
const REMISSIONS = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];
const PUBLISHED = [
  { day: 6, atRisk: 21, finished: 3, waiting: 0.8571 },
  { day: 7, atRisk: 17, finished: 1, waiting: 0.8067 },
  { day: 10, atRisk: 15, finished: 1, waiting: 0.7529 },
  { day: 13, atRisk: 12, finished: 1, waiting: 0.6902 },
  { day: 16, atRisk: 11, finished: 1, waiting: 0.6275 },
  { day: 22, atRisk: 7, finished: 1, waiting: 0.5378 },
  { day: 23, atRisk: 6, finished: 1, waiting: 0.4482 },
];
const freireich = curveOf(REMISSIONS.map((weeks) => (weeks < 0 ? goesOn(-weeks) : ended(weeks))));

const spans: fc.Arbitrary<readonly WaitSpan[]> = fc.array(
  fc.record({
    days: fc.integer({ min: 0, max: 60 }),
    isFinished: fc.boolean(),
    people: fc.integer({ min: 1, max: 4 }),
  }),
  { minLength: 1, maxLength: 30 },
);
const one = (some: readonly WaitSpan[]): WaitSpan[] =>
  some.flatMap(({ people, ...span }) => Array.from({ length: people }, () => ({ ...span, people: 1 })));

describe('the published example', () => {
  it('is met to four decimals, with who was at risk at each step', () => {
    const rounded = freireich.points.map((point) => ({
      ...point,
      waiting: Number(point.waiting.toFixed(4)),
    }));
    expect(rounded).toEqual(PUBLISHED);
    expect([freireich.people, freireich.finished]).toEqual([21, 9]);
  });

  it('has its median at 23 weeks, and no 90th percentile', () => {
    expect(percentileDay(freireich, 0.5)).toBe(23);
    expect(percentileDay(freireich, 0.1)).toBe(6);
    expect(percentileDay(freireich, 0.9)).toBeNull();
  });
});

describe('the curve', () => {
  it('of nobody, and of people who all still wait, has no step', () => {
    expect(curveOf([])).toEqual({ people: 0, finished: 0, points: [] });
    expect(curveOf([goesOn(5, 3)])).toEqual({ people: 3, finished: 0, points: [] });
  });

  it('counts who is last seen on a day as still waiting on that day', () => {
    expect(curveOf([ended(10), goesOn(10)]).points).toEqual([
      { day: 10, atRisk: 2, finished: 1, waiting: 0.5 },
    ]);
    expect(curveOf([ended(10), goesOn(9)]).points).toEqual([{ day: 10, atRisk: 1, finished: 1, waiting: 0 }]);
  });

  it('stands in the order of the days, by number and not by letter', () => {
    expect(curveOf([ended(100), ended(9), ended(20)]).points.map(({ day }) => day)).toEqual([9, 20, 100]);
  });

  it('without anybody left out is the share who wait longer', () => {
    fc.assert(
      fc.property(spans, (some) => {
        const all = some.map((span) => ({ ...span, isFinished: true }));
        const curve = curveOf(all);
        const people = one(all);
        for (const { day, waiting } of curve.points) {
          expect(waiting).toBeCloseTo(people.filter((each) => each.days > day).length / people.length, 9);
        }
      }),
    );
  });

  it('falls from step to step within 1 and 0, one step for each day on which a wait ended', () => {
    fc.assert(
      fc.property(spans, (some) => {
        const { points, people, finished } = curveOf(some);
        const shares = [1, ...points.map(({ waiting }) => waiting)];
        for (const [at, share] of shares.slice(1).entries()) expect(share).toBeLessThan(shares[at] ?? 0);
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
        const days = new Set(some.filter(({ isFinished }) => isFinished).map((span) => span.days));
        expect(points.map(({ day }) => day)).toEqual([...days].toSorted((a, b) => a - b));
        expect(people).toBe(one(some).length);
        expect(finished).toBe(points.reduce((sum, point) => sum + point.finished, 0));
      }),
    );
  });

  it('is the same whether people are counted one by one or together, in any order', () => {
    fc.assert(
      fc.property(spans, (some) => {
        expect(curveOf(one(some).toReversed())).toEqual(curveOf(some));
      }),
    );
  });
});

describe('a percentile', () => {
  const ten: WaitCurve = curveOf(Array.from({ length: 10 }, (_, at) => ended(at + 1)));

  it.each([
    [0.1, 1],
    [0.11, 2],
    [0.5, 5],
    [0.9, 9],
    [0.91, 10],
    [1, 10],
  ])('%d of ten people who waited 1 to 10 days is day %i', (share, day) => {
    expect(percentileDay(ten, share)).toBe(day);
  });

  it('is the first day by which so many had it, for any curve', () => {
    fc.assert(
      fc.property(spans, fc.constantFrom(0.1, 0.5, 0.9), (some, share) => {
        const curve = curveOf(some);
        const day = percentileDay(curve, share);
        const had = (limit: number) =>
          1 - (curve.points.findLast((point) => point.day <= limit)?.waiting ?? 1);
        if (day === null) expect(had(Infinity)).toBeLessThan(share);
        else {
          expect(had(day)).toBeGreaterThanOrEqual(share - 1e-9);
          expect(had(day - 1)).toBeLessThan(share);
        }
      }),
    );
  });
});

describe('the share that was faster', () => {
  it.each([
    [5, 0],
    [6, 0],
    [7, 1 - 0.8571],
    [8, 1 - 0.8067],
    [22, 1 - 0.6275],
    [23, 1 - 0.5378],
    [24, 1 - 0.4482],
    [500, 1 - 0.4482],
  ])('than a wait of %i, in the published example, is %d', (day, share) => {
    expect(shareFasterThan(freireich, day)).toBeCloseTo(share, 4);
  });

  it('is none while nobody has finished', () => {
    expect(shareFasterThan(curveOf([goesOn(5, 9)]), 100)).toBe(0);
  });
});
