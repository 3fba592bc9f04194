import { setTimeout as wait } from 'node:timers/promises';
import { countWrites } from '../count-writes.ts';
import type { FaultWorld } from '../fault-world.ts';
import { hasResumed } from '../mail-round.ts';
import { sumOf, type Scenario, type Tally } from '../scenario.ts';
import {
  countSessions,
  holdCases,
  lookWhile,
  NOTICED_MS,
  untilBack,
  untilHolds,
} from '../time-out-rounds.ts';
import { Writer, type Write } from '../writer.ts';

/** More than the web's pool has connections. */
const WRITERS = 14;
const POOL = 10;
const ROUNDS = { full: 2, quick: 1 } as const;
/** Statements end after ten seconds, their forms are then answered by a page that has to be made. */
const ANSWERED_MS = 14_000;
/** A server ends a transaction that says nothing after ten seconds. */
const IDLE_ENDED_MS = 12_000;
/** Once the cause is gone, or the time-outs have freed the pool. */
const BACK_WITHIN_MS = 5_000;
/** Connections that died without a word are given up when they have been silent for eleven seconds. */
const BACK_FROM_SILENCE_MS = 15_000;
/** The queue's own connections die without a word too, and are given up after thirty seconds. */
const WORKER_WITHIN_MS = 45_000;
const DELAY_MS = 40;
const DELAYED_FOR_MS = 5_000;

const NOTHING: Tally = { injected: 0, lost: 0, duplicate: 0, wrong: [], notes: [] };

async function prepareAll(writers: readonly Writer[]): Promise<readonly Write[]> {
  const writes = await Promise.all(writers.map((writer) => writer.prepare()));
  return writes.map((write) => {
    if (!write) throw new Error('a page could not be read with everything in service');
    return write;
  });
}

/** Does something with each form, by its writer, all at once. */
async function withEach(
  writers: readonly Writer[],
  writes: readonly Write[],
  work: (writer: Writer, write: Write) => Promise<unknown>,
): Promise<void> {
  await Promise.all(
    writers.map(async (writer, index) => {
      const write = writes[index];
      if (write) await work(writer, write);
    }),
  );
}

const sendAll = (writers: readonly Writer[], writes: readonly Write[]) =>
  withEach(writers, writes, (writer, write) => writer.send(write));

const insistAll = (writers: readonly Writer[], writes: readonly Write[]) =>
  withEach(writers, writes, (writer, write) => writer.insist(write, 50));

/** Every connection of the pool waits for a row that somebody holds and does not give back. */
async function exhaust(world: FaultWorld, writers: readonly Writer[]): Promise<Tally> {
  const writes = await prepareAll(writers);
  const holder = await world.connect();
  const release = await holdCases(
    holder,
    writes.map((one) => one.resident.caseId),
  );
  const wrong: string[] = [];
  const start = performance.now();
  let isAway = true;
  const sending = sendAll(writers, writes).finally(() => {
    isAway = false;
  });
  const watcher = await world.connect();
  const isFull = await untilHolds(async () => (await countSessions(watcher, 'waiting')) >= POOL, 5_000);
  if (!isFull) throw new Error('the pool was not exhausted');
  // Beyond nine seconds the first statements end, and pages may be made again.
  const look = await lookWhile(
    world,
    () => isAway && performance.now() - start < 9_000,
    'with an exhausted pool',
  );
  await sending;
  const took = performance.now() - start;
  if (took > ANSWERED_MS)
    wrong.push(`forms that wait for a row were answered after ${(took / 1000).toFixed(0)} s only`);
  const back = await untilBack(world, BACK_WITHIN_MS);
  if (back === null) wrong.push('no page although the time-outs have freed the pool');
  await release();
  await insistAll(writers, writes);
  await Promise.all([holder.end(), watcher.end()]);
  return {
    ...NOTHING,
    injected: 1,
    wrong: [...wrong, ...look.wrong],
    notes: [
      `pool exhausted: ${String(look.count)} times 503, at most ${look.slowest.toFixed(0)} ms; forms answered within ${(took / 1000).toFixed(1)} s; pages back after ${(back ?? 0).toFixed(0)} ms, the row still held`,
    ],
  };
}

