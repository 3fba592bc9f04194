import { createHash } from 'node:crypto';
import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { openDatabase } from '#lib/platform/db.ts';
import { recordMilestone } from '#lib/use-cases/record-milestone.ts';
import { viewOwnCase } from '#lib/use-cases/view-case.ts';
import { testDatabase } from '#tests/support/database.ts';
import { addCase, addInstitution, contextOf, form, type AddedCase } from '#tests/support/fixtures.ts';

let admin: pg.Client;
let one: AddedCase;

beforeAll(async () => {
  const db = await testDatabase();
  admin = await db.connect('admin');
  const maintenance = openDatabase(db.urls.maintenance, 2);
  one = await addCase(maintenance, await addInstitution(maintenance, 'Valmont'));
  await maintenance.$disconnect();
  const context = contextOf(one.student);
  await recordMilestone(context, { ...form(one.id), milestone: 'submitted', on: civil('2026-09-10') });
  await recordMilestone(context, {
    ...form(one.id, 2),
    milestone: 'provisionalNumber',
    on: civil('2026-10-01'),
  });
});

type Row = {
  institutionId: string;
  caseId: string;
  seq: number;
  micros: string;
  kind: string;
  actorUserId: string | null;
  actorRole: string;
  source: string | null;
  payload: string;
  previousHash: string;
  hash: string;
};

describe('the history of a case', () => {
  it('tells every change, newest first, with who made it', async () => {
    const view = await viewOwnCase(contextOf(one.student));
    const steps = view?.entries.filter((entry) => entry.what.kind === 'milestone.recorded');
    expect(steps?.map((entry) => entry.what)).toEqual([
      { kind: 'milestone.recorded', milestone: 'provisionalNumber', on: '2026-10-01' },
      { kind: 'milestone.recorded', milestone: 'submitted', on: '2026-09-10' },
    ]);
    expect(steps?.map((entry) => [entry.actorName, entry.source])).toEqual([
      ['Ana Silva', 'declared'],
      ['Ana Silva', 'declared'],
    ]);
  });

  it('chains each entry to the one before, and the case knows its end', async () => {
    const { rows } = await admin.query<Row>(
      `SELECT *, payload::text AS payload, (extract(epoch FROM at) * 1000000)::bigint AS micros FROM "CaseEvent" ORDER BY seq`,
    );
    expect(rows.length).toBeGreaterThan(2);
    let before = '';
    for (const [index, row] of rows.entries()) {
      const parts = [
        row.institutionId,
        row.caseId,
        row.seq,
        row.micros,
        row.kind,
        row.actorUserId ?? '',
        row.actorRole,
        row.source ?? '',
        row.payload,
        before,
      ];
      expect(row.seq).toBe(index + 1);
      expect(row.previousHash).toBe(before);
      expect(row.hash).toBe(createHash('sha256').update(parts.join('|')).digest('hex'));
      before = row.hash;
    }
    const head = await admin.query<{ eventCount: number; headHash: string }>(
      'SELECT "eventCount", "headHash" FROM "Case"',
    );
    expect(head.rows[0]).toEqual({ eventCount: rows.length, headHash: before });
  });

  it.each(['UPDATE "CaseEvent" SET kind = \'x\'', 'DELETE FROM "CaseEvent"', 'TRUNCATE "CaseEvent" CASCADE'])(
    'refuses even a superuser: %s',
    async (sql) => {
      await expect(admin.query(sql)).rejects.toThrow(/append-only/);
    },
  );

  it('takes its number and hash from the database, whatever is given', async () => {
    await admin.query(
      `INSERT INTO "CaseEvent" ("institutionId", "caseId", "seq", "studentUserId", "at", "kind", "actorRole", "payload", "previousHash", "hash")
       VALUES ($1, $2, 99, $3, now(), 'case.opened', 'worker', '{"kind":"case.opened"}', 'forged', 'forged')`,
      [one.student.institutionId, one.id, one.student.userId],
    );
    const { rows } = await admin.query<Row>('SELECT * FROM "CaseEvent" ORDER BY seq DESC LIMIT 2');
    expect(rows[0]?.seq).toBe((rows[1]?.seq ?? 0) + 1);
    expect(rows[0]?.previousHash).toBe(rows[1]?.hash);
  });
});
