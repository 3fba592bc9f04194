import { readFileSync } from 'node:fs';
import type { Measured } from './bench-row.ts';
import type { Effort } from './effort.ts';
import { median, ratioOf, type Round } from './statistics.ts';

/** A round during which other machines took more than this share of the processor is no measure of ours. */
const MOST_STOLEN = 0.02;
/** For each round that counts so many may be thrown away; a machine that is never quiet is measured as it is. */
const MOST_VOID = 1;

/** Processor time of this machine so far, in ticks: all of it, and what the host gave to others. Zeros where unknown. */
function processorTime(): { readonly all: number; readonly stolen: number } {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
    const ticks = line.split(/\s+/).slice(1, 9).map(Number);
    return { all: ticks.reduce((sum, one) => sum + one, 0), stolen: ticks[7] ?? 0 };
  } catch {
    return { all: 0, stolen: 0 };
  }
}

/** Runs something and says which share of the processor was stolen meanwhile. */
async function watched<T>(work: () => Promise<T>): Promise<{ value: T; stolen: number }> {
  const before = processorTime();
  const value = await work();
  const after = processorTime();
  const all = after.all - before.all;
  return { value, stolen: all > 0 ? (after.stolen - before.stolen) / all : 0 };
}

/** Measures product and floor in turns, A B A B, after a warm-up; answers the ratio product ÷ floor with its bounds. */
export async function compare(
  effort: Effort,
  product: () => Promise<number>,
  floor: () => Promise<number>,
  wordsOf: (product: number, floor: number) => string,
): Promise<Measured> {
  for (let turn = 0; turn < effort.warmUps; turn++) {
    await product();
    await floor();
  }
  const rounds: Round[] = [];
  let voided = 0;
  while (rounds.length < effort.rounds) {
    const { value, stolen } = await watched(async () => ({
      product: await product(),
      floor: await floor(),
    }));
    if (stolen > MOST_STOLEN && voided < effort.rounds * MOST_VOID) voided++;
    else rounds.push(value);
  }
  const words = wordsOf(median(rounds.map((one) => one.product)), median(rounds.map((one) => one.floor)));
  return { ...ratioOf(rounds), words, rounds: rounds.length, voided };
}

/** Milliseconds that something takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
