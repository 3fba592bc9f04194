import type { FaultWorld, WorldOptions } from './fault-world.ts';

/** What an oracle counted after a fault. */
export type Tally = {
  /** How often the fault was done. */
  readonly injected: number;
  /** Acknowledged and not there, or typed and gone. */
  readonly lost: number;
  /** There more often than it was sent. */
  readonly duplicate: number;
  /** Anything else that must not be, each in words. */
  readonly wrong: readonly string[];
  /** What was measured beside, for the reader. */
  readonly notes: readonly string[];
};

export type Effort = { readonly isQuick: boolean };

/** What is injected, when and where, and how it is counted what came of it. */
export type Scenario = {
  readonly name: string;
  /** The fault, its place and its times, in one line. */
  readonly injects: string;
  readonly run: (world: FaultWorld, effort: Effort) => Promise<Tally>;
  /** A product or a server with a bug that this scenario must find. */
  readonly planted: { readonly what: string } & Pick<WorldOptions, 'settings' | 'plant'>;
};

/** Whether a scenario did its fault and found nothing that must not be. */
export const isSound = ({ injected, lost, duplicate, wrong }: Tally): boolean =>
  injected > 0 && lost === 0 && duplicate === 0 && wrong.length === 0;

/** Two tallies of one scenario as one. */
export function sumOf(one: Tally, other: Tally): Tally {
  return {
    injected: one.injected + other.injected,
    lost: one.lost + other.lost,
    duplicate: one.duplicate + other.duplicate,
    wrong: [...one.wrong, ...other.wrong],
    notes: [...one.notes, ...other.notes],
  };
}
