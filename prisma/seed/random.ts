/** Draws of a demo: one seed always gives the same sequence. */
export type Random = {
  /** From 0 up to, not including, 1. */
  readonly fraction: () => number;
  /** A whole number, both ends included. */
  readonly int: (from: number, to: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly pickWeighted: <T extends { readonly weight: number }>(list: readonly T[]) => T;
  readonly shuffled: <T>(list: readonly T[]) => T[];
};

/** One part of a mixture of waits: this share of people waits this many days. */
export type WaitShare = readonly [share: number, fromDays: number, toDays: number];

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a: spreads neighbouring seeds ("valmont-1", "valmont-2") far apart. */
function hashOf(seed: string): number {
  let hash = FNV_OFFSET;
  for (const letter of seed) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), FNV_PRIME);
  return hash >>> 0;
}

/** mulberry32: 32 bits of state, quick, and good enough to invent people. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A generator of its own for one seed: what one student draws never moves what another draws. */
export function randomOf(seed: string): Random {
  const fraction = mulberry32(hashOf(seed));
  const int = (from: number, to: number) => from + Math.floor(fraction() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => {
    const [first] = list;
    if (first === undefined) throw new Error('nothing to pick from');
    return list[int(0, list.length - 1)] ?? first;
  };
  return {
    fraction,
    int,
    chance: (share) => fraction() < share,
    pick,
    pickWeighted: (list) => {
      let left = fraction() * list.reduce((sum, one) => sum + one.weight, 0);
      return list.find((one) => (left -= one.weight) < 0) ?? pick(list);
    },
    shuffled: (list) =>
      list
        .map((one) => ({ one, key: fraction() }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ one }) => one),
  };
}

/** A wait in days drawn from a mixture; null where the shares end below 1 and the draw falls beyond: it never ends. */
export function drawWait(random: Random, mixture: readonly WaitShare[]): number | null {
  let left = random.fraction();
  for (const [share, from, to] of mixture) {
    left -= share;
    if (left < 0) return random.int(from, to);
  }
  return null;
}
