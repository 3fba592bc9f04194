import type { PgBoss } from 'pg-boss';
import { anchorHistory } from '#lib/use-cases/anchor-history.ts';
import { beatHeart, foldCohortCounts, purgeExpired } from '#lib/use-cases/keep-house.ts';
import { openDueDigests } from '#lib/use-cases/open-digests.ts';
import { measureWaits } from '#lib/use-cases/measure-waits.ts';
import { planDueReminders } from '#lib/use-cases/plan-due-reminders.ts';
import { giveUpDigest, sendDigest } from '#lib/use-cases/send-digest.ts';
import { sendSignInMail } from '#lib/use-cases/send-sign-in-mail.ts';
import { moment } from '#lib/platform/clock.ts';
import { logger } from '#lib/platform/logger.ts';
import { closeMailer } from '#lib/platform/mailer.ts';
import { database } from '#lib/platform/db.ts';
import {
  closeQueue,
  IN_ANY_ORDER,
  openQueue,
  SCHEDULES,
  setQueue,
  type JobName,
  type Jobs,
} from '#lib/platform/queue.ts';
import { TIME_ZONE } from '#lib/domain/calendar/civil-date.ts';

const HEARTBEAT_MS = 5_000;
/** Time for jobs in hand to end before the worker leaves; they are taken back otherwise. */
const GRACE_MS = 5_000;

type Handler<N extends JobName> = (payload: Jobs[N]) => Promise<void>;

/** A failing job is logged without its payload and tried again by the queue. */
async function take<N extends JobName>(
  boss: PgBoss,
  name: N,
  every: number,
  handle: Handler<N>,
): Promise<void> {
  await boss.work<Jobs[N]>(
    name,
    { ...IN_ANY_ORDER, pollingIntervalSeconds: every, batchSize: 1, localConcurrency: 3 },
    async ([job]) => {
      if (!job) return;
      try {
        await handle(job.data);
      } catch (error) {
        logger.error(
          { job: name, id: job.id, code: (error as { code?: string }).code ?? 'unknown' },
          'job failed',
        );
        throw error;
      }
    },
  );
}

/** 5xx: the server will never take it, so trying again only annoys. @source RFC 5321 §4.2.1 */
const isPermanent = (error: unknown): boolean =>
  ((error as { responseCode?: number }).responseCode ?? 0) >= 500;

async function takeDigests(boss: PgBoss): Promise<void> {
  await boss.work<
    Jobs['digest.send'],
    undefined,
    { includeMetadata: true; pollingIntervalSeconds: number; localConcurrency: number }
  >(
    'digest.send',
    { ...IN_ANY_ORDER, includeMetadata: true, pollingIntervalSeconds: 1, localConcurrency: 3 },
    async ([job]) => {
      if (!job) return;
      const { institutionId, digestId, atOnce } = job.data;
      try {
        await sendDigest(moment(), institutionId, digestId, atOnce);
      } catch (error) {
        logger.error({ job: 'digest.send', digestId, retry: job.retryCount }, 'mail was not taken');
        if (isPermanent(error)) {
          await giveUpDigest(institutionId, digestId, 'suppressed');
          return;
        }
        if (job.retryCount >= job.retryLimit) await giveUpDigest(institutionId, digestId, 'planned');
        throw error;
      }
      return undefined;
    },
  );
}

/** Runs until SIGTERM or SIGINT. `secret`: the installation's, for the anchors of the history. */
export async function runWorker(url: string, workerId: string, secret: string): Promise<void> {
  setQueue(url);
  const boss = await openQueue(url, 'worker');
  for (const [name, cron] of Object.entries(SCHEDULES))
    await boss.schedule(name, cron, {}, { tz: TIME_ZONE });
  await take(boss, 'sign-in.send', 0.5, ({ requestId }) => sendSignInMail(moment(), requestId));
  await takeDigests(boss);
  await take(boss, 'reminders.sweep', 2, async () => {
    try {
      await planDueReminders(moment());
    } finally {
      // What was planned before goes out even where planning stumbles.
      await openDueDigests(moment());
    }
  });
  await take(boss, 'counts.fold', 2, () => foldCohortCounts());
  await take(boss, 'house.purge', 30, () => purgeExpired(moment()));
  await take(boss, 'waits.measure', 30, async () => {
    await measureWaits(moment());
  });
  await take(boss, 'history.anchor', 30, async () => {
    await anchorHistory(moment(), secret);
  });
  const beat = () =>
    beatHeart(workerId).catch(() => {
      logger.warn('the heartbeat could not be written');
    });
  await beat();
  const timer = setInterval(() => void beat(), HEARTBEAT_MS);
  logger.info('worker ready');
  await new Promise<void>((stop) => {
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    process.once('disconnect', stop);
  });
  clearInterval(timer);
  await boss.stop({ graceful: true, timeout: GRACE_MS });
  await close();
  process.exit(0);
}

/** Plans and sends what is due now, whatever the hour: for tests, demos and impatient people. */
export async function sweepOnce(url: string): Promise<void> {
  setQueue(url);
  await measureWaits(moment());
  const looked = await planDueReminders(moment());
  const queued = await openDueDigests(moment(), true);
  const boss = await openQueue(url, 'web');
  let sent = 0;
  for (;;) {
    const jobs = await boss.fetch<Jobs['digest.send']>('digest.send', { ...IN_ANY_ORDER, batchSize: 20 });
    if (jobs.length === 0) break;
    for (const job of jobs) {
      await sendDigest(moment(), job.data.institutionId, job.data.digestId, true);
      await boss.complete('digest.send', job.id);
      sent++;
    }
  }
  console.log(
    `Looked at ${String(looked)} cases; ${String(queued)} mails due, ${String(sent)} sent by this sweep.`,
  );
  await boss.stop({ graceful: false });
  await close();
}

async function close(): Promise<void> {
  await closeQueue();
  closeMailer();
  await database().$disconnect();
}
