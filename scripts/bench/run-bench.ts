import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { reached, type BenchRow, type Measured } from './bench-row.ts';
import type { BenchOrder } from './bench-order.ts';
import { openWorld } from './open-world.ts';
import { PLACES } from './processors.ts';
import { FULL, QUICK } from './effort.ts';
import { ACTOR_ROWS } from './rows/actor.ts';
import { BOARD_ROWS } from './rows/board.ts';
import { JOB_ROWS } from './rows/jobs.ts';
import { PAGE_ROWS } from './rows/pages.ts';
import { SCRIPT_ROWS } from './rows/scripts.ts';
import { STATEMENT_ROWS } from './rows/statements.ts';
import { SWEEP_ROWS } from './rows/sweep.ts';

const ROWS: readonly BenchRow[] = [
  ...SCRIPT_ROWS,
  ...PAGE_ROWS,
  ...BOARD_ROWS,
  ...STATEMENT_ROWS,
  ...ACTOR_ROWS,
  ...SWEEP_ROWS,
  ...JOB_ROWS,
].toSorted((a, b) => Number.parseInt(a.id, 10) - Number.parseInt(b.id, 10));

type Line = {
  readonly row: BenchRow;
  readonly measured: Measured;
  readonly load: number;
  readonly isReached: boolean;
};

const goalText = ({ goal }: BenchRow): string =>
  'atLeast' in goal ? `≥ ${String(goal.atLeast)}` : `≤ ${String(goal.atMost)}`;

const digits = (value: number): string => value.toFixed(value >= 10 ? 0 : 3);

function lineText({ row, measured, isReached }: Line): string {
  const { value, low, high, rounds, voided, words } = measured;
  const bounds = low === high ? '' : ` (${digits(low)}–${digits(high)})`;
  const turns = rounds > 1 ? `, ${String(rounds)} rounds${voided > 0 ? `, ${String(voided)} void` : ''}` : '';
  return `${isReached ? '✓' : '✗'} ${row.id.padEnd(12)} ${`${digits(value)}${bounds}`.padEnd(24)} ${goalText(row).padEnd(8)} ${row.what}\n  ${' '.repeat(12)} ${words}${turns}`;
}

/** The rows that a word of the command line means: all, those of a number, or one. */
export const rowsOf = (only: string | null): readonly BenchRow[] =>
  ROWS.filter(({ id }) => only === null || id === only || id.split(' ')[0] === only);

/** Measures the rows one after the other, prints each as it comes, and writes bench-results.json. False: one fell short. */
export async function runBench(order: BenchOrder, say: (line: string) => void): Promise<boolean> {
  const rows = rowsOf(order.only);
  if (rows.length === 0)
    throw new Error(`there is no row ${order.only ?? ''}: ${ROWS.map(({ id }) => id).join(', ')}`);
  const { world, close } = await openWorld(order, order.isQuick ? QUICK : FULL, say);
  const lines: Line[] = [];
  try {
    say(PLACES);
    for (const row of rows) {
      const measured = await row.measure(world);
      const line = { row, measured, load: loadavg()[0] ?? 0, isReached: reached(row.goal, measured) };
      lines.push(line);
      say(lineText(line));
    }
  } finally {
    await close();
  }
  const results = lines.map(({ row: { id, what, goal, floor }, measured, load, isReached }) => ({
    ...{ id, what, goal, floor, ...measured, load, isReached },
  }));
  writeFileSync(
    'bench-results.json',
    `${JSON.stringify({ isQuick: order.isQuick, sizes: world.sizes, results }, null, 2)}\n`,
  );
  const short = lines.filter((one) => !one.isReached);
  say(
    short.length === 0
      ? `all ${String(lines.length)} reached`
      : `${String(short.length)} of ${String(lines.length)} fell short: ${short.map(({ row }) => row.id).join(', ')}`,
  );
  return short.length === 0;
}
