import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { IN_ANY_ORDER, QUEUES } from '#lib/platform/queue.ts';
import type { BenchRow } from '../bench-row.ts';
import { compare, timed } from '../rounds.ts';
import type { BenchSite } from '../world.ts';

/** Jobs that wait when the taking begins. */
const JOBS = 2_000;
/** Times that so many are taken in one measurement: one that is over in a tenth of a second measures the machine. */
const TIMES = 3;
/** The measurement is still short, so there are more rounds of it than of a page's. */
const ROUNDS = 6;
const BATCH = 50;
const QUEUE = 'bench.jobs';

/** Jobs a second: put in beforehand, which takes no time here, then taken and completed until none is left. */
async function perSecond(fill: () => Promise<unknown>, take: () => Promise<number>): Promise<number> {
  let milliseconds = 0;
  for (let time = 0; time < TIMES; time++) {
    await fill();
    milliseconds += await timed(async () => {
      for (let done = 0; done < JOBS;) {
        const taken = await take();
        if (taken === 0) throw new Error('jobs are missing');
        done += taken;
      }
    });
  }
  return (TIMES * JOBS * 1000) / milliseconds;
}

/** Through the product's queue. What was done before is cleared away as for the floor: both begin with their jobs alone. */
const throughQueue = (boss: PgBoss, admin: pg.Client): Promise<number> =>
  perSecond(
    async () => {
      await boss.deleteAllJobs(QUEUE);
      await admin.query('VACUUM pgboss.job');
      await boss.insert(
        QUEUE,
        Array.from({ length: JOBS }, (_, number) => ({ data: { number } })),
      );
    },
    async () => {
      const jobs = await boss.fetch(QUEUE, { ...IN_ANY_ORDER, batchSize: BATCH });
      await boss.complete(
        QUEUE,
        jobs.map((job) => job.id),
      );
      return jobs.length;
    },
  );

/** The same with a table and a loop: what a queue in this database can do at best. */
const throughTable = (client: pg.Client): Promise<number> =>
  perSecond(
    async () => {
      await client.query('TRUNCATE bench_jobs');
      await client.query(
        `INSERT INTO bench_jobs (data) SELECT jsonb_build_object('number', n) FROM generate_series(1, $1::int) AS n`,
        [JOBS],
      );
    },
    async () => {
      const { rows } = await client.query<{ id: string }>(
        `UPDATE bench_jobs SET state = 'active', started = now() WHERE id IN
           (SELECT id FROM bench_jobs WHERE state = 'created' ORDER BY id LIMIT ${String(BATCH)} FOR UPDATE SKIP LOCKED)
         RETURNING id`,
      );
      await client.query(`UPDATE bench_jobs SET state = 'completed', ended = now() WHERE id = ANY($1)`, [
        rows.map((row) => row.id),
      ]);
      return rows.length;
    },
  );

async function openQueue({ urls }: BenchSite): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString: urls.owner, supervise: false, schedule: false, max: 1 });
  await boss.start();
  if (!(await boss.getQueue(QUEUE))) await boss.createQueue(QUEUE, QUEUES['digest.send']);
  return boss;
}

export const JOB_ROWS: readonly BenchRow[] = [
  {
    id: '11',
    what: `jobs a second, taken in batches of ${String(BATCH)}`,
    goal: { atLeast: 0.6 },
    floor: 'a table and FOR UPDATE SKIP LOCKED',
    measure: async ({ small, effort }) => {
      const boss = await openQueue(small);
      const client = new pg.Client({ connectionString: small.urls.owner });
      await client.connect();
      await client.query(
        `CREATE TABLE IF NOT EXISTS bench_jobs (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, data jsonb,
           state text NOT NULL DEFAULT 'created', started timestamptz, ended timestamptz)`,
      );
      await client.query('CREATE INDEX IF NOT EXISTS bench_jobs_state ON bench_jobs (state, id)');
      try {
        return await compare(
          { ...effort, rounds: effort.rounds * ROUNDS },
          () => throughQueue(boss, small.admin),
          () => throughTable(client),
          (one, other) => `${one.toFixed(0)} against ${other.toFixed(0)} a second`,
        );
      } finally {
        await boss.deleteAllJobs(QUEUE);
        await client.query('DROP TABLE bench_jobs');
        await Promise.all([boss.stop({ graceful: false }), client.end()]);
      }
    },
  },
];
