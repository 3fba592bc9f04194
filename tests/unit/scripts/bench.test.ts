import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { counted, reached } from '#scripts/bench/bench-row.ts';
import { FULL } from '#scripts/bench/effort.ts';
import { compare } from '#scripts/bench/rounds.ts';
import { rowsOf } from '#scripts/bench/run-bench.ts';
import { collectStatements } from '#scripts/bench/statement-log.ts';
import { median, ratioOf } from '#scripts/bench/statistics.ts';

describe('the median', () => {
  it.each([
    [[3], 3],
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[], Number.NaN],
  ])('of %j is %d', (numbers, expected) => {
    expect(median(numbers)).toBe(expected);
  });
});

describe('the ratio of rounds', () => {
  it('of rounds that agree has bounds that lie on it', () => {
    const rounds = Array.from({ length: 7 }, () => ({ product: 30, floor: 40 }));
    expect(ratioOf(rounds)).toEqual({ value: 0.75, low: 0.75, high: 0.75 });
  });

  it('of rounds that differ has it between bounds, the same each time', () => {
    const rounds = [60, 65, 70, 75, 80, 85, 90].map((product) => ({ product, floor: 100 }));
    const { value, low, high } = ratioOf(rounds);
    expect(value).toBe(0.75);
    expect(low).toBeGreaterThan(0.6);
    expect(low).toBeLessThan(0.75);
    expect(high).toBeGreaterThan(0.75);
    expect(high).toBeLessThan(0.9);
    expect(ratioOf(rounds)).toEqual({ value, low, high });
  });
});

describe('a goal', () => {
  it.each([
    [{ atLeast: 0.7 }, 0.69, false],
    [{ atLeast: 0.7 }, 0.7, true],
    [{ atLeast: 0.7 }, 0.71, true],
    [{ atMost: 1.25 }, 1.24, true],
    [{ atMost: 1.25 }, 1.25, true],
    [{ atMost: 1.25 }, 1.26, false],
  ])('%j with %d: %s', (goal, value, isReached) => {
    expect(reached(goal, counted(value, ''))).toBe(isReached);
  });

  it('is measured by the bound that speaks against it', () => {
    const measured = { ...counted(1, ''), low: 0.6, high: 1.4 };
    expect(reached({ atLeast: 0.7 }, measured)).toBe(false);
    expect(reached({ atMost: 1.25 }, measured)).toBe(false);
  });
});

describe('rounds', () => {
  it('measure product and floor in turns, after a warm-up that does not count', async () => {
    const order: string[] = [];
    const measure = (who: string, value: number) => () => {
      order.push(who);
      return Promise.resolve(value);
    };
    const measured = await compare(
      { ...FULL, rounds: 2 },
      measure('product', 30),
      measure('floor', 40),
      (product, floor) => `${String(product)} and ${String(floor)}`,
    );
    expect(order.slice(0, 6)).toEqual(['product', 'floor', 'product', 'floor', 'product', 'floor']);
    expect(measured).toMatchObject({ value: 0.75, rounds: 2, words: '30 and 40' });
  });
});

describe('the rows', () => {
  it('are chosen by number, by name, or all', () => {
    expect(rowsOf('4').map((one) => one.id)).toEqual(['4 processor', '4 buffers']);
    expect(rowsOf('1 staff')).toHaveLength(1);
    expect(rowsOf('no such row')).toEqual([]);
    const ids = rowsOf(null).map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(ids.map((id) => id.split(' ')[0]))).toEqual(
      new Set(['1', '2', '3', '4', '5', '6', '7', '8', '10', '11']),
    );
  });
});

describe('the log of statements', () => {
  it('gives those of the web role, each as one, without the frames of transactions', () => {
    const log = new PassThrough();
    const statements = collectStatements(log);
    const lines = [
      '|affilia_web|LOG:  statement: BEGIN',
      '|affilia_web|LOG:  execute <unnamed>: ',
      '\t      SELECT set_config($1, $2, true)',
      "|affilia_web|DETAIL:  Parameters: $1 = 'app.user'",
      "|affilia_web|LOG:  statement: BEGIN; SELECT set_config('app.role', 'student', true)",
      '|affilia_web|LOG:  execute s1: SELECT 2 FROM "Case"',
      '|affilia_worker|LOG:  execute s1: SELECT 3',
      '\tFROM elsewhere',
      '|affilia_web|LOG:  statement: COMMIT',
      '',
    ].join('\n');
    // As pipes do: cut anywhere.
    for (const piece of [lines.slice(0, 60), lines.slice(60)]) log.write(piece);
    expect(statements()).toEqual([
      'SELECT set_config($1, $2, true)',
      "BEGIN; SELECT set_config('app.role', 'student', true)",
      'SELECT 2 FROM "Case"',
    ]);
  });
});
