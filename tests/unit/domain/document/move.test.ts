import { describe, expect, it } from 'vitest';
import { DOCUMENT_STATUSES, type DocumentStatus } from '#lib/domain/document/document.ts';
import {
  DOCUMENT_MOVES,
  isPrecheckStatus,
  moveDocument,
  movesFor,
  type DocumentReport,
  type MoveRights,
} from '#lib/domain/document/move.ts';
import { paper, TODAY, valueOf } from '#tests/support/domain-fixtures.ts';

const ALL_RIGHTS: readonly MoveRights[] = [true, false].flatMap((precheck) =>
  [true, false].map((isOffice) => ({ precheck, isOffice })),
);
const EVERYTHING: MoveRights = { precheck: true, isOffice: true };

const PAIRS = DOCUMENT_STATUSES.flatMap((from) =>
  DOCUMENT_STATUSES.map((to) => ({ from, to, isMove: DOCUMENT_MOVES[from].includes(to) })),
);

/** A report that lacks nothing, whatever the status. */
const report = (status: DocumentStatus, change: Partial<DocumentReport> = {}): DocumentReport => ({
  status,
  on: TODAY,
  reason: status === 'not_needed' ? 'cpam-said-so' : 'illegible',
  reasonText: 'cut off',
  ...change,
});

/** Whom a move is for, in the words of DOMAIN §3: only where the office pre-checks is there a check to hand in to or to answer. */
function isFor({ precheck, isOffice }: MoveRights, from: DocumentStatus, to: DocumentStatus): boolean {
  // What lies with the office is the office's, and the office alone asks for changes.
  if (from === 'with_office' || to === 'fix_needed') return isOffice && (precheck || !isPrecheckStatus(to));
  return to !== 'with_office' || precheck;
}

describe('the machine of a document', () => {
  it('is the one of DOMAIN §3, beside "not needed" from and back to anywhere', () => {
    const told = DOCUMENT_STATUSES.map((from) => {
      const moves = DOCUMENT_MOVES[from].filter((to) => to !== 'not_needed');
      return `${from} > ${moves.toSorted().join(' | ')}`;
    });
    expect(told).toEqual([
      'missing > deposited | ready | with_office',
      'with_office > fix_needed | ready',
      'fix_needed > deposited | with_office',
      'ready > deposited | with_office',
      'deposited > accepted | rejected',
      'accepted > missing',
      'rejected > deposited | ready | with_office',
      'not_needed > accepted | deposited | fix_needed | missing | ready | rejected | with_office',
    ]);
  });

  it.each(DOCUMENT_STATUSES)(
    'leaves %s for "not needed" and for nowhere twice, and never stays',
    (status) => {
      expect(DOCUMENT_MOVES[status].includes('not_needed')).toBe(status !== 'not_needed');
      expect(new Set(DOCUMENT_MOVES[status]).size).toBe(DOCUMENT_MOVES[status].length);
      expect(DOCUMENT_MOVES[status]).not.toContain(status);
    },
  );

  it.each(PAIRS)('from $from to $to is a move: $isMove, for those whom it is for', ({ from, to, isMove }) => {
    const document = paper('birth-certificate', { status: from, rejections: 1 });
    for (const rights of ALL_RIGHTS) {
      const isAllowed = isMove && isFor(rights, from, to);
      const said = JSON.stringify(rights);
      expect(movesFor(from, rights).includes(to), said).toBe(isAllowed);
      const moved = moveDocument(document, report(to), TODAY, rights);
      if (isAllowed) {
        expect(valueOf(moved), said).toEqual(expect.objectContaining({ status: to, statusOn: TODAY }));
      } else {
        expect(moved, said).toEqual({
          ok: false,
          error: { code: 'document-move-refused', field: 'status', params: { from, to } },
        });
      }
    }
  });

  it('offers the moves in the order of the table', () => {
    for (const from of DOCUMENT_STATUSES) expect(movesFor(from, EVERYTHING)).toEqual(DOCUMENT_MOVES[from]);
  });

  it('has two statuses that only the check of an office knows', () => {
    expect(DOCUMENT_STATUSES.filter(isPrecheckStatus)).toEqual(['with_office', 'fix_needed']);
  });
});

describe('a paper that lies with the office', () => {
  it.each(ALL_RIGHTS)('is answered by the office alone, also once it checks no more: %j', (rights) => {
    expect(movesFor('with_office', rights).length > 0).toBe(rights.isOffice);
  });

  it('can be asked to be put right only as long as the office checks', () => {
    expect(movesFor('with_office', { precheck: false, isOffice: true })).toEqual(['ready', 'not_needed']);
    expect(movesFor('with_office', EVERYTHING)).toEqual(['ready', 'fix_needed', 'not_needed']);
  });

  it('is handed in by the student, who cannot ask for changes', () => {
    const student: MoveRights = { precheck: true, isOffice: false };
    expect(movesFor('missing', student)).toContain('with_office');
    expect(movesFor('not_needed', student)).not.toContain('fix_needed');
    expect(movesFor('missing', { ...student, precheck: false })).not.toContain('with_office');
  });
});

describe('what a move leaves', () => {
  const before = paper('birth-translation', {
    status: 'deposited',
    period: '2026',
    rejections: 1,
    expectedOn: TODAY,
    reason: 'expired',
    reasonText: 'old words',
    inferences: [{ by: 'submitted', from: 'missing', fromOn: TODAY }],
  });
  const yesterday = TODAY.subtract({ days: 1 });

  it('is the paper with its new status, the day it is about and the day it was told', () => {
    expect(valueOf(moveDocument(before, report('accepted', { on: yesterday }), TODAY, EVERYTHING))).toEqual({
      ...before,
      status: 'accepted',
      statusOn: yesterday,
      statusRecordedOn: TODAY,
      reason: null,
      reasonText: null,
      expectedOn: null,
      inferences: [],
    });
  });

  it('of a rejection is counted and keeps its reason and words', () => {
    expect(valueOf(moveDocument(before, report('rejected'), TODAY, EVERYTHING))).toMatchObject({
      rejections: 2,
      reason: 'illegible',
      reasonText: 'cut off',
      expectedOn: null,
      inferences: [],
    });
  });

  it.each(PAIRS.filter(({ isMove }) => isMove))(
    'from $from to $to: a reason only where one is told, and a count of the rejections',
    ({ from, to }) => {
      const told = report(to);
      const moved = valueOf(moveDocument({ ...before, status: from }, told, TODAY, EVERYTHING));
      const isTold = ['rejected', 'fix_needed', 'not_needed'].includes(to);
      expect([moved.reason, moved.reasonText]).toEqual(
        isTold ? [told.reason, told.reasonText] : [null, null],
      );
      expect(moved.rejections).toBe(to === 'rejected' ? 2 : 1);
    },
  );
});

describe('the day of a move', () => {
  it.each([
    ['yesterday', -1, true],
    ['today', 0, true],
    ['tomorrow', 1, false],
  ])('may be %s: %s %s', (_, days, isTaken) => {
    const told = report('ready', { on: TODAY.add({ days }) });
    const moved = moveDocument(paper('student-visa'), told, TODAY, EVERYTHING);
    expect(moved.ok).toBe(isTaken);
    if (moved.ok) return;
    expect(moved.error).toEqual({ code: 'date-in-future', field: 'on', params: { date: TODAY.toString() } });
  });
});
