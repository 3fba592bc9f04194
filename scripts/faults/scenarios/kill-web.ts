import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { countWrites } from '../count-writes.ts';
import type { Scenario } from '../scenario.ts';
import { isAcknowledged, Writer, type Write } from '../writer.ts';

const ROUNDS = { full: 25, quick: 6 } as const;
/** Students who send at the same moment. */
const AT_ONCE = 6;
/** Nobody waits for a form longer than this before killing. */
const LONGEST_MS = 10_000;

/** Sends everybody's next form at once; answers how long that took, in milliseconds. */
async function sendAll(writers: readonly Writer[], writes: readonly Write[]): Promise<number> {
  const start = performance.now();
  await Promise.all(writers.map((writer, index) => writer.send(present(writes[index]))));
  return performance.now() - start;
}

function present(write: Write | null | undefined): Write {
  if (!write) throw new Error('a page could not be read with everything in service');
  return write;
}

const prepareAll = async (writers: readonly Writer[]): Promise<readonly Write[]> =>
  (await Promise.all(writers.map((writer) => writer.prepare()))).map(present);

/** How many of these forms are in the database. */
async function countWritten(client: pg.Client, writes: readonly Write[]): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM "Case" c JOIN unnest($1::uuid[], $2::int[]) s(id, version)
     ON c."id" = s.id AND c."version" > s.version`,
    [writes.map((one) => one.resident.caseId), writes.map((one) => Number(one.form.get('version')))],
  );
  return rows[0]?.n ?? 0;
}

/**
 * When to kill. In every other round at any moment of the usual time; else as soon as the database has some of the
 * forms, so that the kill falls between a write and its answer.
 */
async function moment(
  round: number,
  usual: number,
  client: pg.Client,
  writes: readonly Write[],
): Promise<void> {
  const start = performance.now();
  if (round % 2 === 0) return wait(Math.random() * usual);
  const most = 1 + Math.floor(Math.random() * AT_ONCE);
  while ((await countWritten(client, writes)) < most && performance.now() - start < LONGEST_MS) await wait(1);
}

/** A write is there as a whole or not at all, and the same form sent again gives one result. */
export const killWeb: Scenario = {
  name: 'kill-web',
  injects:
    'SIGKILL of the web process at random moments and between write and answer, while 6 students send forms; started again, each form resent',
  planted: {
    what: 'forms leave no receipt',
    plant: `CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
      CREATE TRIGGER forget BEFORE INSERT ON "FormReceipt" FOR EACH ROW EXECUTE FUNCTION forget();`,
  },
  async run(world, { isQuick }) {
    const writers = world.residents.slice(0, AT_ONCE).map((one) => new Writer(world.base, one));
    const rounds = isQuick ? ROUNDS.quick : ROUNDS.full;
    // How long it takes undisturbed says when a kill falls into it; the first time everything is still cold.
    let usual = 0;
    for (let turn = 0; turn < 2; turn++) usual = await sendAll(writers, await prepareAll(writers));
    const evidence = await world.evidence();
    let [cut, unheard] = [0, 0];
    for (let round = 0; round < rounds; round++) {
      const writes = await prepareAll(writers);
      const sending = sendAll(writers, writes);
      await moment(round, usual, evidence.client, writes);
      await world.killWeb();
      await sending;
      const unanswered = writes.filter((one) => !isAcknowledged(one));
      cut += unanswered.length;
      unheard += await countWritten(evidence.client, unanswered);
      await world.restartWeb();
      // All of them, those that were acknowledged too.
      await sendAll(writers, writes);
    }
    const writes = writers.flatMap((writer) => writer.writes);
    const counted = await countWrites(evidence, writes);
    await evidence.client.end();
    return {
      ...counted,
      injected: rounds,
      notes: [
        `${String(writes.length)} forms, ${String(cut)} without an answer, ${String(unheard)} of them written`,
      ],
    };
  },
};
