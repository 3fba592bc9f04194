import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#lib/domain/access/actor.ts';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import type { DocumentKind } from '#lib/domain/document/document.ts';
import { openDatabase, type Database } from '#lib/platform/db.ts';
import { moveDocument } from '#lib/use-cases/move-document.ts';
import { recordMilestone } from '#lib/use-cases/record-milestone.ts';
import { viewCase, viewOwnCase } from '#lib/use-cases/view-case.ts';
import { testDatabase } from '#tests/support/database.ts';
import {
  addCase,
  addInstitution,
  addPerson,
  contextOf,
  type AddedCase,
  type Institution,
} from '#tests/support/fixtures.ts';

let maintenance: Database;
let valmont: Institution;
let brume: Institution;
let adviser: Person;
let auditor: Person;
let stranger: Person;

beforeAll(async () => {
  const db = await testDatabase();
  maintenance = openDatabase(db.urls.maintenance, 2);
  valmont = await addInstitution(maintenance, 'Valmont');
  brume = await addInstitution(maintenance, 'Brume');
  adviser = await addPerson(maintenance, valmont, 'adviser', 'Claire');
  auditor = await addPerson(maintenance, valmont, 'auditor');
  stranger = await addPerson(maintenance, brume, 'manager');
  return () => maintenance.$disconnect();
});

const rowOf = (of: AddedCase) =>
  maintenance.case.findFirstOrThrow({ where: { id: of.id }, include: { documents: true, events: true } });
const idOf = (of: AddedCase, kind: DocumentKind) => of.documents.find((one) => one.kind === kind)?.id ?? '';

describe('recording a milestone', () => {
  it('stores the step, what follows for the papers, the history and the schedule together', async () => {
    const of = await addCase(maintenance, valmont);
    const input = { caseId: of.id, version: 1, milestone: 'submitted', on: civil('2026-09-10') } as const;
    expect(await recordMilestone(contextOf(of.student), input)).toMatchObject({ ok: true });
    const row = await rowOf(of);
    expect(row).toMatchObject({ status: 'SUBMITTED', submittedSource: 'declared', version: 2 });
    expect(row.overdueFrom).toEqual(new Date('2026-12-11'));
    const statuses = Object.fromEntries(row.documents.map((one) => [one.kind, one.status]));
    expect(statuses).toMatchObject({
      'enrolment-certificate': 'deposited',
      'identity-document': 'deposited',
      'student-visa': 'deposited',
      'birth-certificate': 'missing',
      'bank-details': 'missing',
    });
    expect(row.events).toHaveLength(4);
  });

  it('by the office counts as verified', async () => {
    const of = await addCase(maintenance, valmont);
    await recordMilestone(contextOf(adviser), {
      caseId: of.id,
      version: 1,
      milestone: 'submitted',
      on: civil('2026-09-10'),
    });
    expect(await rowOf(of)).toMatchObject({ submittedSource: 'verified' });
  });

  it.each([
    ['an impossible step', 'ameliAccount', '2026-10-01', 'milestone-needs'],
    ['a date in the future', 'submitted', '2026-11-22', 'date-in-future'],
    ['a date long before the studies', 'submitted', '2025-08-31', 'date-long-before-studies'],
  ] as const)('refuses %s and writes nothing', async (_, milestone, day, code) => {
    const of = await addCase(maintenance, valmont);
    const result = await recordMilestone(contextOf(of.student), {
      caseId: of.id,
      version: 1,
      milestone,
      on: civil(day),
    });
    expect(result).toMatchObject({ ok: false, error: { code } });
    const row = await rowOf(of);
    expect(row.version).toBe(1);
    expect(row.events).toEqual([]);
    expect(row.documents.every((one) => one.status === 'missing')).toBe(true);
  });

  it('50 at once with the same version: one is stored, 49 are told', async () => {
    const of = await addCase(maintenance, valmont);
    const input = { caseId: of.id, version: 1, milestone: 'submitted', on: civil('2026-09-10') } as const;
    const results = await Promise.all(
      Array.from({ length: 50 }, () => recordMilestone(contextOf(of.student), input)),
    );
    expect(results.filter((one) => one.ok)).toHaveLength(1);
    const codes = results.flatMap((one) => (one.ok ? [] : [one.error.code]));
    expect(codes).toEqual(Array.from({ length: 49 }, () => 'changed-meanwhile'));
    expect((await rowOf(of)).events).toHaveLength(4);
  });

  it.each(['other student', 'auditor', 'other institution'] as const)('is refused to the %s', async (who) => {
    const of = await addCase(maintenance, valmont);
    const other = await addCase(maintenance, valmont);
    const actor = { 'other student': other.student, auditor, 'other institution': stranger }[who];
    const input = { caseId: of.id, version: 1, milestone: 'submitted', on: civil('2026-09-10') } as const;
    expect(await recordMilestone(contextOf(actor), input)).toMatchObject({
      ok: false,
      error: { code: 'not-allowed' },
    });
    expect((await rowOf(of)).version).toBe(1);
  });
});

