import type { BenchWorld } from './world.ts';

/** What a row must reach: `atLeast` is compared with the lower bound, `atMost` with the upper. */
export type Goal = { readonly atLeast: number } | { readonly atMost: number };

export type Measured = {
  /** What was compared, in words: "421 against 530 requests a second". */
  readonly words: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly rounds: number;
  /** Rounds that were thrown away because something else used the machine. */
  readonly voided: number;
};

export type BenchRow = {
  /** Number in docs/performance.md. */
  readonly id: string;
  readonly what: string;
  readonly goal: Goal;
  readonly floor: string;
  readonly measure: (world: BenchWorld) => Promise<Measured>;
};

/** Whether a row reached its goal, bound included. */
export function reached(goal: Goal, { low, high }: Measured): boolean {
  return 'atLeast' in goal ? low >= goal.atLeast : high <= goal.atMost;
}

/** Something counted, not timed: it has no spread. */
export const counted = (value: number, words: string): Measured => ({
  words,
  value,
  low: value,
  high: value,
  rounds: 1,
  voided: 0,
});
