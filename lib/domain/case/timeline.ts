import type { EventPayload } from './schema.ts';
import type { FactSource } from './milestone.ts';
import type { Role } from '../access/actor.ts';

/** One entry of the history as pages show it, newest first. */
export type TimelineEntry = {
  readonly seq: number;
  readonly at: Date;
  readonly actorRole: Role | 'worker';
  /** Name of who recorded it; null when nobody did (worker, import). */
  readonly actorName: string | null;
  readonly source: FactSource | null;
  readonly what: EventPayload;
};
