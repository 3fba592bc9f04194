import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { database, openDatabase, setDatabase } from '#lib/platform/db.ts';
import { inheritedEnv } from '#lib/platform/env.ts';
import { anchorHistory } from '#lib/use-cases/anchor-history.ts';
import { recordMilestone } from '#lib/use-cases/record-milestone.ts';
import { verifyHistory } from '#lib/use-cases/verify-history.ts';
import { verifyMilestone } from '#lib/use-cases/verify-milestone.ts';
import type { Person } from '#lib/domain/access/actor.ts';
import { testDatabase, type TestDatabase } from '#tests/support/database.ts';
import {
  addCase,
  addInstitution,
  addPerson,
  contextOf,
  form,
  TODAY,
  type Institution,
} from '#tests/support/fixtures.ts';
import { CHAIN_ATTACKS, REWRITE_CHAIN } from '#tests/support/chain-attacks.ts';

const SECRET = 'a secret of the tests, 32 characters long';
const AT = { now: new Date('2026-11-22T03:15:00Z'), today: TODAY.add({ days: 1 }) };

let db: TestDatabase;
let admin: pg.Client;
let institution: Institution;
let adviser: Person;

beforeAll(async () => {
  db = await testDatabase();
  admin = await db.connect('admin');
  const maintenance = openDatabase(db.urls.maintenance, 2);
  institution = await addInstitution(maintenance, 'Valmont');
  adviser = await addPerson(maintenance, institution, 'adviser');
  await maintenance.$disconnect();
});

/** Works as another role for a while. */
async function as<T>(role: 'maintenance' | 'worker', work: () => Promise<T>): Promise<T> {
  const before = database();
  const other = setDatabase(openDatabase(db.urls[role], 2));
  try {
    return await work();
  } finally {
    setDatabase(before);
    await other.$disconnect();
  }
}

/** A case with a history: sent, verified, the waiting number; papers that followed. */
async function caseWithHistory(): Promise<{ id: string; student: Person }> {
  const maintenance = openDatabase(db.urls.maintenance, 2);
  const of = await addCase(maintenance, institution);
  await maintenance.$disconnect();
  const record = { milestone: 'submitted', on: civil('2026-09-10') } as const;
  const next = { milestone: 'provisionalNumber', on: civil('2026-10-01') } as const;
  const office = contextOf(adviser);
  expect(await recordMilestone(contextOf(of.student), { ...form(of.id, 1), ...record })).toMatchObject({
    ok: true,
  });
  expect(await verifyMilestone(office, { ...form(of.id, 2), milestone: 'submitted' })).toMatchObject({
    ok: true,
  });
  expect(await recordMilestone(office, { ...form(of.id, 3), ...next })).toMatchObject({ ok: true });
  return of;
}

/** What is wrong with one case; `null`: without the secret, as somebody who only has the database. */
async function faultsOf(id: string, secret: string | null = SECRET): Promise<readonly string[]> {
  const found: string[] = [];
  await as('maintenance', () =>
    verifyHistory({
      secret,
      onFault: ({ caseId, kind, seq }) => {
        if (caseId === id) found.push(`${kind} ${String(seq)}`);
      },
    }),
  );
  return found;
}

const anchor = () => as('worker', () => anchorHistory(AT, SECRET));

/** Changes rows as somebody who owns the tables and has switched off what guards them. */
async function attack(sql: string, id: string): Promise<void> {
  const statements = [
    'BEGIN',
    'ALTER TABLE "CaseEvent" DISABLE TRIGGER ALL',
    'ALTER TABLE "HistoryAnchor" DISABLE TRIGGER ALL',
    'SET LOCAL session_replication_role = replica',
    ...sql.split(';').map((one) => one.replaceAll('$case', `'${id}'::uuid`)),
    'ALTER TABLE "CaseEvent" ENABLE TRIGGER ALL',
    'ALTER TABLE "HistoryAnchor" ENABLE TRIGGER ALL',
    'COMMIT',
  ];
  try {
    await admin.query(statements.filter((one) => one.trim()).join(';\n'));
  } catch (error) {
    await admin.query('ROLLBACK');
    throw error;
  }
}

describe('a history that nobody touched', () => {
  it('has no fault, with and without anchors, also after it has grown', async () => {
    const { id } = await caseWithHistory();
    expect(await faultsOf(id)).toEqual([]);
    await anchor();
    expect(await faultsOf(id)).toEqual([]);
    const later = { ...form(id, 4), milestone: 'permanentNumber', on: civil('2026-11-01') } as const;
    expect(await recordMilestone(contextOf(adviser), later)).toMatchObject({ ok: true });
    expect(await faultsOf(id)).toEqual([]);
  });

  it('is anchored once for each length it had on a night', async () => {
    const { id } = await caseWithHistory();
    expect(await anchor()).toBeGreaterThan(0);
    expect(await anchor()).toBe(0);
    const later = { ...form(id, 4), milestone: 'permanentNumber', on: civil('2026-11-01') } as const;
    await recordMilestone(contextOf(adviser), later);
    expect(await anchor()).toBe(1);
    const { rows } = await admin.query<{ count: number }>(
      `SELECT a."count" FROM "HistoryAnchor" a WHERE a."caseId" = $1 ORDER BY 1`,
      [id],
    );
    const { rows: ends } = await admin.query<{ count: number }>(
      `SELECT "eventCount" AS "count" FROM "Case" WHERE id = $1`,
      [id],
    );
    expect(rows).toHaveLength(2);
    expect(rows[1]).toEqual(ends[0]);
  });
});

