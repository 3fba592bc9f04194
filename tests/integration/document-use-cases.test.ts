import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#lib/domain/access/actor.ts';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import type { DocumentKind } from '#lib/domain/document/kind.ts';
import { openDatabase, type Database } from '#lib/platform/db.ts';
import { expectDocument } from '#lib/use-cases/expect-document.ts';
import { moveDocument } from '#lib/use-cases/move-document.ts';
import { testDatabase } from '#tests/support/database.ts';
import {
  addCase,
  addInstitution,
  addPerson,
  contextOf,
  form,
  type AddedCase,
  type Institution,
} from '#tests/support/fixtures.ts';

let maintenance: Database;
let valmont: Institution;
let adviser: Person;

beforeAll(async () => {
  const db = await testDatabase();
  maintenance = openDatabase(db.urls.maintenance, 2);
  valmont = await addInstitution(maintenance, 'Valmont');
  adviser = await addPerson(maintenance, valmont, 'adviser', 'Claire');
  return () => maintenance.$disconnect();
});

const rowOf = (of: AddedCase) =>
  maintenance.case.findFirstOrThrow({ where: { id: of.id }, include: { documents: true, events: true } });
const idOf = (of: AddedCase, kind: DocumentKind) => of.documents.find((one) => one.kind === kind)?.id ?? '';
const paperOf = (id: string) => maintenance.document.findFirstOrThrow({ where: { id } });
const said = { reason: null, reasonText: null };

describe('a document', () => {
  it('is rejected with its reason, sent again, accepted; each move is in the history', async () => {
    const of = await addCase(maintenance, valmont);
    const documentId = idOf(of, 'birth-certificate');
    const report = (version: number, status: 'deposited' | 'rejected' | 'accepted', day: string) =>
      moveDocument(contextOf(of.student), {
        ...form(of.id, version),
        documentId,
        status,
        on: civil(day),
        reason: status === 'rejected' ? 'illegible' : null,
        reasonText: null,
      });
    expect(await report(1, 'deposited', '2026-10-01')).toMatchObject({ ok: true });
    expect(await report(2, 'rejected', '2026-10-10')).toMatchObject({ ok: true });
    expect(await paperOf(documentId)).toMatchObject({
      status: 'rejected',
      reasonCode: 'illegible',
      rejections: 1,
    });
    expect((await rowOf(of)).nextCheckOn).toEqual(new Date('2026-11-21'));
    expect(await report(3, 'deposited', '2026-10-12')).toMatchObject({ ok: true });
    expect(await report(4, 'accepted', '2026-10-20')).toMatchObject({ ok: true });
    expect(await paperOf(documentId)).toMatchObject({ status: 'accepted', reasonCode: null, rejections: 1 });
    expect((await rowOf(of)).events).toHaveLength(4);
  });

  it('of another case is refused, as is a move that its machine does not know', async () => {
    const of = await addCase(maintenance, valmont);
    const other = await addCase(maintenance, valmont);
    const move = { status: 'accepted', on: civil('2026-10-01'), ...said } as const;
    const attempts = [
      [idOf(other, 'student-visa'), 'choice-unknown'],
      [idOf(of, 'student-visa'), 'document-move-refused'],
    ] as const;
    for (const [documentId, code] of attempts) {
      const result = await moveDocument(contextOf(of.student), { ...form(of.id), ...move, documentId });
      expect(result).toMatchObject({ ok: false, error: { code } });
    }
    expect(await rowOf(of)).toMatchObject({ version: 1, events: [] });
    expect((await paperOf(idOf(other, 'student-visa'))).status).toBe('missing');
  });

  it('goes through the office’s own check only where the office checks', async () => {
    const careful = await addInstitution(maintenance, 'Ardoise');
    await maintenance.institution.update({ where: { id: careful.id }, data: { precheck: true } });
    const officer = await addPerson(maintenance, careful, 'adviser');
    const of = await addCase(maintenance, careful);
    const documentId = idOf(of, 'student-visa');
    const hand = { documentId, status: 'with_office', on: civil('2026-11-20'), ...said } as const;
    const elsewhere = await addCase(maintenance, valmont);
    const refused = await moveDocument(contextOf(elsewhere.student), {
      ...form(elsewhere.id),
      ...hand,
      documentId: idOf(elsewhere, 'student-visa'),
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'document-move-refused' } });
    expect(await moveDocument(contextOf(of.student), { ...form(of.id), ...hand })).toMatchObject({
      ok: true,
    });
    const answer = { documentId, on: civil('2026-11-21'), status: 'fix_needed', reasonText: null } as const;
    const byStudent = { ...form(of.id, 2), ...answer, reason: 'illegible' } as const;
    expect(await moveDocument(contextOf(of.student), byStudent)).toMatchObject({ ok: false });
    expect(await moveDocument(contextOf(officer), byStudent)).toMatchObject({ ok: true });
    expect(await paperOf(documentId)).toMatchObject({ status: 'fix_needed', reasonCode: 'illegible' });
  });
});

describe('a paper that comes by post', () => {
  it('rests its reminders until its day, and what was expected can be taken back', async () => {
    const of = await addCase(maintenance, valmont);
    const documentId = idOf(of, 'enrolment-certificate');
    const context = contextOf(of.student);
    const expected = { ...form(of.id), documentId, expectedOn: civil('2026-12-01') };
    expect(await expectDocument(context, expected)).toMatchObject({ ok: true });
    expect((await paperOf(documentId)).expectedOn).toEqual(new Date('2026-12-01'));
    const back = await expectDocument(context, { ...form(of.id, 2), documentId, expectedOn: null });
    expect(back).toMatchObject({ ok: true });
    expect((await paperOf(documentId)).expectedOn).toBeNull();
    expect((await rowOf(of)).events).toHaveLength(2);
  });

  it('cannot be expected once it was sent', async () => {
    const of = await addCase(maintenance, valmont);
    const documentId = idOf(of, 'student-visa');
    const sent = { documentId, status: 'deposited', on: civil('2026-11-20'), ...said } as const;
    await moveDocument(contextOf(adviser), { ...form(of.id), ...sent });
    const expected = { ...form(of.id, 2), documentId, expectedOn: civil('2026-12-01') };
    expect(await expectDocument(contextOf(of.student), expected)).toMatchObject({
      ok: false,
      error: { code: 'document-not-awaited' },
    });
  });
});
