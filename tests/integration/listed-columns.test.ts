// The office's list reads names and papers off the case: whoever writes a person or a paper, by whatever statement, the
// case says the same afterwards.
import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { DOCUMENT_STATUSES } from '#lib/domain/document/document.ts';
import { openDatabase, type Database } from '#lib/platform/db.ts';
import { newId } from '#lib/platform/crypto.ts';
import { testDatabase, type TestDatabase } from '#tests/support/database.ts';
import {
  addCase,
  addInstitution,
  addPerson,
  type AddedCase,
  type Institution,
} from '#tests/support/fixtures.ts';
import { wronglyListed } from '#tests/support/list-check.ts';

let db: TestDatabase;
let maintenance: Database;
let admin: pg.Client;
let office: Institution;
let one: AddedCase;
let other: AddedCase;

beforeAll(async () => {
  db = await testDatabase();
  admin = await db.connect('admin');
  maintenance = openDatabase(db.urls.maintenance, 2);
  office = await addInstitution(maintenance, 'Valmont');
  one = await addCase(maintenance, office);
  other = await addCase(maintenance, office);
  return () => maintenance.$disconnect();
});

const listed = async (id: string) =>
  maintenance.case.findFirstOrThrow({
    where: { id },
    select: {
      givenName: true,
      familyName: true,
      nationality: true,
      papersRejected: true,
      papersMissing: true,
      papersChecking: true,
    },
  });

const ADD = `INSERT INTO "Document" ("institutionId", "id", "caseId", "studentUserId", "kind", "period", "status", "statusOn",
  "statusRecordedOn", "reasonCode") SELECT $1, gen_random_uuid(), $2, $3, 'other', n::text, s::"DocumentStatus", current_date,
  current_date, CASE WHEN s IN ('rejected', 'fix_needed', 'not_needed') THEN 'situation' END
  FROM unnest($4::text[]) WITH ORDINALITY AS given(s, n)`;
const add = (client: pg.Client, of: AddedCase, states: readonly string[]) =>
  client.query(ADD, [office.id, of.id, of.student.userId, states]);

