import { database } from './db.ts';

/** How long a beat counts: an outage is noticed within this time, and a page does not ask again each time. */
const FRESH_MS = 1_000;

let beatAt = 0;

/** Whether the database answers. Personal pages ask before they render, so that an outage is a plain 503. */
export async function hasPulse(): Promise<boolean> {
  if (Date.now() - beatAt < FRESH_MS) return true;
  try {
    await database().$queryRaw`SELECT 1`;
    beatAt = Date.now();
    return true;
  } catch {
    beatAt = 0;
    return false;
  }
}
