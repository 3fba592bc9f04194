// The check goes through cases and entries by pages: none is left out at an edge, and none is read twice.
import { beforeAll, describe, expect, it } from 'vitest';
import { columnsOf } from '#lib/data/case-mapper.ts';
import { newId } from '#lib/platform/crypto.ts';
import { openDatabase, setDatabase } from '#lib/platform/db.ts';
import { anchorHistory } from '#lib/use-cases/anchor-history.ts';
import { verifyHistory } from '#lib/use-cases/verify-history.ts';
import type pg from 'pg';
import { testDatabase } from '#tests/support/database.ts';
import { addInstitution, facts, TODAY } from '#tests/support/fixtures.ts';

const SECRET = 'a secret of the tests, 32 characters long';
const CASES = 450;
const ENTRIES_EACH = 12;

let admin: pg.Client;
/** In the order in which the check goes through them. */
let ids: readonly string[];

beforeAll(async () => {
  const db = await testDatabase('worker');
  admin = await db.connect('admin');
  const maintenance = openDatabase(db.urls.maintenance, 2);
  const { id: institutionId, cohortIds } = await addInstitution(maintenance, 'Valmont');
  const people = Array.from({ length: CASES }, () => newId());
  await maintenance.user.createMany({ data: people.map((id) => ({ id, email: `${id}@student.example` })) });
  await maintenance.person.createMany({
    data: people.map((userId) => ({ institutionId, userId, givenName: 'Ana', familyName: 'Silva' })),
  });
  await maintenance.case.createMany({
    data: people.map((studentUserId) => ({
      ...columnsOf(facts()),
      institutionId,
      id: newId(),
      cohortId: cohortIds[0] ?? '',
      studentUserId,
      sortName: 'silva ana',
    })),
  });
  await admin.query(
    `INSERT INTO "CaseEvent" ("institutionId", "caseId", "studentUserId", "at", "kind", "actorRole", "payload")
     SELECT "institutionId", "id", "studentUserId", now(), 'portal-link.sent', 'worker', '{"kind":"portal-link.sent"}'
     FROM "Case", generate_series(1, $1)`,
    [ENTRIES_EACH],
  );
  expect(await anchorHistory({ now: new Date(), today: TODAY }, SECRET)).toBe(CASES);
  setDatabase(maintenance);
  ids = (await admin.query<{ id: string }>('SELECT id FROM "Case" ORDER BY "institutionId", id')).rows.map(
    (row) => row.id,
  );
});

const verify = async (sample?: number) => {
  const faults: string[] = [];
  const report = await verifyHistory({
    secret: SECRET,
    sample,
    onFault: ({ caseId, kind }) => faults.push(`${kind} ${caseId}`),
  });
  return { report, faults };
};

describe('the check of many histories', () => {
  it('counts every case, entry and anchor once', async () => {
    const { report } = await verify();
    expect(report).toEqual({ cases: CASES, entries: CASES * ENTRIES_EACH, anchors: CASES, faults: 0 });
  });

  it.each([1, 200, 250])('looks at a sample of %i cases and no more', async (sample) => {
    const { report } = await verify(sample);
    expect(report).toEqual({ cases: sample, entries: sample * ENTRIES_EACH, anchors: sample, faults: 0 });
  });

  it('looks at all of them when the sample is larger', async () => {
    expect((await verify(CASES + 1)).report.cases).toBe(CASES);
  });

  it('finds a broken one on each side of every page', async () => {
    const broken = [0, 199, 200, 399, 400, CASES - 1].map((place) => ids[place] ?? '');
    await admin.query(`ALTER TABLE "CaseEvent" DISABLE TRIGGER case_event_no_change`);
    await admin.query(`UPDATE "CaseEvent" SET kind = 'x' WHERE "caseId" = ANY($1::uuid[]) AND seq = $2`, [
      broken,
      ENTRIES_EACH,
    ]);
    await admin.query(`ALTER TABLE "CaseEvent" ENABLE TRIGGER case_event_no_change`);
    const { report, faults } = await verify();
    expect(faults).toEqual(broken.map((id) => `edited ${id}`));
    expect(report.faults).toBe(broken.length);
  });
});
