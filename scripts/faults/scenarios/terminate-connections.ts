import { setTimeout as wait } from 'node:timers/promises';
import { countWrites } from '../count-writes.ts';
import { hasResumed } from '../mail-round.ts';
import type { Scenario } from '../scenario.ts';
import { countFailed, Writer, wrongPages } from '../writer.ts';

const SECONDS = { full: 60, quick: 10 } as const;
const EACH_MS = 200;
const WRITERS = 6;
/** No form is sent more often than this before it is taken, with a connection lost five times a second. */
const MOST_TRIES = 8;
const WORKER_WITHIN_MS = 30_000;

/** Nothing is lost and nothing is wrong when connections end under the product's hands. */
export const terminateConnections: Scenario = {
  name: 'terminate',
  injects:
    'pg_terminate_backend of a connection of web or worker, 5 a second, while 6 students write without a pause',
  planted: {
    what: 'a write lands only in part: papers are kept without their history',
    plant: `CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN IF random() < 0.2 THEN RETURN NULL; END IF; RETURN NEW; END';
      CREATE TRIGGER aaa_forget BEFORE INSERT ON "CaseEvent" FOR EACH ROW
        WHEN (NEW."kind" = 'document.moved') EXECUTE FUNCTION forget();`,
  },
  async run(world, { isQuick }) {
    const writers = world.residents.slice(0, WRITERS).map((one) => new Writer(world.base, one));
    const evidence = await world.evidence();
    let isOver = false;
    const load = Promise.all(writers.map((writer) => writer.writeUntil(() => isOver)));
    const until = performance.now() + (isQuick ? SECONDS.quick : SECONDS.full) * 1_000;
    let injected = 0;
    while (performance.now() < until) {
      const { rowCount } = await evidence.client.query(
        `SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity
         WHERE usename IN ('affilia_web', 'affilia_worker') ORDER BY (state <> 'idle') DESC, random() LIMIT 1) one`,
      );
      injected += rowCount ?? 0;
      await wait(EACH_MS);
    }
    isOver = true;
    await load;
    const wrong: string[] = [];
    const resumed = await hasResumed(world, WORKER_WITHIN_MS);
    if (resumed === null) wrong.push(`the worker sent no mail within ${String(WORKER_WITHIN_MS / 1000)} s`);
    const writes = writers.flatMap((writer) => writer.writes);
    const tries = writes.map((one) => one.answers.length);
    const most = Math.max(0, ...tries);
    const failed = countFailed(writers);
    // A connection that ends spoils the request that used it, and no other.
    if (failed > injected) wrong.push(`${String(failed)} error pages for ${String(injected)} connections`);
    if (most > MOST_TRIES) wrong.push(`a form had to be sent ${String(most)} times`);
    const counted = await countWrites(evidence, writes);
    await evidence.client.end();
    const again = tries.filter((one) => one > 1).length;
    return {
      ...counted,
      injected,
      wrong: [...wrong, ...wrongPages(writers), ...counted.wrong],
      notes: [
        `${String(writes.length)} forms, ${String(again)} of them sent again, at most ${String(most)} times; ${String(failed)} error pages; a mail ${((resumed ?? 0) / 1000).toFixed(1)} s after it was asked for`,
      ],
    };
  },
};
