import { randomOf } from '#prisma/seed/random.ts';

/** The middle of some numbers; NaN of none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

/** One round: what was measured of the product, and of the floor beside it. */
export type Round = { readonly product: number; readonly floor: number };

export type Ratio = {
  readonly value: number;
  /** The ratio lies above `low`, and below `high`, with 95 % confidence each. */
  readonly low: number;
  readonly high: number;
};

const RESAMPLES = 4_000;
const CONFIDENCE = 0.95;

/**
 * The median of the rounds' ratios, with one-sided bounds from resampled rounds. Rounds are resampled whole: what is
 * slow about a round is slow for both. @source Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13
 */
export function ratioOf(rounds: readonly Round[]): Ratio {
  const ratios = rounds.map(({ product, floor }) => product / floor);
  const random = randomOf('bootstrap');
  const medians = Array.from({ length: RESAMPLES }, () =>
    median(ratios.map(() => random.pick(ratios))),
  ).toSorted((a, b) => a - b);
  const at = (share: number) => medians[Math.round(share * (RESAMPLES - 1))] ?? Number.NaN;
  return { value: median(ratios), low: at(1 - CONFIDENCE), high: at(CONFIDENCE) };
}
