import { describe, expect, it } from 'vitest';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import { inWeeks, PUBLISHED_RANGES } from '#lib/domain/wait/published-ranges.ts';
import { PUBLISHED_WINDOWS } from '#lib/domain/wait/wait.ts';

const weeksOf = (milestone: (typeof MILESTONES)[number]) =>
  PUBLISHED_RANGES[milestone].map(({ from, to, unit }) => ({
    from: inWeeks(from, unit),
    to: inWeeks(to, unit),
  }));

describe('the published ranges', () => {
  it.each(MILESTONES)('of %s go forward, shortest first, and lie in the published window', (milestone) => {
    const ranges = weeksOf(milestone);
    const window = PUBLISHED_WINDOWS[milestone];
    for (const { from, to } of ranges) {
      expect(from).toBeLessThan(to);
      expect(from).toBeGreaterThanOrEqual(window?.fromWeeks ?? Number.POSITIVE_INFINITY);
      expect(to).toBeLessThanOrEqual(window?.toWeeks ?? 0);
    }
    expect(ranges).toEqual(ranges.toSorted((a, b) => a.from - b.from || a.to - b.to));
  });

  it('give the provisional number its longest wait; it may also come at once', () => {
    expect(PUBLISHED_WINDOWS.provisionalNumber).toMatchObject({ fromWeeks: 0, toWeeks: 13 });
    expect(Math.max(...weeksOf('provisionalNumber').map((one) => one.to))).toBe(13);
  });

  it('give the permanent number both ends of its window', () => {
    const ranges = weeksOf('permanentNumber');
    expect(PUBLISHED_WINDOWS.permanentNumber).toMatchObject({
      fromWeeks: Math.min(...ranges.map((one) => one.from)),
      toWeeks: Math.max(...ranges.map((one) => one.to)),
    });
    expect(new Set(PUBLISHED_RANGES.permanentNumber.map((one) => one.source))).toEqual(
      new Set(['000', '002', '004']),
    );
  });

  it.each([
    [4, 'weeks', 4],
    [3, 'months', 13],
    [9, 'months', 39],
  ] as const)('%i %s are %i weeks', (figure, unit, weeks) => {
    expect(inWeeks(figure, unit)).toBe(weeks);
  });
});
