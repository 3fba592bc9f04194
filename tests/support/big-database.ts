import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type pg from 'pg';
import { inheritedEnv } from '#lib/platform/env.ts';
import { testDatabase, type TestDatabase } from './database.ts';

const CASES = 100_000;
const NEIGHBOURS = 1_000;

export type BigDatabase = TestDatabase & {
  readonly admin: pg.Client;
  readonly institutionId: string;
  /** Its larger cohort, and who looks after it. */
  readonly cohortId: string;
  readonly adviserId: string;
};

/** Unlogged tables are filled in half the time and planned alike. One that another refers to comes after that one. */
async function spareTheLog(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
  );
  for (let left = rows.map((row) => row.name); left.length > 0;) {
    const refused: string[] = [];
    for (const name of left)
      await admin.query(`ALTER TABLE ${name} SET UNLOGGED`).catch(() => refused.push(name));
    if (refused.length === left.length) throw new Error(`not one of ${refused.join()} can be unlogged`);
    left = refused;
  }
}

/** Other institutions with what an office has beside its cases, so that no table is so small that it is read whole. */
const neighboursOf = (institutionId: string, cohortId: string): readonly string[] => [
  `INSERT INTO "Institution" ("id", "name", "slug")
    SELECT gen_random_uuid(), 'Neighbour ' || n, 'neighbour-' || n FROM generate_series(1, ${String(NEIGHBOURS)}) n`,
  `INSERT INTO "Cohort" ("institutionId", "id", "name", "academicYear", "startsOn", "endsOn")
    SELECT i.id, gen_random_uuid(), 'Autumn ' || y, y, make_date(y, 9, 1), make_date(y + 1, 8, 31)
    FROM "Institution" i, generate_series(2023, 2026) y WHERE i.slug LIKE 'neighbour-%'`,
  `INSERT INTO "WaitCurve" ("institutionId", "milestone", "computedOn", "people", "finished", "points")
    SELECT i.id, m, DATE '2026-11-21', 0, 0, '[]'
    FROM "Institution" i, unnest(ARRAY['provisionalNumber', 'permanentNumber', 'ameliAccount', 'carteVitale']) m`,
  `INSERT INTO "CountryPaper" ("institutionId", "nationality", "name")
    SELECT i.id, c, 'Livret de famille' FROM "Institution" i, unnest(ARRAY['DZ', 'MA', 'TN', 'SN']) c`,
  `INSERT INTO "CohortCount" ("institutionId", "cohortId", "status", "disposition", "gpDeclared", "overdueFrom", "cases")
    SELECT c."institutionId", c.id, s, 'active', false, DATE '2026-09-01' + d, 1
    FROM "Cohort" c, unnest(enum_range(NULL::"CaseStatus")) s, generate_series(1, 3) d
    WHERE c."institutionId" <> '${institutionId}'`,
  `INSERT INTO "CohortCountDelta" ("institutionId", "cohortId", "status", "disposition", "gpDeclared", "overdueFrom", "change")
    SELECT c."institutionId", c.id, 'SUBMITTED', 'active', false, DATE '9999-12-31', 1
    FROM "Cohort" c, generate_series(1, CASE c.id WHEN '${cohortId}' THEN 200 ELSE 4 END)`,
];

/** As the command, in a process of its own: the test runner's way of loading code would take twice the time. */
async function seed(maintenanceUrl: string, now: Date): Promise<void> {
  const args = [
    join(import.meta.dirname, '../../scripts/seed.ts'),
    '--cases',
    String(CASES),
    '--seed',
    'plans',
  ];
  await promisify(execFile)(process.execPath, args, {
    env: { ...inheritedEnv(), DATABASE_URL: maintenanceUrl, AFFILIA_NOW: now.toISOString() },
  });
}

/** 100,000 cases in one institution among others. */
export async function bigDatabase(now: Date): Promise<BigDatabase> {
  const db = await testDatabase();
  const admin = await db.connect('admin');
  await spareTheLog(admin);
  await seed(db.urls.maintenance, now);
  const { rows } = await admin.query<{ institutionId: string; cohortId: string; adviserId: string }>(
    `SELECT "institutionId", "cohortId", (SELECT "userId" FROM "Membership" WHERE role = 'adviser') AS "adviserId"
     FROM "Case" GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT 1`,
  );
  const [found] = rows;
  if (!found) throw new Error('the seed made no case');
  for (const sql of neighboursOf(found.institutionId, found.cohortId)) await admin.query(sql);
  // As the server does by itself within minutes; the seed has looked at its own tables already.
  await admin.query('VACUUM "Case"');
  await admin.query(
    'ANALYZE "Institution", "Cohort", "WaitCurve", "CountryPaper", "CohortCount", "CohortCountDelta"',
  );
  return { ...db, admin, ...found };
}
