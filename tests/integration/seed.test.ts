// `npm run seed` writes past triggers and references, so whatever they would have done is checked here on its rows.
import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { CASE_STATUSES } from '#lib/domain/case/milestone.ts';
import { DISPOSITIONS } from '#lib/domain/case/disposition.ts';
import { isSilent } from '#lib/domain/case/silent.ts';
import { ROUTES } from '#lib/domain/route/route.ts';
import { PUBLISHED_WINDOWS } from '#lib/domain/wait/wait.ts';
import { factsOf } from '#lib/data/case-mapper.ts';
import { documentFactsOf } from '#lib/data/document-mapper.ts';
import { openDatabase, setDatabase, type Database } from '#lib/platform/db.ts';
import { verifyHistory } from '#lib/use-cases/verify-history.ts';
import { runSeed } from '#scripts/seed/run-seed.ts';
import { brokenBy, checks, foreignKeys } from '#tests/support/constraint-check.ts';
import { differingCounts } from '#tests/support/count-check.ts';
import { testDatabase, type TestDatabase } from '#tests/support/database.ts';
import { wronglyListed } from '#tests/support/list-check.ts';

const CASES = 1_000;
const INSTITUTIONS = 3;
const ORDER = {
  cases: CASES,
  institutions: INSTITUTIONS,
  seed: 'tests',
  now: new Date('2026-11-21T10:00:00Z'),
};
const TODAY = civil('2026-11-21');

let db: TestDatabase;
let maintenance: Database;
let admin: pg.Client;

beforeAll(async () => {
  db = await testDatabase();
  admin = await db.connect('admin');
  maintenance = openDatabase(db.urls.maintenance, 2);
  setDatabase(maintenance);
  const said: string[] = [];
  const report = await runSeed(db.urls.maintenance, ORDER, (line) => said.push(line));
  expect(report.cases).toBe(CASES);
  // What it says, and what it said on the way, is what stands there.
  expect(report.rows).toBe(await countRows());
  expect(said.at(-1)).toContain(`${String(CASES)} cases, `);
});

/** Rows of a case's own tables and the counters: those that the report counts. */
async function countRows(): Promise<number> {
  const { rows } = await admin.query<{ n: number }>(`
    SELECT ((SELECT count(*) FROM "Case") + (SELECT count(*) FROM "CaseEvent") + (SELECT count(*) FROM "Document")
      + (SELECT count(*) FROM "ReminderLedger") + (SELECT count(*) FROM "CohortCount")
      + (SELECT count(*) FILTER (WHERE NOT "isStaff") * 2 FROM "Person")
      + (SELECT count(*) FROM "Membership" WHERE role = 'student'))::int AS n`);
  return rows[0]?.n ?? 0;
}

/** Undoes what it did to the rows, whatever it was. */
async function planted<T>(work: () => Promise<T>): Promise<T> {
  await admin.query('BEGIN');
  try {
    await admin.query("SET LOCAL session_replication_role = 'replica'");
    return await work();
  } finally {
    await admin.query('ROLLBACK');
  }
}

