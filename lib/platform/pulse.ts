import { database } from './db.ts';

/** How long a beat counts: under load pages do not ask one by one, and an outage is noticed within this time. */
const FRESH_MS = 250;

// Next bundles the proxy apart from the pages: what both must know stands on the one global object.
const held = globalThis as { affiliaBeatAt?: number };

/** Whether the database answers. Personal pages ask before they render, so that an outage is a plain 503. */
export async function hasPulse(): Promise<boolean> {
  if (Date.now() - (held.affiliaBeatAt ?? 0) < FRESH_MS) return true;
  try {
    await database().$queryRaw`SELECT 1`;
    held.affiliaBeatAt = Date.now();
    return true;
  } catch {
    losePulse();
    return false;
  }
}

/** Somebody found the database away: the next page asks again at once. */
export function losePulse(): void {
  held.affiliaBeatAt = 0;
}
