import pg from 'pg';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { database, isUnreachable, openDatabase, setDatabase, type Database } from '#lib/platform/db.ts';
import { civil, parisDate } from '#lib/domain/calendar/civil-date.ts';
import type { Person } from '#lib/domain/access/actor.ts';
import { recordMilestone } from '#lib/use-cases/record-milestone.ts';
import { tellFacts } from '#lib/use-cases/tell-facts.ts';
import { countWrites } from '#scripts/faults/count-writes.ts';
import { startFaultProxy, type FaultProxy } from '#scripts/faults/fault-proxy.ts';
import { populate, type Resident } from '#scripts/faults/population.ts';
import type { Answer } from '#scripts/faults/send-form.ts';
import type { Write } from '#scripts/faults/writer.ts';
import { testDatabase, type TestDatabase } from '#tests/support/database.ts';

// The oracle of the faults, fed with what a product with bugs would leave; and the proxy, before a real server.

const SECRET = 'a secret of the tests, long enough for them';
const NOW = new Date('2026-11-21T10:00:00Z');
const SUBMITTED_ON = '2026-10-01';
const ARRIVED_ON = '2026-09-10';
const SAVED: readonly Answer[] = [{ kind: 'saved' }];

let db: TestDatabase;
let web: Database;
let admin: pg.Client;
let writes: readonly Write[];

const writeOf = (resident: Resident, kind: string, name: string, on: string, answers = SAVED): Write => ({
  resident,
  path: '/en/case',
  form: new Map(),
  entry: { kind, name, on },
  answers: [...answers],
});

/** Two students in a database of their own, who both submit and tell a fact as people do. */
async function live(): Promise<readonly Write[]> {
  const residents = await populate(db.urls.maintenance, 2, NOW);
  for (const { institutionId, userId, caseId } of residents) {
    const actor: Person = { role: 'student', institutionId, userId };
    const context = { actor, now: NOW, today: parisDate(NOW) };
    const form = (version: number) => ({ caseId, version, seen: 0, formKey: `${caseId} ${String(version)}` });
    const done = { ok: true, value: null };
    const step = { milestone: 'submitted', on: civil(SUBMITTED_ON) } as const;
    expect(await recordMilestone(context, { ...form(1), ...step })).toEqual(done);
    expect(await tellFacts(context, { ...form(2), changes: { arrivedOn: civil(ARRIVED_ON) } })).toEqual(done);
  }
  return residents.flatMap((one) => [
    writeOf(one, 'milestone.recorded', 'submitted', SUBMITTED_ON),
    writeOf(one, 'fact.recorded', 'arrivedOn', ARRIVED_ON),
  ]);
}

async function count(seen = writes) {
  const counted = await countWrites(
    { client: admin, maintenanceUrl: db.urls.maintenance, secret: SECRET },
    seen,
  );
  setDatabase(web); // the check of the history works with a pool of its own
  return counted;
}

beforeAll(async () => {
  db = await testDatabase();
  web = database();
  admin = await db.connect('admin');
  writes = await live();
});

const [CLEAN, ROLE] = [{ lost: 0, duplicate: 0, wrong: [] }, 'SET session_replication_role = '];

