import { isSendingHour } from '#lib/domain/reminder/hours.ts';
import { findCasesToWrite, openDigests, releaseStaleDigests } from '#lib/data/digest-store.ts';
import { withActor } from '#lib/data/with-actor.ts';
import type { Moment } from '#lib/platform/clock.ts';
import { newId } from '#lib/platform/crypto.ts';
import { workerEnv } from '#lib/platform/env.ts';
import { enqueue } from '#lib/platform/queue.ts';
import { WORKER } from './worker-actor.ts';

const BATCH = 200;
const MOST_BATCHES = 500;

/**
 * Puts what is planned into the day's mail of each student: one digest a day, claimed and queued by one transaction.
 * Outside the sending hours nothing goes out, unless somebody asks for it at once. Returns how many mails were queued.
 */
export async function openDueDigests(at: Moment, atOnce = false): Promise<number> {
  if (!atOnce && !isSendingHour(at.now)) return 0;
  await withActor(WORKER, (tx) => releaseStaleDigests(tx, at.today));
  const host = new URL(workerEnv().AFFILIA_URL).hostname;
  let queued = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const made = await withActor(WORKER, async (tx) => {
      const cases = await findCasesToWrite(tx, at.today, BATCH);
      const digests = cases.map((one) => {
        const id = newId();
        return { ...one, id, messageId: `<digest-${id}@${host}>` };
      });
      const opened = await openDigests(tx, digests, at.today);
      await enqueue(
        tx,
        'digest.send',
        opened.map((one) => ({ institutionId: one.institutionId, digestId: one.id, atOnce })),
      );
      return opened.length;
    });
    queued += made;
    if (made < BATCH) break;
  }
  return queued;
}