describe('a history that somebody changed', () => {
  it.each(CHAIN_ATTACKS)('$name', async ({ sql, faults }) => {
    const { id } = await caseWithHistory();
    await attack(sql, id);
    expect(await faultsOf(id)).toEqual(faults);
  });

  const CUT = `DELETE FROM "CaseEvent" e USING "Case" c WHERE e."caseId" = $case AND c.id = $case AND e.seq = c."eventCount";
    UPDATE "Case" SET "eventCount" = "eventCount" - 1,
      "headHash" = (SELECT hash FROM "CaseEvent" WHERE "caseId" = $case ORDER BY seq DESC LIMIT 1) WHERE id = $case`;
  const REWRITE = `UPDATE "CaseEvent" SET payload = payload || '{"on":"2026-09-09"}' WHERE "caseId" = $case AND seq = 1;
    ${REWRITE_CHAIN}`;

  it.each([
    ['a tail that was cut, the case’s own count and end with it', CUT],
    ['a chain that was made anew from its first entry on', REWRITE],
  ])('%s: the anchor tells', async (_, sql) => {
    const { id } = await caseWithHistory();
    await anchor();
    const { rows } = await admin.query<{ count: number }>(
      `SELECT "eventCount" AS "count" FROM "Case" WHERE id = $1`,
      [id],
    );
    await attack(sql, id);
    expect(await faultsOf(id)).toEqual([`anchor-broken ${String(rows[0]?.count)}`]);
  });

  it('an anchor that was made to fit: nobody with the secret signed it, which only the secret tells', async () => {
    const { id } = await caseWithHistory();
    await anchor();
    await attack(
      `${REWRITE}; UPDATE "HistoryAnchor" SET "headHash" = (SELECT "headHash" FROM "Case" WHERE id = $case) WHERE "caseId" = $case`,
      id,
    );
    const [forged, ...others] = await faultsOf(id);
    expect(forged).toMatch(/^anchor-forged \d+$/);
    expect(others).toEqual([]);
    expect(await faultsOf(id, null)).toEqual([]);
  });

  it('a case that is gone leaves its history behind, or its anchor', async () => {
    const one = await caseWithHistory();
    await attack('DELETE FROM "Case" WHERE id = $case', one.id);
    expect(await faultsOf(one.id)).toEqual(['lost null']);
    const other = await caseWithHistory();
    await anchor();
    await attack(
      'DELETE FROM "CaseEvent" WHERE "caseId" = $case; DELETE FROM "Case" WHERE id = $case',
      other.id,
    );
    expect(await faultsOf(other.id)).toEqual(['lost null']);
  });
});

describe('who may touch the anchors', () => {
  it.each([
    ['web', 'SELECT * FROM "HistoryAnchor"'],
    ['web', 'INSERT INTO "HistoryAnchor" SELECT * FROM "HistoryAnchor"'],
    ['worker', 'UPDATE "HistoryAnchor" SET mac = \'x\''],
    ['worker', 'DELETE FROM "HistoryAnchor"'],
    ['maintenance', 'INSERT INTO "HistoryAnchor" SELECT * FROM "HistoryAnchor"'],
    ['maintenance', 'DELETE FROM "HistoryAnchor"'],
  ] as const)('not the %s role: %s', async (role, sql) => {
    await expect((await db.connect(role)).query(sql)).rejects.toThrow(/permission denied/);
  });

  it.each([
    'UPDATE "HistoryAnchor" SET mac = \'x\'',
    'DELETE FROM "HistoryAnchor"',
    'TRUNCATE "HistoryAnchor"',
  ])('refuses even a superuser: %s', async (sql) => {
    await caseWithHistory();
    await anchor();
    await expect(admin.query(sql)).rejects.toThrow(/append-only/);
  });
});

describe('the check', () => {
  it('refuses a role that does not see everything', async () => {
    const onFault = () => undefined;
    await expect(verifyHistory({ secret: SECRET, onFault })).rejects.toThrow(/sees every institution/);
    await expect(as('worker', () => verifyHistory({ secret: SECRET, onFault }))).rejects.toThrow(
      /sees every institution/,
    );
  });

  it('as a command says what it checked and each fault, and ends with 1', async () => {
    const { id } = await caseWithHistory();
    await attack('DELETE FROM "CaseEvent" WHERE "caseId" = $case AND seq = 2', id);
    const env = { ...inheritedEnv(), DATABASE_URL: db.adminUrl, NEXTAUTH_SECRET: SECRET };
    const run = promisify(execFile)(process.execPath, ['scripts/verify-history.ts'], { env });
    await expect(run).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        new RegExp(
          `missing: institution ${institution.id}, case ${id}, entry 2\\n[\\s\\S]*\\d+ cases, \\d+ entries, \\d+ anchors checked: \\d+ faults`,
        ),
      ) as string,
    });
  });
});