describe('a document', () => {
  it('is rejected with its reason, sent again, accepted; each move is in the history', async () => {
    const of = await addCase(maintenance, valmont);
    const documentId = idOf(of, 'birth-certificate');
    const report = (version: number, status: 'deposited' | 'rejected' | 'accepted', day: string) =>
      moveDocument(contextOf(of.student), {
        caseId: of.id,
        version,
        documentId,
        status,
        on: civil(day),
        reason: status === 'rejected' ? 'illegible' : null,
        reasonText: null,
      });
    expect(await report(1, 'deposited', '2026-10-01')).toMatchObject({ ok: true });
    expect(await report(2, 'rejected', '2026-10-10')).toMatchObject({ ok: true });
    const rejected = (await rowOf(of)).documents.find((one) => one.id === documentId);
    expect(rejected).toMatchObject({ status: 'rejected', reasonCode: 'illegible', rejections: 1 });
    expect((await rowOf(of)).nextCheckOn).toEqual(new Date('2026-11-21'));
    expect(await report(3, 'deposited', '2026-10-12')).toMatchObject({ ok: true });
    expect(await report(4, 'accepted', '2026-10-20')).toMatchObject({ ok: true });
    const row = await rowOf(of);
    expect(row.documents.find((one) => one.id === documentId)).toMatchObject({
      status: 'accepted',
      reasonCode: null,
      rejections: 1,
    });
    expect(row.events).toHaveLength(4);
  });

  it('of another case is refused, as is a move that its machine does not know', async () => {
    const of = await addCase(maintenance, valmont);
    const other = await addCase(maintenance, valmont);
    const input = {
      caseId: of.id,
      version: 1,
      status: 'accepted',
      on: civil('2026-10-01'),
      reason: null,
      reasonText: null,
    } as const;
    const foreign = await moveDocument(contextOf(of.student), {
      ...input,
      documentId: idOf(other, 'student-visa'),
    });
    expect(foreign).toMatchObject({ ok: false, error: { code: 'choice-unknown' } });
    const jump = await moveDocument(contextOf(of.student), {
      ...input,
      documentId: idOf(of, 'student-visa'),
    });
    expect(jump).toMatchObject({ ok: false, error: { code: 'document-move-refused' } });
    expect((await rowOf(of)).version).toBe(1);
  });
});

describe('viewing a case', () => {
  it('shows students their own, staff their institution’s, and nobody else anything', async () => {
    const of = await addCase(maintenance, valmont);
    const other = await addCase(maintenance, valmont);
    expect((await viewOwnCase(contextOf(of.student)))?.case.id).toBe(of.id);
    expect(await viewCase(contextOf(of.student), other.id)).toBeNull();
    expect((await viewCase(contextOf(adviser), of.id))?.case.id).toBe(of.id);
    expect((await viewCase(contextOf(auditor), of.id))?.case.id).toBe(of.id);
    expect(await viewCase(contextOf(stranger), of.id)).toBeNull();
    expect(await viewCase(contextOf(adviser), 'not-an-id')).toBeNull();
  });
});
