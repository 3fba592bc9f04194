// Moving and expecting papers: the paper that is meant, nothing else, and one entry that is somebody's word.
import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import type { By, CaseState } from '#lib/domain/case/change.ts';
import { DISPOSITIONS } from '#lib/domain/case/disposition.ts';
import { expectPaper, movePaper } from '#lib/domain/case/verbs.ts';
import { DOCUMENT_STATUSES, type DocumentStatus } from '#lib/domain/document/document.ts';
import { expectDocument, moveDocument, movesFor, type DocumentReport } from '#lib/domain/document/move.ts';
import { by, codeOf, errorOf, facts, paper, TODAY, valueOf } from '#tests/support/domain-fixtures.ts';

const VISA = paper('student-visa');
const BIRTH = paper('birth-certificate');
const STATE: CaseState = { facts: facts(), documents: [VISA, BIRTH] };
const report = (status: DocumentStatus, change: Partial<DocumentReport> = {}): DocumentReport => ({
  status,
  on: civil('2026-11-20'),
  reason: null,
  reasonText: null,
  ...change,
});

describe('moving a paper', () => {
  const OFFICE = by({ by: 'office', source: 'verified' });

  it('moves that one, and leaves the others', () => {
    const after = valueOf(movePaper(STATE, { ...report('ready'), documentId: BIRTH.id }, by()));
    const moved = valueOf(moveDocument(BIRTH, report('ready'), TODAY, { precheck: false, isOffice: false }));
    expect(after.documents).toEqual([VISA, moved]);
    expect(after.documents[0]).toBe(VISA);
  });

  it('is one entry, and somebody’s word', () => {
    const after = valueOf(movePaper(STATE, { ...report('ready'), documentId: BIRTH.id }, OFFICE));
    expect(after.events).toEqual([
      {
        what: {
          kind: 'document.moved',
          document: 'birth-certificate',
          documentId: BIRTH.id,
          to: 'ready',
          on: '2026-11-20',
          reason: null,
          inferred: false,
        },
        source: null,
      },
    ]);
    expect(after.facts).toEqual(STATE.facts);
  });

  it('by the student counts as their word', () => {
    const after = valueOf(movePaper(STATE, { ...report('ready'), documentId: VISA.id }, by()));
    expect(after.facts).toEqual({ ...STATE.facts, studentActedOn: TODAY });
  });

  const people = (['student', 'office'] as const).flatMap((who): Partial<By>[] => [
    { by: who, precheck: false },
    { by: who, precheck: true },
  ]);
  it.each(people)('by the $by with a check of the office ($precheck) goes where the table lets it', (who) => {
    const person = by(who);
    const rights = { precheck: person.precheck, isOffice: person.by === 'office' };
    for (const from of DOCUMENT_STATUSES)
      for (const to of DOCUMENT_STATUSES) {
        const one = { ...VISA, status: from };
        const reason = to === 'rejected' || to === 'fix_needed' ? 'illegible' : 'cpam-said-so';
        const moved = movePaper(
          { ...STATE, documents: [one] },
          { ...report(to, { reason }), documentId: one.id },
          person,
        );
        const expected = movesFor(from, rights).includes(to) ? 'ok' : 'document-move-refused';
        expect([from, to, codeOf(moved)]).toEqual([from, to, expected]);
      }
  });

  it('hands a refusal on', () => {
    const sent = { ...VISA, status: 'deposited' } as const;
    const refused = movePaper(
      { ...STATE, documents: [sent] },
      { ...report('rejected'), documentId: VISA.id },
      by(),
    );
    expect(errorOf(refused)).toEqual({ code: 'reason-required', field: 'reason' });
  });
});

describe('expecting a paper', () => {
  const day = civil('2026-12-10');

  it('is told with its day, or that it is no longer on its way', () => {
    const after = valueOf(expectPaper(STATE, BIRTH.id, day, by()));
    const expected = valueOf(expectDocument(BIRTH, day, TODAY));
    expect(after.documents).toEqual([VISA, expected]);
    const entry = { kind: 'document.expected', document: 'birth-certificate', documentId: BIRTH.id };
    expect(after.events).toEqual([{ what: { ...entry, on: '2026-12-10' }, source: null }]);
    expect(after.facts).toEqual({ ...STATE.facts, studentActedOn: TODAY });
    const back = valueOf(expectPaper(after, BIRTH.id, null, by()));
    expect(back.documents).toEqual(STATE.documents);
    expect(back.events).toEqual([{ what: { ...entry, on: null }, source: null }]);
  });

  it('hands a refusal on', () => {
    expect(errorOf(expectPaper(STATE, BIRTH.id, TODAY.subtract({ days: 1 }), by()))).toEqual({
      code: 'date-in-past',
      field: 'expectedOn',
      params: { date: '2026-11-21' },
    });
  });
});

describe('a paper', () => {
  it.each(DISPOSITIONS)('of a case that is %s moves or is expected only when active', (disposition) => {
    const resting: CaseState = { ...STATE, facts: facts({ disposition }) };
    const error = disposition === 'active' ? null : { code: 'case-not-active' };
    expect(errorOf(movePaper(resting, { ...report('ready'), documentId: VISA.id }, by()))).toEqual(error);
    expect(errorOf(expectPaper(resting, VISA.id, TODAY, by()))).toEqual(error);
  });

  it('of another case is unknown here', () => {
    const error = { code: 'choice-unknown', field: 'documentId' };
    expect(errorOf(movePaper(STATE, { ...report('ready'), documentId: 'another' }, by()))).toEqual(error);
    expect(errorOf(expectPaper(STATE, 'another', TODAY, by()))).toEqual(error);
  });
});
