import { database } from './db.ts';

/** How long a beat counts: under load pages do not ask one by one, and an outage is noticed within this time. */
const FRESH_MS = 250;

// Next bundles the proxy apart from the pages: what both must know stands on the one global object.
const held = globalThis as { affiliaBeatAt?: number; affiliaProbe?: Promise<boolean> };

/** A database that says nothing for so long counts as away. */
const SILENT_MS = 2_000;

/** Whether the database answers. Personal pages ask before they render, so that an outage is a plain 503. */
export function hasPulse(): Promise<boolean> {
  if (Date.now() - (held.affiliaBeatAt ?? 0) < FRESH_MS) return Promise.resolve(true);
  // Whoever asks meanwhile gets the same answer: an outage is not made worse by a crowd of questions.
  held.affiliaProbe ??= probe().finally(() => {
    delete held.affiliaProbe;
  });
  return held.affiliaProbe;
}

async function probe(): Promise<boolean> {
  const silence = new Promise<never>((_, fail) => {
    setTimeout(fail, SILENT_MS, new Error('the database says nothing')).unref();
  });
  try {
    await Promise.race([database().$queryRaw`SELECT 1`, silence]);
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
