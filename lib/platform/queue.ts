import { fromPrisma, PgBoss } from 'pg-boss';
import type { PoolConfig } from 'pg';
import type { Tx } from './db.ts';
import { logger } from './logger.ts';
import { mortalSocket } from './mortal-socket.ts';

/** Every job of the product: its name is `area.verb`, its payload holds ids only. */
export type Jobs = {
  'sign-in.send': { requestId: string };
  'reminders.sweep': Record<string, never>;
  /** `atOnce`: somebody asked for it now, whatever the hour. */
  'digest.send': { institutionId: string; digestId: string; atOnce: boolean };
  'counts.fold': Record<string, never>;
  'house.purge': Record<string, never>;
  'waits.measure': Record<string, never>;
  'history.anchor': Record<string, never>;
};
export type JobName = keyof Jobs;

/** Seconds before an active job of a worker that died is given to another. */
const TAKEN_BACK_AFTER = 90;

/** Milliseconds after which a connection that says nothing is given up; its own work takes less, at any size. */
const SILENT_MS = 30_000;

/** How each queue behaves; `retryLimit` covers a mail server that is away for about a day. */
export const QUEUES: Readonly<Record<JobName, Parameters<PgBoss['createQueue']>[1]>> = {
  // A sign-in mail after ten minutes is of no use any more.
  'sign-in.send': {
    retryLimit: 5,
    retryDelay: 2,
    retryBackoff: true,
    retentionSeconds: 600,
    expireInSeconds: 60,
  },
  'reminders.sweep': { policy: 'short', retryLimit: 3, retryDelay: 30, expireInSeconds: 600 },
  'digest.send': {
    retryLimit: 10,
    retryDelay: 60,
    retryBackoff: true,
    retryDelayMax: 14_400,
    expireInSeconds: TAKEN_BACK_AFTER,
  },
  'counts.fold': { policy: 'short', retryLimit: 0, expireInSeconds: TAKEN_BACK_AFTER },
  'house.purge': { policy: 'short', retryLimit: 1, expireInSeconds: TAKEN_BACK_AFTER },
  'waits.measure': { policy: 'short', retryLimit: 3, retryDelay: 300, expireInSeconds: 1_800 },
  'history.anchor': { policy: 'short', retryLimit: 3, retryDelay: 300, expireInSeconds: 1_800 },
};

export const JOB_NAMES = Object.keys(QUEUES) as readonly JobName[];

/** No job of a queue goes before another: the queue is read off its index, without sorting all that waits each time. */
export const IN_ANY_ORDER = { priority: false, orderByCreatedOn: false } as const;

/** When the recurring jobs run, in Paris time. */
export const SCHEDULES: Readonly<Partial<Record<JobName, string>>> = {
  'reminders.sweep': '*/10 * * * *',
  'counts.fold': '* * * * *',
  'house.purge': '30 3 * * *',
  'waits.measure': '45 2 * * *',
  'history.anchor': '15 4 * * *',
};

/** Opens the queue for one process. `worker` keeps time and takes back lost jobs; the web only adds. */
export async function openQueue(url: string, part: 'web' | 'worker'): Promise<PgBoss> {
  const isWorker = part === 'worker';
  const boss = new PgBoss({
    connectionString: url,
    max: isWorker ? 4 : 1,
    migrate: false,
    createSchema: false,
    supervise: isWorker,
    schedule: isWorker,
    ...({ stream: mortalSocket(SILENT_MS) } satisfies PoolConfig),
  });
  boss.on('error', (error) => {
    logger.error(
      { code: (error as { code?: string }).code, part: 'queue' },
      'the queue cannot reach the database',
    );
  });
  await boss.start();
  return boss;
}

const held = globalThis as { affiliaQueue?: Promise<PgBoss>; affiliaQueueUrl?: string };

/** Says where this process's queue is; it is opened with the first job. */
export function setQueue(url: string): void {
  held.affiliaQueueUrl = url;
}

/** The process's queue, opened on first use; a failed opening is tried again by the next caller. */
function queue(): Promise<PgBoss> {
  if (!held.affiliaQueueUrl) throw new Error('the queue was not opened in this process');
  held.affiliaQueue ??= openQueue(held.affiliaQueueUrl, 'web').catch((error: unknown) => {
    delete held.affiliaQueue;
    throw error;
  });
  return held.affiliaQueue;
}

/** Adds jobs inside the transaction that makes them needed: both are kept or neither. */
export async function enqueue<N extends JobName>(
  tx: Tx,
  name: N,
  payloads: readonly Jobs[N][],
): Promise<void> {
  if (payloads.length === 0) return;
  const boss = await queue();
  await boss.insert(
    name,
    payloads.map((data) => ({ data })),
    { db: fromPrisma(tx) },
  );
}

/** Ends the process's queue, when it was opened. */
export async function closeQueue(): Promise<void> {
  await (await held.affiliaQueue)?.stop({ graceful: false });
  delete held.affiliaQueue;
}
