import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#lib/domain/access/actor.ts';
import { openDatabase } from '#lib/platform/db.ts';
import {
  addCase,
  addInstitution,
  addPerson,
  type AddedCase,
  type Institution,
} from '#tests/support/fixtures.ts';
import { testDatabase } from '#tests/support/database.ts';

const TENANT_TABLES = [
  'Institution',
  'Membership',
  'Person',
  'Cohort',
  'Case',
  'CaseEvent',
  'Document',
  'DocumentVersion',
  'FormReceipt',
  'CountryPaper',
  'HistoryAnchor',
  'ReminderDigest',
  'ReminderLedger',
  'CohortCount',
  'CohortCountDelta',
  'WaitCurve',
];

let web: pg.Client;
let worker: pg.Client;
let owner: pg.Client;
let valmont: Institution;
let brume: Institution;
let mine: AddedCase;
let other: AddedCase;
let foreign: AddedCase;
let adviser: Person;

/** Runs statements in one transaction as somebody, and takes it back afterwards. */
async function as<T>(client: pg.Client, actor: Partial<Person> | null, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    await client.query(
      "SELECT set_config('app.institution', $1, true), set_config('app.user', $2, true), set_config('app.role', $3, true)",
      [actor?.institutionId ?? '', actor?.userId ?? '', actor?.role ?? ''],
    );
    return await work();
  } finally {
    await client.query('ROLLBACK');
  }
}

const rows = async (client: pg.Client, sql: string, values: unknown[] = []) =>
  (await client.query(sql, values)).rowCount;

beforeAll(async () => {
  const db = await testDatabase();
  [web, worker, owner] = await Promise.all([db.connect('web'), db.connect('worker'), db.connect('owner')]);
  const maintenance = openDatabase(db.urls.maintenance, 2);
  valmont = await addInstitution(maintenance, 'Valmont');
  brume = await addInstitution(maintenance, 'Brume');
  mine = await addCase(maintenance, valmont);
  other = await addCase(maintenance, valmont);
  foreign = await addCase(maintenance, brume);
  adviser = await addPerson(maintenance, valmont, 'adviser', 'Claire');
  await maintenance.$disconnect();
});