describe('the rows of a seed', () => {
  it('are as many as were ordered, spread evenly', async () => {
    const { rows } = await admin.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM "Case" GROUP BY "institutionId" ORDER BY 1',
    );
    expect(rows.map((row) => row.n)).toEqual([333, 333, 334]);
  });

  it('refer to rows that are there, by every foreign key of the catalogue', async () => {
    const keys = await foreignKeys(admin);
    expect(keys.length).toBeGreaterThan(15);
    expect(await brokenBy(admin, keys)).toEqual([]);
    const [gone] = (await admin.query<{ id: string }>('SELECT id FROM "Case" LIMIT 1')).rows;
    const broken = await planted(async () => {
      await admin.query('DELETE FROM "Case" WHERE id = $1', [gone?.id]);
      return brokenBy(admin, keys);
    });
    expect(broken.join()).toMatch(
      /"CaseEvent" CaseEvent_institutionId_caseId.*"Document" Document_institutionId_caseId/,
    );
  });

  it('hold every CHECK of the catalogue', async () => {
    const conditions = await checks(admin);
    expect(conditions.length).toBeGreaterThan(10);
    expect(await brokenBy(admin, conditions)).toEqual([]);
    const broken = await planted(async () => {
      await admin.query('ALTER TABLE "Case" DROP CONSTRAINT case_route_known_since');
      await admin.query(`UPDATE "Case" SET "route" = 'unknown' WHERE id IN (
        SELECT id FROM "Case" WHERE "routeKnownSince" IS NOT NULL LIMIT 2)`);
      return brokenBy(admin, conditions);
    });
    expect(broken).toEqual(['"Case" case_route_known_since: 2']);
  });

  it('are counted as a live GROUP BY counts them', async () => {
    expect(await differingCounts(admin)).toEqual([]);
    const differing = await planted(async () => {
      await admin.query(`UPDATE "CohortCount" SET "cases" = "cases" + 1
        WHERE ctid = (SELECT ctid FROM "CohortCount" LIMIT 1)`);
      return differingCounts(admin);
    });
    expect(differing).toHaveLength(1);
  });

  it('are listed with the names and papers that they have', async () => {
    expect(await wronglyListed(admin)).toEqual([]);
    const wrong = await planted(async () => {
      await admin.query(`UPDATE "Case" SET "papersMissing" = "papersMissing" + 1
        WHERE ctid = (SELECT ctid FROM "Case" LIMIT 1)`);
      return wronglyListed(admin);
    });
    expect(wrong).toHaveLength(1);
  });

  it('have histories that verify from end to end', async () => {
    const verify = async () => {
      const faults: string[] = [];
      const report = await verifyHistory({ secret: null, onFault: ({ kind }) => faults.push(kind) });
      return { ...report, faults };
    };
    const events = (await admin.query<{ n: number }>('SELECT count(*)::int AS n FROM "CaseEvent"')).rows[0]
      ?.n;
    expect(await verify()).toEqual({ cases: CASES, entries: events, anchors: 0, faults: [] });
    expect(events).toBeGreaterThan(CASES * 5);
    const change = (by: number) =>
      admin.query(
        `SET session_replication_role = 'replica';
         UPDATE "CaseEvent" SET "at" = "at" + interval '${String(by)} ms'
           WHERE ctid = (SELECT ctid FROM "CaseEvent" WHERE seq = 2 ORDER BY "caseId" LIMIT 1);
         RESET session_replication_role;`,
      );
    await change(1);
    expect((await verify()).faults).toEqual(['edited']);
    await change(-1);
    expect((await verify()).faults).toEqual([]);
  });

  it('speak in their histories of papers of the same case only', async () => {
    const strange = `SELECT count(*)::int AS n FROM "CaseEvent" e WHERE e.payload ? 'documentId' AND NOT EXISTS (
      SELECT 1 FROM "Document" d WHERE d."institutionId" = e."institutionId" AND d."caseId" = e."caseId"
        AND d.id::text = e.payload->>'documentId')`;
    expect((await admin.query(strange)).rows).toEqual([{ n: 0 }]);
    const found = await planted(async () => {
      await admin.query('DELETE FROM "Document" WHERE status = \'accepted\'');
      return (await admin.query<{ n: number }>(strange)).rows[0]?.n;
    });
    expect(found).toBeGreaterThan(100);
  });
});

describe('the lives of a seed', () => {
  it('go all ways, stand at all statuses, and end in all ways', async () => {
    const kinds = async (column: string, of: string) =>
      (await admin.query<{ one: string }>(`SELECT DISTINCT "${column}"::text AS one FROM "${of}"`)).rows
        .map((row) => row.one)
        .toSorted();
    expect(await kinds('route', 'Case')).toEqual([...ROUTES].toSorted());
    expect(await kinds('status', 'Case')).toEqual([...CASE_STATUSES].toSorted());
    expect(await kinds('disposition', 'Case')).toEqual([...DISPOSITIONS].toSorted());
  });

  it('have rejected papers, with reasons, papers mended since, and reminders of the past', async () => {
    const { rows } = await admin.query<Record<string, number>>(`
      SELECT count(*) FILTER (WHERE status = 'rejected')::int AS rejected,
        count(*) FILTER (WHERE rejections > 0 AND status IN ('deposited', 'accepted'))::int AS mended,
        count(DISTINCT "reasonCode")::int AS reasons,
        (SELECT count(*) FROM "ReminderLedger" WHERE state = 'sent')::int AS mails FROM "Document"`);
    expect(rows[0]?.rejected).toBeGreaterThan(10);
    expect(rows[0]?.mended).toBeGreaterThan(50);
    expect(rows[0]?.reasons).toBeGreaterThan(3);
    expect(rows[0]?.mails).toBeGreaterThan(CASES / 2);
  });

  it('have students who say nothing any more, and others who do', async () => {
    const active = await maintenance.case.findMany({
      where: { disposition: 'active' },
      include: { documents: true },
    });
    const silent = active.filter((row) =>
      isSilent(factsOf(row), row.documents.map(documentFactsOf), TODAY, PUBLISHED_WINDOWS),
    );
    expect(silent.length).toBeGreaterThan(active.length / 20);
    expect(silent.length).toBeLessThan(active.length * 0.7);
  });
});
