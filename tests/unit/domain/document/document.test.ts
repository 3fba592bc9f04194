import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DOCUMENT_KINDS,
  DOCUMENT_MOVES,
  DOCUMENT_SETS,
  DOCUMENT_STATUSES,
  isDocumentKind,
  isGateOpen,
  isRejectionReason,
  moveDocument,
  REJECTION_REASONS,
  setOf,
  type DocumentReport,
  type DocumentStatus,
} from '#lib/domain/document/document.ts';
import { papersFrom } from '#tests/support/arbitrary-facts.ts';
import { paper, TODAY } from '#tests/support/domain-fixtures.ts';

const KINDS = Object.keys(DOCUMENT_KINDS).filter(isDocumentKind);

/** A report that lacks nothing, whatever the status. */
const report = (status: DocumentStatus, change: Partial<DocumentReport> = {}): DocumentReport => ({
  status,
  on: TODAY,
  reason: status === 'rejected' ? 'illegible' : null,
  reasonText: null,
  ...change,
});

const pairs = DOCUMENT_STATUSES.flatMap((from) =>
  DOCUMENT_STATUSES.map((to) => ({ from, to, isMove: DOCUMENT_MOVES[from].includes(to) })),
);

describe('the machine of a document', () => {
  it.each(pairs.filter((pair) => pair.isMove))('goes from $from to $to', ({ from, to }) => {
    const moved = moveDocument(paper('birth-certificate', { status: from }), report(to), TODAY);
    expect(moved).toMatchObject({
      ok: true,
      value: { status: to, statusOn: TODAY, statusRecordedOn: TODAY },
    });
  });

  it.each(pairs.filter((pair) => !pair.isMove))('refuses to go from $from to $to', ({ from, to }) => {
    expect(moveDocument(paper('birth-certificate', { status: from }), report(to), TODAY)).toEqual({
      ok: false,
      error: { code: 'document-move-refused', field: 'status', params: { from, to } },
    });
  });

  it.each(DOCUMENT_STATUSES)('leads somewhere from %s, and never to itself', (status) => {
    expect(DOCUMENT_MOVES[status].length).toBeGreaterThan(0);
    expect(DOCUMENT_MOVES[status]).not.toContain(status);
  });

  it.each(DOCUMENT_STATUSES.filter((one) => one !== 'not_needed'))(
    'leaves for "not needed" from %s, and comes back',
    (status) => {
      expect(DOCUMENT_MOVES[status]).toContain('not_needed');
      expect(DOCUMENT_MOVES.not_needed).toContain(status);
    },
  );

  it('accepts only what was deposited, and asks again only for what was accepted', () => {
    const into = (to: DocumentStatus) =>
      DOCUMENT_STATUSES.filter((from) => from !== 'not_needed' && DOCUMENT_MOVES[from].includes(to));
    expect(into('accepted')).toEqual(['deposited']);
    expect(into('rejected')).toEqual(['deposited']);
    expect(into('missing')).toEqual(['accepted']);
    expect(into('fix_needed')).toEqual(['with_office']);
  });
});

describe('a rejection', () => {
  const deposited = paper('birth-translation', { status: 'deposited', rejections: 1, expectedOn: TODAY });

  it('needs a reason', () => {
    expect(moveDocument(deposited, report('rejected', { reason: null }), TODAY)).toMatchObject({
      error: { code: 'reason-required', field: 'reason' },
    });
  });

  it.each(REJECTION_REASONS)(
    'for %s is taken with words, and without them unless it says nothing',
    (reason) => {
      const codeWith = (reasonText: string | null) => {
        const moved = moveDocument(deposited, report('rejected', { reason, reasonText }), TODAY);
        return moved.ok ? 'moved' : `${moved.error.code} ${moved.error.field ?? ''}`;
      };
      expect(codeWith('The stamp is cut off.')).toBe('moved');
      expect(codeWith(null)).toBe(reason === 'other' ? 'text-required reasonText' : 'moved');
    },
  );

  it('is counted, keeps its reason and ends what was expected', () => {
    const moved = moveDocument(deposited, report('rejected', { reasonText: 'blurred' }), TODAY);
    expect(moved).toMatchObject({
      ok: true,
      value: { rejections: 2, reason: 'illegible', reasonText: 'blurred', expectedOn: null },
    });
  });

  it.each(DOCUMENT_MOVES.rejected)('is over when the paper is %s: the reason goes, the count stays', (to) => {
    const rejected = paper('birth-translation', {
      status: 'rejected',
      reason: 'other',
      reasonText: 'x',
      rejections: 2,
    });
    const moved = moveDocument(rejected, report(to, { reason: 'other', reasonText: 'x' }), TODAY);
    expect(moved).toMatchObject({ ok: true, value: { reason: null, reasonText: null, rejections: 2 } });
  });
});

describe('the date of a move', () => {
  it.each([
    [-1, 'moved'],
    [0, 'moved'],
    [1, 'date-in-future'],
  ])('%i days from today: %s', (days, expected) => {
    const moved = moveDocument(paper('student-visa'), report('ready', { on: TODAY.add({ days }) }), TODAY);
    expect(moved.ok ? 'moved' : moved.error.code).toBe(expected);
  });
});

describe('a gate', () => {
  it('is open exactly when each paper of its set is accepted or not needed, the bank details apart', () => {
    fc.assert(
      fc.property(papersFrom(TODAY), fc.constantFrom(...DOCUMENT_SETS), (papers, set) => {
        const closing = papers.find(
          (one) =>
            DOCUMENT_KINDS[one.kind] === set &&
            one.kind !== 'bank-details' &&
            one.status !== 'accepted' &&
            one.status !== 'not_needed',
        );
        expect(isGateOpen(papers, set)).toBe(closing === undefined);
      }),
    );
  });

  it('to the permanent number is not closed by missing bank details', () => {
    const papers = [paper('birth-certificate', { status: 'accepted' }), paper('bank-details')];
    expect(isGateOpen(papers, 'final')).toBe(true);
  });
});

describe('kinds and reasons', () => {
  it.each(KINDS)('%s belongs to a set', (kind) => {
    expect(DOCUMENT_SETS).toContain(setOf(kind));
  });

  it('are told from other words, also from those that every object knows', () => {
    expect(KINDS.length).toBeGreaterThan(0);
    for (const word of ['', 'passport', 'toString', '__proto__']) {
      expect(isDocumentKind(word)).toBe(false);
      expect(isRejectionReason(word)).toBe(false);
    }
    expect(REJECTION_REASONS.every(isRejectionReason)).toBe(true);
  });
});
