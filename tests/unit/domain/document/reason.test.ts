import { describe, expect, it } from 'vitest';
import { DOCUMENT_STATUSES, type DocumentStatus } from '#lib/domain/document/document.ts';
import type { DocumentKind } from '#lib/domain/document/kind.ts';
import { DOCUMENT_MOVES, moveDocument } from '#lib/domain/document/move.ts';
import {
  fitsDocument,
  isNotNeededReason,
  isRejectionReason,
  mayGive,
  NOT_NEEDED_REASONS,
  REJECTION_REASONS,
  type DocumentReason,
} from '#lib/domain/document/reason.ts';
import { codeOf, errorOf, KINDS, paper, TODAY } from '#tests/support/domain-fixtures.ts';

const ALL_REASONS: readonly DocumentReason[] = [...REJECTION_REASONS, ...NOT_NEEDED_REASONS];
const RIGHTS = { precheck: true, isOffice: true };

/** Reasons that speak of one paper, with that paper; all others may be said of any. */
const SPEAKS_OF: Readonly<Partial<Record<DocumentReason, string>>> = {
  'no-parents-names': 'birth-certificate birth-translation',
  'not-translated': 'birth-certificate',
  'translator-not-sworn': 'birth-translation',
  'not-legalised': 'birth-certificate birth-translation',
  'not-an-enrolment-certificate': 'enrolment-certificate',
  'wrong-year': 'enrolment-certificate',
  'visa-not-validated': 'student-visa residence-permit',
  'rib-not-own-name': 'bank-details',
  'rib-not-accepted': 'bank-details',
  'in-french': 'birth-translation',
  'multilingual-extract': 'birth-translation',
};

/** A status from which the other one can be reached. */
const before = (to: DocumentStatus): DocumentStatus =>
  DOCUMENT_STATUSES.find((from) => DOCUMENT_MOVES[from].includes(to)) ?? expect.unreachable(to);

const move = (
  kind: DocumentKind,
  status: DocumentStatus,
  reason: DocumentReason | null,
  reasonText: string | null,
) =>
  moveDocument(
    paper(kind, { status: before(status) }),
    { status, on: TODAY, reason, reasonText },
    TODAY,
    RIGHTS,
  );

describe('the reasons', () => {
  it('of a rejection are those of DOMAIN §3', () => {
    expect(REJECTION_REASONS).toEqual([
      'no-parents-names',
      'not-translated',
      'translator-not-sworn',
      'not-legalised',
      'illegible',
      'incomplete-pages',
      'name-mismatch',
      'not-an-enrolment-certificate',
      'wrong-year',
      'visa-not-validated',
      'rib-not-own-name',
      'rib-not-accepted',
      'expired',
      'wrong-document',
      'too-large-or-format',
      'other',
    ]);
  });

  it('of "not needed" are others, and none is both', () => {
    expect(NOT_NEEDED_REASONS).toEqual([
      'situation',
      'in-french',
      'multilingual-extract',
      'other-paper-serves',
      'cpam-said-so',
      'office-said-so',
    ]);
    expect(new Set(ALL_REASONS).size).toBe(ALL_REASONS.length);
  });

  it.each(ALL_REASONS)('are told from each other and from other words: %s', (reason) => {
    const isRejection = (REJECTION_REASONS as readonly string[]).includes(reason);
    expect([isRejectionReason(reason), isNotNeededReason(reason)]).toEqual([isRejection, !isRejection]);
    expect([isRejectionReason(`${reason}s`), isNotNeededReason('toString')]).toEqual([false, false]);
  });

  it.each(ALL_REASONS)('fit the papers that they speak of: %s', (reason) => {
    for (const kind of KINDS) {
      expect(fitsDocument(reason, kind), kind).toBe(SPEAKS_OF[reason]?.split(' ').includes(kind) ?? true);
    }
  });
});

describe('a reason that is given', () => {
  it('is never that of the answers, and the office’s own word is its own', () => {
    const given = (isOffice: boolean) => ALL_REASONS.filter((reason) => mayGive(reason, isOffice));
    expect(ALL_REASONS.filter((reason) => !given(true).includes(reason))).toEqual(['situation']);
    expect(ALL_REASONS.filter((reason) => !given(false).includes(reason))).toEqual([
      'situation',
      'office-said-so',
    ]);
  });

  it('in the office’s name by the student is refused', () => {
    const missing = paper('student-visa', { status: 'missing' });
    const report = { status: 'not_needed', on: TODAY, reason: 'office-said-so', reasonText: null } as const;
    const by = (isOffice: boolean) => errorOf(moveDocument(missing, report, TODAY, { ...RIGHTS, isOffice }));
    expect(by(true)).toBeNull();
    expect(by(false)).toEqual({ code: 'reason-does-not-fit', field: 'reason' });
  });
});

describe('the reason of a move', () => {
  const WITH_REASON = ['rejected', 'fix_needed', 'not_needed'] as const;
  const WITHOUT = DOCUMENT_STATUSES.filter((one) => !(WITH_REASON as readonly string[]).includes(one));

  it.each(WITH_REASON)('to %s is required', (status) => {
    expect(errorOf(move('student-visa', status, null, 'in words'))).toEqual({
      code: 'reason-required',
      field: 'reason',
    });
  });

  it.each(WITHOUT)('to %s is not asked for, and an unfit one means nothing', (status) => {
    expect(codeOf(move('student-visa', status, null, null))).toBe('ok');
    expect(codeOf(move('student-visa', status, 'rib-not-accepted', null))).toBe('ok');
  });

  it.each(WITH_REASON.flatMap((status) => ALL_REASONS.map((reason) => ({ status, reason }))))(
    'to $status must be one of its own that fits the paper: $reason',
    ({ status, reason }) => {
      const belongs = status === 'not_needed' ? isNotNeededReason(reason) : isRejectionReason(reason);
      for (const kind of KINDS) {
        const fits = belongs && fitsDocument(reason, kind) && reason !== 'situation';
        expect(errorOf(move(kind, status, reason, 'in words')), kind).toEqual(
          fits ? null : { code: 'reason-does-not-fit', field: 'reason' },
        );
      }
    },
  );

  it.each(REJECTION_REASONS)('needs words only where it says nothing by itself: %s', (reason) => {
    const kind = KINDS.find((one) => fitsDocument(reason, one)) ?? expect.unreachable(reason);
    const wanted = reason === 'other' ? { code: 'text-required', field: 'reasonText' } : null;
    for (const status of ['rejected', 'fix_needed'] as const) {
      expect(errorOf(move(kind, status, reason, null))).toEqual(wanted);
      expect(errorOf(move(kind, status, reason, ''))).toEqual(wanted);
    }
  });
});
