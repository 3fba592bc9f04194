import { setTimeout as wait } from 'node:timers/promises';
import { countWrites } from '../count-writes.ts';
import type { FaultWorld } from '../fault-world.ts';
import { hasResumed } from '../mail-round.ts';
import type { Scenario } from '../scenario.ts';
import { lookWhile, untilBack, type Look } from '../time-out-rounds.ts';
import { countFailed, Writer, wrongPages } from '../writer.ts';

const STOPS = { full: 5, quick: 2 } as const;
/** Students who write without a pause. */
const WRITERS = 6;
const UP_MS = 3_000;
const DOWN_MS = 3_000;
/** From the first moment at which the server takes connections. @source SECURITY §2 */
const BACK_WITHIN_MS = 5_000;
/** A worker that was told of failures tries again after a while. */
const WORKER_WITHIN_MS = 30_000;

type Outage = Look & { readonly backAfter: number };

/** Stops the server under load, looks at pages meanwhile, starts it again and waits for a page. */
async function outage(world: FaultWorld): Promise<Outage> {
  await world.stopPostgres();
  const until = performance.now() + DOWN_MS;
  const look = await lookWhile(world, () => performance.now() < until, 'without a database');
  await world.startPostgres();
  const back = await untilBack(world, BACK_WITHIN_MS);
  const late = `no page ${String(BACK_WITHIN_MS / 1000)} s after the database was back`;
  return { ...look, wrong: [...look.wrong, ...(back === null ? [late] : [])], backAfter: back ?? 0 };
}

/** Every acknowledged write is there, pages say that they are away and come back, the worker goes on by itself. */
export const stopPostgres: Scenario = {
  name: 'stop-postgres',
  injects: 'immediate shutdown of PostgreSQL for 3 s and its start, while 6 students write without a pause',
  planted: {
    what: 'commits are acknowledged before they are on disk',
    settings: ['synchronous_commit=off', 'wal_writer_delay=10s', 'wal_writer_flush_after=1GB'],
    // What stands before the first write is kept.
    plant: 'CHECKPOINT',
  },
  async run(world, { isQuick }) {
    const writers = world.residents.slice(0, WRITERS).map((one) => new Writer(world.base, one));
    const stops = isQuick ? STOPS.quick : STOPS.full;
    const wrong: string[] = [];
    let isOver = false;
    const load = Promise.all(writers.map((writer) => writer.writeUntil(() => isOver)));
    let [slowest, backAfter] = [0, 0];
    for (let stop = 0; stop < stops; stop++) {
      await wait(UP_MS);
      const seen = await outage(world);
      wrong.push(...seen.wrong);
      slowest = Math.max(slowest, seen.slowest);
      backAfter = Math.max(backAfter, seen.backAfter);
    }
    await wait(UP_MS);
    isOver = true;
    await load;
    const failed = countFailed(writers);
    // Whoever comes while the database is away is told; only what was on its way when it went may end with an error page.
    if (failed > stops * WRITERS) wrong.push(`${String(failed)} error pages for ${String(stops)} outages`);
    const resumed = await hasResumed(world, WORKER_WITHIN_MS);
    if (resumed === null) wrong.push(`the worker sent no mail within ${String(WORKER_WITHIN_MS / 1000)} s`);
    const evidence = await world.evidence();
    const writes = writers.flatMap((writer) => writer.writes);
    const counted = await countWrites(evidence, writes);
    await evidence.client.end();
    return {
      ...counted,
      injected: stops,
      wrong: [...wrong, ...wrongPages(writers), ...counted.wrong],
      notes: [
        `${String(writes.length)} forms; ${String(failed)} error pages to requests on their way; a 503 took at most ${slowest.toFixed(0)} ms; pages back after at most ${backAfter.toFixed(0)} ms; a mail ${((resumed ?? 0) / 1000).toFixed(1)} s after it was asked for`,
      ],
    };
  },
};