describe('without an actor', () => {
  it.each(TENANT_TABLES)('the web role sees nothing in %s', async (table) => {
    const seen = await rows(web, `SELECT 1 FROM "${table}"`).catch((error: unknown) => String(error));
    // What only the worker needs, the web role may not even ask for.
    expect(seen).toBe(table === 'HistoryAnchor' ? 'error: permission denied for table HistoryAnchor' : 0);
  });

  it('the worker sees no case', async () => {
    expect(await rows(worker, 'SELECT 1 FROM "Case"')).toBe(0);
  });

  it('every tenant table forces row-level security on its owner too', async () => {
    const { rows: found } = await owner.query<{ relname: string }>(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
       AND relrowsecurity AND relforcerowsecurity ORDER BY 1`,
    );
    expect(found.map((one) => one.relname)).toEqual(TENANT_TABLES.toSorted());
  });

  it('every table with an institution is a tenant table', async () => {
    const { rows: found } = await owner.query<{ table_name: string }>(
      `SELECT DISTINCT table_name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'institutionId' AND table_name <> 'Session' ORDER BY 1`,
    );
    for (const { table_name } of found) expect(TENANT_TABLES).toContain(table_name);
  });
});

describe('a student', () => {
  it('sees their own case and papers, and no others', async () => {
    await as(web, mine.student, async () => {
      const cases = await web.query<{ id: string }>('SELECT id FROM "Case"');
      expect(cases.rows.map((one) => one.id)).toEqual([mine.id]);
      expect(await rows(web, 'SELECT 1 FROM "Document"')).toBe(mine.documents.length);
    });
  });

  it('sees the names of staff, and of no other student', async () => {
    await as(web, mine.student, async () => {
      const people = await web.query<{ userId: string }>('SELECT "userId" FROM "Person"');
      expect(people.rows.map((one) => one.userId).toSorted()).toEqual(
        [mine.student.userId, adviser.userId].toSorted(),
      );
    });
  });

  it.each(['other', 'foreign'] as const)('cannot change the case of the %s student', async (whose) => {
    const victim = whose === 'other' ? other : foreign;
    await as(web, mine.student, async () => {
      expect(
        await rows(web, 'UPDATE "Case" SET "arrivedOn" = $1 WHERE id = $2', ['2026-09-02', victim.id]),
      ).toBe(0);
      expect(
        await rows(web, 'UPDATE "Document" SET "status" = $1 WHERE "caseId" = $2', ['ready', victim.id]),
      ).toBe(0);
    });
  });

  it('cannot write into the history of another, nor under another name', async () => {
    const insert = `INSERT INTO "CaseEvent" ("institutionId", "caseId", "studentUserId", "at", "kind", "actorUserId", "actorRole", "payload")
      VALUES ($1, $2, $3, now(), 'case.opened', $4, 'student', '{"kind":"case.opened"}')`;
    const { student } = mine;
    await as(web, student, async () => {
      await expect(
        web.query(insert, [valmont.id, other.id, other.student.userId, student.userId]),
      ).rejects.toThrow(/row-level security/);
    });
    await as(web, student, async () => {
      await expect(web.query(insert, [valmont.id, mine.id, student.userId, adviser.userId])).rejects.toThrow(
        /row-level security/,
      );
    });
  });

  it('sees no counts', async () => {
    await as(web, mine.student, async () => {
      expect(await rows(web, 'SELECT 1 FROM "CohortCountDelta"')).toBe(0);
    });
  });
});

describe('staff', () => {
  it('see their institution and nothing of another', async () => {
    await as(web, adviser, async () => {
      const cases = await web.query<{ id: string }>('SELECT id FROM "Case"');
      expect(cases.rows.map((one) => one.id).toSorted()).toEqual([mine.id, other.id].toSorted());
      expect(await rows(web, 'SELECT 1 FROM "Person" WHERE "institutionId" = $1', [brume.id])).toBe(0);
      expect(await rows(web, 'SELECT 1 FROM "CohortCountDelta" WHERE "institutionId" = $1', [brume.id])).toBe(
        0,
      );
    });
  });

  it('cannot change a case of another institution', async () => {
    await as(web, adviser, async () => {
      expect(
        await rows(web, 'UPDATE "Case" SET "arrivedOn" = $1 WHERE id = $2', ['2026-09-02', foreign.id]),
      ).toBe(0);
    });
  });

  it('who only audit change nothing', async () => {
    await as(web, { ...adviser, role: 'auditor' }, async () => {
      expect(await rows(web, 'SELECT 1 FROM "Case"')).toBe(2);
      expect(await rows(web, 'UPDATE "Case" SET "arrivedOn" = $1', ['2026-09-02'])).toBe(0);
    });
  });
});

describe('rights of the web role', () => {
  const refused = [
    'CREATE TABLE x (y int)',
    'ALTER TABLE "Case" DISABLE ROW LEVEL SECURITY',
    'DROP TABLE "Case"',
    'CREATE SCHEMA x',
    'ALTER ROLE affilia_web BYPASSRLS',
    'SET ROLE affilia_owner',
    'TRUNCATE "CaseEvent"',
    'UPDATE "CaseEvent" SET kind = kind',
    'DELETE FROM "CaseEvent"',
    'DELETE FROM "Case"',
    'UPDATE "Case" SET "headHash" = \'\'',
    'UPDATE "Case" SET "eventCount" = 0',
    'UPDATE "Case" SET "cohortId" = "cohortId"',
    'UPDATE "Case" SET "studentUserId" = "studentUserId"',
    'INSERT INTO "CohortCountDelta" SELECT * FROM "CohortCountDelta"',
    'UPDATE "CohortCount" SET cases = 0',
    'UPDATE "Membership" SET role = \'manager\'',
    'INSERT INTO "Membership" SELECT * FROM "Membership"',
    'SELECT * FROM "_prisma_migrations"',
  ];
  it.each(refused)('refuses: %s', async (sql) => {
    await as(web, adviser, async () => {
      await expect(web.query(sql)).rejects.toThrow(/permission denied|must be owner|must have/);
    });
  });

  it('status is derived: writing it is refused', async () => {
    await as(web, adviser, async () => {
      await expect(web.query('UPDATE "Case" SET "status" = \'GP_DECLARED\'')).rejects.toThrow(
        /permission denied|can only be updated to DEFAULT/,
      );
    });
  });
});
