import { lastBeat } from '#lib/data/heartbeat-store.ts';
import { withoutActor } from '#lib/data/with-actor.ts';

/** A worker that was not seen for this long counts as gone; it beats every 5 seconds. */
const SILENT_MS = 30_000;

export type Health = {
  readonly database: 'ok' | 'unreachable';
  readonly worker: 'ok' | 'silent' | 'unknown';
};

/** Whether the parts that pages and reminders need are alive. Never throws. */
export async function checkHealth(): Promise<Health> {
  try {
    const at = await withoutActor((tx) => lastBeat(tx));
    const isAlive = at !== null && Date.now() - at.getTime() < SILENT_MS;
    return { database: 'ok', worker: isAlive ? 'ok' : 'silent' };
  } catch {
    return { database: 'unreachable', worker: 'unknown' };
  }
}
