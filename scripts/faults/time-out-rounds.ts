import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { FaultWorld } from './fault-world.ts';
import { readPage } from './send-form.ts';

/** A page that cannot be made says so within this time: the pulse gives up after two seconds. */
const FAST_MS = 3_000;
/** How long a beat of the pulse counts, and a little: pages asked for before that do not know yet. */
export const NOTICED_MS = 400;

export type Look = { readonly wrong: string[]; readonly slowest: number; readonly count: number };

/** Reads a page again and again while something is away: each answer must be a fast 503. Ends when told. */
export async function lookWhile(world: FaultWorld, isAway: () => boolean, what: string): Promise<Look> {
  const wrong: string[] = [];
  let [slowest, count] = [0, 0];
  await wait(NOTICED_MS);
  while (isAway()) {
    const { answer, ms } = await readPage(world.base, '/en/case', readerOf(world));
    // It may have come back while the page was asked for.
    if (!isAway() && answer.kind === 'page') break;
    count++;
    slowest = Math.max(slowest, ms);
    if (answer.kind !== 'unavailable') wrong.push(`${what} a page was ${answer.kind}`);
    if (ms > FAST_MS) wrong.push(`${what} a page took longer than ${String(FAST_MS / 1000)} s to say so`);
    await wait(50);
  }
  return { wrong, slowest, count };
}

/** Milliseconds until a page is there again; null when it is not in time. */
export async function untilBack(world: FaultWorld, withinMs: number): Promise<number | null> {
  const start = performance.now();
  while (performance.now() - start < withinMs) {
    const { answer } = await readPage(world.base, '/en/case', readerOf(world));
    if (answer.kind === 'page') return performance.now() - start;
    await wait(50);
  }
  return null;
}

/** Who only reads. */
function readerOf({ residents }: FaultWorld) {
  const reader = residents.at(-1);
  if (!reader) throw new Error('nobody reads');
  return reader;
}

/** Sessions of web and worker in a state that `which` names, as SQL on pg_stat_activity. */
export async function countSessions(client: pg.Client, which: 'waiting' | 'left idle'): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity WHERE usename IN ('affilia_web', 'affilia_worker')
     AND CASE $1 WHEN 'waiting' THEN wait_event_type = 'Lock' ELSE state = 'idle in transaction' END`,
    [which],
  );
  return rows[0]?.n ?? 0;
}

/** Waits until something holds; false when it does not in time. */
export async function untilHolds(check: () => Promise<boolean>, withinMs: number): Promise<boolean> {
  const start = performance.now();
  while (performance.now() - start < withinMs) {
    if (await check()) return true;
    await wait(20);
  }
  return false;
}

/** Holds the rows of some cases until the answer is called. */
export async function holdCases(client: pg.Client, ids: readonly string[]): Promise<() => Promise<void>> {
  await client.query('BEGIN');
  await client.query('SELECT 1 FROM "Case" WHERE "id" = ANY($1::uuid[]) FOR UPDATE', [ids]);
  return async () => {
    await client.query('ROLLBACK');
  };
}
