import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { QUEUES } from '#lib/platform/queue.ts';
import type { BenchRow } from '../bench-row.ts';
import { compare, timed } from '../rounds.ts';
import type { BenchSite } from '../world.ts';

const JOBS = 2_000;
const BATCH = 50;
const QUEUE = 'bench.jobs';

/** Jobs a second through the product's queue: put in beforehand, then taken and completed until none is left. */
async function throughQueue(boss: PgBoss): Promise<number> {
  await boss.insert(
    QUEUE,
    Array.from({ length: JOBS }, (_, number) => ({ data: { number } })),
  );
  const milliseconds = await timed(async () => {
    for (let done = 0; done < JOBS;) {
      const jobs = await boss.fetch(QUEUE, { batchSize: BATCH });
      if (jobs.length === 0) throw new Error('jobs are missing');
      await boss.complete(
        QUEUE,
        jobs.map((job) => job.id),
      );
      done += jobs.length;
    }
  });
  return (JOBS * 1000) / milliseconds;
}

/** The same with a table and a loop: what a queue in this database can do at best. */
async function throughTable(client: pg.Client): Promise<number> {
  await client.query('TRUNCATE bench_jobs');
  await client.query(
    `INSERT INTO bench_jobs (data) SELECT jsonb_build_object('number', n) FROM generate_series(1, $1::int) AS n`,
    [JOBS],
  );
  const milliseconds = await timed(async () => {
    for (let done = 0; done < JOBS;) {
      const { rows } = await client.query<{ id: string }>(
        `UPDATE bench_jobs SET state = 'active', started = now() WHERE id IN
           (SELECT id FROM bench_jobs WHERE state = 'created' ORDER BY id LIMIT ${String(BATCH)} FOR UPDATE SKIP LOCKED)
         RETURNING id`,
      );
      if (rows.length === 0) throw new Error('jobs are missing');
      await client.query(`UPDATE bench_jobs SET state = 'completed', ended = now() WHERE id = ANY($1)`, [
        rows.map((row) => row.id),
      ]);
      done += rows.length;
    }
  });
  return (JOBS * 1000) / milliseconds;
}

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
          effort,
          () => throughQueue(boss),
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