/** The network forgets every connection while transactions are open: no end is told to either side. */
async function silence(world: FaultWorld, writers: readonly Writer[]): Promise<Tally> {
  const writes = await prepareAll(writers);
  const [holder, watcher] = [await world.connect(), await world.connect()];
  const release = await holdCases(
    holder,
    writes.map((one) => one.resident.caseId),
  );
  const sending = sendAll(writers, writes);
  if (!(await untilHolds(async () => (await countSessions(watcher, 'waiting')) > 0, 5_000)))
    throw new Error('no transaction was open');
  world.proxy.halfOpen();
  await release();
  const wrong: string[] = [];
  // The statements end on the server, whose word does not reach the product: its transactions lie idle.
  const isIdle = await untilHolds(async () => (await countSessions(watcher, 'left idle')) > 0, 5_000);
  if (!isIdle) throw new Error('no transaction was left idle');
  const start = performance.now();
  let isAway = true;
  const looking = lookWhile(world, () => isAway, 'with half-open connections');
  const isEnded = await untilHolds(
    async () => (await countSessions(watcher, 'left idle')) === 0,
    IDLE_ENDED_MS,
  );
  const idle = performance.now() - start;
  if (!isEnded) wrong.push(`a transaction lay idle for more than ${String(IDLE_ENDED_MS / 1000)} s`);
  isAway = false;
  const look = await looking;
  world.proxy.mend();
  const back = await untilBack(world, BACK_FROM_SILENCE_MS);
  if (back === null) wrong.push('no page although new connections work again');
  await sending;
  await insistAll(writers, writes);
  const resumed = await hasResumed(world, WORKER_WITHIN_MS);
  if (resumed === null) wrong.push(`the worker sent no mail within ${String(WORKER_WITHIN_MS / 1000)} s`);
  await Promise.all([holder.end(), watcher.end()]);
  return {
    ...NOTHING,
    injected: 1,
    wrong: [...wrong, ...look.wrong],
    notes: [
      `half-open: ${String(look.count)} times 503, at most ${look.slowest.toFixed(0)} ms; idle transactions ended after ${(idle / 1000).toFixed(1)} s; pages back ${((back ?? 0) / 1000).toFixed(1)} s after the network, a mail ${((resumed ?? 0) / 1000).toFixed(1)} s after it was asked for`,
    ],
  };
}

/** Every byte takes longer: slower, and nothing else. */
async function slowDown(world: FaultWorld, writers: readonly Writer[]): Promise<Tally> {
  world.proxy.delay(DELAY_MS);
  let isOver = false;
  const load = Promise.all(writers.slice(0, POOL / 2).map((writer) => writer.writeUntil(() => isOver)));
  await wait(DELAYED_FOR_MS);
  isOver = true;
  await load;
  world.proxy.mend();
  return { ...NOTHING, injected: 1 };
}

/** Whatever holds the database up, people are told fast, time-outs fire, and it goes on by itself. */
export const starvePool: Scenario = {
  name: 'starve-pool',
  injects: `rows held until every connection waits; the way to the database half-open with transactions left idle; ${String(DELAY_MS)} ms more for every byte`,
  planted: {
    what: 'no time-out ends a statement or an idle transaction',
    plant: `CREATE FUNCTION endless() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM set_config('statement_timeout', '0', false), set_config('idle_in_transaction_session_timeout', '0', false);
      END $$;
      CREATE EVENT TRIGGER endless ON login EXECUTE FUNCTION endless();
      ALTER EVENT TRIGGER endless ENABLE ALWAYS;`,
  },
  async run(world, { isQuick }) {
    const writers = world.residents.slice(0, WRITERS).map((one) => new Writer(world.base, one));
    let tally = NOTHING;
    for (let round = 0; round < (isQuick ? ROUNDS.quick : ROUNDS.full); round++) {
      for (const fault of [exhaust, silence, slowDown]) {
        tally = sumOf(tally, await fault(world, writers));
        await wait(NOTICED_MS);
      }
    }
    const evidence = await world.evidence();
    const counted = await countWrites(
      evidence,
      writers.flatMap((writer) => writer.writes),
    );
    await evidence.client.end();
    return sumOf(tally, { ...counted, injected: 0, notes: [] });
  },
};