describe('what the list shows of a case', () => {
  it('begins with its person and its papers', async () => {
    expect(one.documents.length).toBeGreaterThan(3);
    expect(await listed(one.id)).toEqual({
      givenName: 'Ana',
      familyName: 'Silva',
      nationality: null,
      papersRejected: 0,
      papersMissing: one.documents.length,
      papersChecking: 0,
    });
  });

  it('begins with no papers, and the person’s names, whatever an INSERT says', async () => {
    const student = await addPerson(maintenance, office, 'student', 'Inès');
    const id = newId();
    await admin.query(
      `INSERT INTO "Case" ("institutionId", "id", "cohortId", "studentUserId", "sortName", "activeSince", "givenName",
         "papersMissing") VALUES ($1, $2, $3, $4, 'silva ines', current_date, 'Nobody', 7)`,
      [office.id, id, office.cohortIds[0], student.userId],
    );
    expect(await listed(id)).toMatchObject({ givenName: 'Inès', papersMissing: 0 });
    // And none of its own columns makes it somebody else's.
    await admin.query(`UPDATE "Case" SET "givenName" = 'Nobody', "nationality" = 'FR' WHERE "id" = $1`, [id]);
    expect(await listed(id)).toMatchObject({ givenName: 'Inès', nationality: null });
  });

  it('follows the person, and nobody else', async () => {
    await admin.query(
      `UPDATE "Person" SET "givenName" = 'Anaïs', "familyName" = 'da Silva', "nationality" = 'PT' WHERE "userId" = $1`,
      [one.student.userId],
    );
    expect(await listed(one.id)).toMatchObject({
      givenName: 'Anaïs',
      familyName: 'da Silva',
      nationality: 'PT',
    });
    expect(await listed(other.id)).toMatchObject({ givenName: 'Ana', nationality: null });
  });

  it('follows every state of a paper', async () => {
    for (const status of DOCUMENT_STATUSES) {
      await admin.query(
        `UPDATE "Document" SET "status" = $2::"DocumentStatus",
           "reasonCode" = CASE WHEN $2 IN ('rejected', 'fix_needed', 'not_needed') THEN 'situation' END
         WHERE "id" = (SELECT "id" FROM "Document" WHERE "caseId" = $1 ORDER BY "id" LIMIT 1)`,
        [one.id, status],
      );
      expect(await wronglyListed(admin), status).toEqual([]);
    }
  });

  it('follows papers of several cases in one statement, made, moved to another case, and removed', async () => {
    await add(admin, one, [...DOCUMENT_STATUSES, ...DOCUMENT_STATUSES]);
    expect(await wronglyListed(admin)).toEqual([]);
    expect((await listed(one.id)).papersRejected).toBeGreaterThanOrEqual(4);
    await admin.query(
      `UPDATE "Document" SET "caseId" = $2, "studentUserId" = $3 WHERE "caseId" = $1 AND "kind" = 'other'`,
      [one.id, other.id, other.student.userId],
    );
    expect(await wronglyListed(admin)).toEqual([]);
    expect((await listed(other.id)).papersRejected).toBeGreaterThanOrEqual(4);
    await admin.query(`UPDATE "Document" SET "status" = 'deposited', "reasonCode" = NULL`);
    expect(await wronglyListed(admin)).toEqual([]);
    await admin.query(`DELETE FROM "Document" WHERE "period" > '3'`);
    expect(await wronglyListed(admin)).toEqual([]);
  });

  it('counts the papers that two write at once', async () => {
    const [first, second] = [await db.connect('maintenance'), await db.connect('maintenance')];
    const before = await listed(one.id);
    await first.query('BEGIN');
    await add(first, one, ['missing', 'missing']);
    const waits = (async () => {
      await second.query('BEGIN');
      await second.query(ADD.replace("'other'", "'copy'"), [
        office.id,
        one.id,
        one.student.userId,
        ['missing', 'rejected'],
      ]);
      await second.query('COMMIT');
    })();
    await first.query('COMMIT');
    await waits;
    expect(await wronglyListed(admin)).toEqual([]);
    expect((await listed(one.id)).papersMissing).toBe(before.papersMissing + 3);
  });

  it('knows a name that changes while the case is opened', async () => {
    const student = await addPerson(maintenance, office, 'student');
    const [opening, renaming] = [await db.connect('maintenance'), await db.connect('maintenance')];
    const id = newId();
    await opening.query('BEGIN');
    await opening.query(
      `INSERT INTO "Case" ("institutionId", "id", "cohortId", "studentUserId", "sortName", "activeSince")
       VALUES ($1, $2, $3, $4, 'silva ana', current_date)`,
      [office.id, id, office.cohortIds[0], student.userId],
    );
    const renamed = renaming.query(`UPDATE "Person" SET "givenName" = 'Zoé' WHERE "userId" = $1`, [
      student.userId,
    ]);
    await opening.query('COMMIT');
    await renamed;
    expect(await listed(id)).toMatchObject({ givenName: 'Zoé' });
  });

  it.each(['"givenName" = \'X\'', '"familyName" = \'X\'', '"nationality" = \'FR\'', '"papersMissing" = 0'])(
    'is not for the web role to write: %s',
    async (set) => {
      const web = await db.connect('web');
      await expect(web.query(`UPDATE "Case" SET ${set}`)).rejects.toThrow('permission denied');
    },
  );

  it('is found where it differs', async () => {
    await admin.query("SET session_replication_role = 'replica'");
    await admin.query(`UPDATE "Person" SET "givenName" = 'Hidden' WHERE "userId" = $1`, [one.student.userId]);
    await admin.query(`DELETE FROM "Document" WHERE "caseId" = $1`, [other.id]);
    await admin.query('RESET session_replication_role');
    expect(await wronglyListed(admin)).toEqual([one.id, other.id].toSorted());
  });
});
