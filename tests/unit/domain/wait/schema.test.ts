import { describe, expect, it } from 'vitest';
import { curveOf } from '#lib/domain/wait/kaplan-meier.ts';
import { storedPoints } from '#lib/domain/wait/schema.ts';

const { points } = curveOf([
  { days: 10, isFinished: true, people: 3 },
  { days: 12, isFinished: false, people: 2 },
]);

describe('the stored points of a curve', () => {
  it('come back as they were', () => {
    expect(storedPoints.parse(JSON.parse(JSON.stringify(points)))).toEqual(points);
    expect(storedPoints.parse([])).toEqual([]);
  });

  it.each(['day', 'atRisk', 'finished', 'waiting'])('are refused without a number for %s', (field) => {
    for (const value of [undefined, '10', null]) {
      expect(storedPoints.safeParse(points.map((one) => ({ ...one, [field]: value }))).success).toBe(false);
    }
  });
});