describe('the oracle of writes', () => {
  // Each test plants its bug in a transaction that is undone; the history check reads what is kept, so it has its own.
  beforeEach(async () => {
    await admin.query(`${ROLE}replica`);
    await admin.query('BEGIN');
    return async () => {
      await admin.query('ROLLBACK');
      await admin.query(`${ROLE}origin`);
    };
  });

  it('finds nothing where every write is there once and whole', async () => {
    expect(await count()).toEqual(CLEAN);
  });

  it('counts an acknowledged write that is not there as lost', async () => {
    const resident = writes[0]?.resident;
    if (!resident) throw new Error('nobody');
    const lost = writeOf(resident, 'fact.recorded', 'arrivedOn', '2026-09-11');
    expect(await count([...writes, lost])).toEqual({ ...CLEAN, lost: 1 });
  });

  it('counts an entry that is there twice', async () => {
    await admin.query(`INSERT INTO "CaseEvent" ("institutionId", "caseId", "seq", "studentUserId", "at", "kind", "actorRole", "payload")
      SELECT "institutionId", "caseId", 99, "studentUserId", "at", "kind", "actorRole", "payload" FROM "CaseEvent"
      WHERE "caseId" = '${writes[0]?.resident.caseId ?? ''}' AND "kind" = 'milestone.recorded'`);
    expect(await count()).toEqual({ ...CLEAN, duplicate: 1 });
  });

  it.each([
    [
      'a receipt is missing',
      'DELETE FROM "FormReceipt" WHERE ctid = (SELECT ctid FROM "FormReceipt" LIMIT 1)',
      /1 × .*receipts/,
    ],
    ['a fact was written without its entry', `UPDATE "Case" SET "arrivedOn" = '2026-09-12'`, /2 × a fact/],
    ['a step was written without its entry', `UPDATE "Case" SET "submittedOn" = '2026-10-02'`, /2 × a step/],
    [
      'a paper was not written with the step',
      `UPDATE "Document" SET "status" = 'missing' WHERE "status" = 'deposited'`,
      /× a paper/,
    ],
    [
      'a paper of the history is not there',
      `DELETE FROM "Document" WHERE "status" = 'deposited'`,
      /× an entry about a paper/,
    ],
    ['a count was not moved', 'DELETE FROM "CohortCountDelta" WHERE "change" > 0', /× a count/],
  ])('finds that %s', async (_, sql, reason) => {
    const { rowCount } = await admin.query(sql);
    expect(rowCount).toBeGreaterThan(0);
    const { wrong } = await count();
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toMatch(reason);
  });

  it.each<[string, Answer]>([
    ['a page that nobody can read', { kind: 'broken', what: '500 Internal Server Error' }],
    ['that somebody else was faster, where nobody else writes', { kind: 'conflict', form: undefined }],
  ])('finds an answer that tells %s', async (_, answer) => {
    const [first, ...rest] = writes;
    if (!first) throw new Error('nothing was written');
    expect((await count([{ ...first, answers: [answer, ...SAVED] }, ...rest])).wrong).toHaveLength(1);
  });

  it('finds a form that was never taken, but no fault in one that was taken at last', async () => {
    const [first, ...rest] = writes;
    if (!first) throw new Error('nothing was written');
    const away: Answer = { kind: 'unavailable' };
    expect((await count([{ ...first, answers: [away] }, ...rest])).wrong).toHaveLength(1);
    expect(
      await count([{ ...first, answers: [away, { kind: 'cut' }, { kind: 'failed' }, ...SAVED] }, ...rest]),
    ).toEqual(CLEAN);
  });
});

it('the oracle of writes finds a history that was edited', async () => {
  await admin.query(`${ROLE}replica`);
  await admin.query(`UPDATE "CaseEvent" SET "at" = "at" + interval '1 hour' WHERE "seq" = 1`);
  const { wrong } = await count();
  await admin.query(`UPDATE "CaseEvent" SET "at" = "at" - interval '1 hour' WHERE "seq" = 1`);
  await admin.query(`${ROLE}origin`);
  expect(wrong.join('\n')).toMatch(/history: .*case/);
  expect(await count()).toEqual(CLEAN);
});

describe('the way to the database', () => {
  let proxy: FaultProxy;
  let pool: Database;
  beforeEach(async () => {
    const { hostname, port } = new URL(db.urls.web);
    proxy = await startFaultProxy({ host: hostname, port: Number(port) });
    pool = openDatabase(proxy.through(db.urls.web), 2);
    return async () => {
      await pool.$disconnect();
      await proxy.stop();
    };
  });
  const ask = () => pool.$queryRaw<{ n: number }[]>`SELECT 1 AS n`;
  const failure = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => null,
      (error: unknown) => error,
    );

  it('passes everything until it is told otherwise', async () => {
    expect(await ask()).toEqual([{ n: 1 }]);
  });

  it('that is cut fails what is on its way as "unreachable", and works again at once', async () => {
    await ask();
    const asking = failure(pool.$queryRaw`SELECT pg_sleep(5)`);
    await new Promise((go) => setTimeout(go, 200));
    proxy.cut();
    expect(isUnreachable(await asking)).toBe(true);
    expect(await ask()).toEqual([{ n: 1 }]);
  });

  it('that is slow takes longer both ways', async () => {
    await ask();
    proxy.delay(150);
    const start = performance.now();
    await ask();
    expect(performance.now() - start).toBeGreaterThan(290);
    proxy.mend();
  });

  it('that is half-open is found out, inside a transaction too, and mended it works again', async () => {
    await ask();
    const start = performance.now();
    const inside = failure(
      pool.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1`;
        proxy.halfOpen();
        await tx.$queryRaw`SELECT 1`;
      }),
    );
    expect(isUnreachable(await inside)).toBe(true);
    // Eleven seconds without a word, and not once more for the end of the transaction.
    expect(performance.now() - start).toBeLessThan(15_000);
    expect(isUnreachable(await failure(ask()))).toBe(true);
    proxy.mend();
    expect(await ask()).toEqual([{ n: 1 }]);
  });

  it('whose sessions the server ends fails as "unreachable", in a transaction too', async () => {
    const ended = failure(
      pool.$transaction(async (tx) => {
        const [me] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
        await admin.query('SELECT pg_terminate_backend($1)', [me?.pid]);
        await new Promise((go) => setTimeout(go, 100));
        await tx.$queryRaw`SELECT 1`;
      }),
    );
    expect(isUnreachable(await ended)).toBe(true);
  });
});
