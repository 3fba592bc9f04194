import { isAfter, isBefore, isWithinReach, type CivilDate } from '../calendar/civil-date.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { DocumentFacts, DocumentStatus } from './document.ts';
import {
  fitsDocument,
  isNotNeededReason,
  isRejectionReason,
  mayGive,
  type DocumentReason,
} from './reason.ts';

/** The machine of one document. `with_office` and `fix_needed` exist only where the office pre-checks. @source DOMAIN §3 */
export const DOCUMENT_MOVES: Readonly<Record<DocumentStatus, readonly DocumentStatus[]>> = {
  missing: ['ready', 'deposited', 'with_office', 'not_needed'],
  with_office: ['ready', 'fix_needed', 'not_needed'],
  fix_needed: ['with_office', 'deposited', 'not_needed'],
  ready: ['deposited', 'with_office', 'not_needed'],
  deposited: ['accepted', 'rejected', 'not_needed'],
  accepted: ['missing', 'not_needed'],
  rejected: ['with_office', 'ready', 'deposited', 'not_needed'],
  not_needed: ['missing', 'with_office', 'fix_needed', 'ready', 'deposited', 'accepted', 'rejected'],
};

/** The statuses of the office's own check. */
export const isPrecheckStatus = (status: DocumentStatus): boolean =>
  status === 'with_office' || status === 'fix_needed';

/** What decides which moves exist for a person. */
export type MoveRights = {
  /** The office looks at papers before they are sent. */
  readonly precheck: boolean;
  readonly isOffice: boolean;
};

/** The moves that a person may make now: the student hands in to the office, the office answers. */
export function movesFor(
  status: DocumentStatus,
  { precheck, isOffice }: MoveRights,
): readonly DocumentStatus[] {
  if (status === 'with_office' && !isOffice) return [];
  return DOCUMENT_MOVES[status].filter((to) => {
    if (!isPrecheckStatus(to)) return true;
    return precheck && (to === 'with_office' || isOffice);
  });
}

export type DocumentReport = {
  readonly status: DocumentStatus;
  readonly on: CivilDate;
  readonly reason: DocumentReason | null;
  readonly reasonText: string | null;
};

/** Which reasons a status carries; null when it carries none. */
function reasonKind(status: DocumentStatus): ((text: string) => boolean) | null {
  switch (status) {
    case 'rejected':
    case 'fix_needed':
      return isRejectionReason;
    case 'not_needed':
      return isNotNeededReason;
    case 'missing':
    case 'with_office':
    case 'ready':
    case 'deposited':
    case 'accepted':
      return null;
  }
}

function checkReason(document: DocumentFacts, report: DocumentReport, isOffice: boolean): Result<null> {
  const belongs = reasonKind(report.status);
  if (!belongs) return ok(null);
  if (!report.reason) return refuse('reason-required', 'reason');
  const fits = belongs(report.reason) && fitsDocument(report.reason, document.kind);
  if (!fits || !mayGive(report.reason, isOffice)) {
    return refuse('reason-does-not-fit', 'reason');
  }
  return report.reason === 'other' && !report.reasonText ? refuse('text-required', 'reasonText') : ok(null);
}

/**
 * The document after its status was reported. A rejection, a change asked for and "not needed" want a reason that fits
 * the paper, `other` wants words; the day is not in the future.
 */
export function moveDocument(
  document: DocumentFacts,
  report: DocumentReport,
  today: CivilDate,
  rights: MoveRights,
): Result<DocumentFacts> {
  if (!movesFor(document.status, rights).includes(report.status)) {
    return refuse('document-move-refused', 'status', { from: document.status, to: report.status });
  }
  const reason = checkReason(document, report, rights.isOffice);
  if (!reason.ok) return reason;
  if (isAfter(report.on, today)) return refuse('date-in-future', 'on', { date: today.toString() });
  if (!isWithinReach(report.on, today)) return refuse('date-out-of-range', 'on');
  const keepsReason = reasonKind(report.status) !== null;
  return ok({
    ...document,
    status: report.status,
    statusOn: report.on,
    statusRecordedOn: today,
    reason: keepsReason ? report.reason : null,
    reasonText: keepsReason ? report.reasonText : null,
    rejections: document.rejections + (report.status === 'rejected' ? 1 : 0),
    expectedOn: null,
    inferences: [],
  });
}

/** Longest rest that "expected on" can give a document, in days from saying so. @source DOMAIN §3 */
export const LONGEST_EXPECTATION_DAYS = 60;

/** Only a paper that lies with the student can be expected. */
export const canBeExpected = (status: DocumentStatus): boolean =>
  status === 'missing' || status === 'rejected' || status === 'fix_needed';

/** The document after the student said that it comes by a day, or that it is no longer expected (null). */
export function expectDocument(
  document: DocumentFacts,
  on: CivilDate | null,
  today: CivilDate,
): Result<DocumentFacts> {
  if (!canBeExpected(document.status)) return refuse('document-not-awaited', 'expectedOn');
  if (on && isBefore(on, today)) return refuse('date-in-past', 'expectedOn', { date: today.toString() });
  const last = today.add({ days: LONGEST_EXPECTATION_DAYS });
  if (on && isAfter(on, last)) return refuse('expected-too-late', 'expectedOn', { date: last.toString() });
  return ok({ ...document, expectedOn: on });
}
