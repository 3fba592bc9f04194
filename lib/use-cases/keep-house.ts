import { foldCounts } from '#lib/data/cohort-store.ts';
import { beat } from '#lib/data/heartbeat-store.ts';
import { purgeReceipts } from '#lib/data/receipt-store.ts';
import { purgeSessions } from '#lib/data/session-store.ts';
import { purgeRequests } from '#lib/data/sign-in-store.ts';
import { withActor, withoutActor } from '#lib/data/with-actor.ts';
import type { Moment } from '#lib/platform/clock.ts';
import { WORKER } from './worker-actor.ts';

const FOLD_BATCH = 10_000;
const FOLD_ROUNDS = 100;
/** A page that was left open is sent again within a week at most. */
const RECEIPT_MS = 7 * 86_400_000;

/** Adds the moves of the cohorts to their counts. */
export async function foldCohortCounts(): Promise<void> {
  for (let round = 0; round < FOLD_ROUNDS; round++) {
    if ((await withActor(WORKER, (tx) => foldCounts(tx, FOLD_BATCH))) < FOLD_BATCH) return;
  }
}

/** Forgets sign-in requests, sessions and receipts that are over: nobody needs their traces. */
export async function purgeExpired(at: Moment): Promise<void> {
  await withoutActor(async (tx) => {
    // A day longer than they work: the tries at their codes are counted over a day.
    await purgeRequests(tx, new Date(at.now.getTime() - 86_400_000));
    await purgeSessions(tx, at.now);
  });
  await withActor(WORKER, (tx) => purgeReceipts(tx, new Date(at.now.getTime() - RECEIPT_MS)));
}

/** Says that this worker is alive; real time, since a moved clock must not make it look dead. */
export async function beatHeart(workerId: string): Promise<void> {
  await withoutActor((tx) => beat(tx, workerId, new Date()));
}
