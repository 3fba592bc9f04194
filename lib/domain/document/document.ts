import type { CivilDate } from '../calendar/civil-date.ts';
import { refuse, ok, type Result } from '../result.ts';

/** A gate stands after each set: the provisional number, the permanent number, the card. @source DOMAIN §3 */
export const DOCUMENT_SETS = ['provisional', 'final', 'card'] as const;
export type DocumentSet = (typeof DOCUMENT_SETS)[number];

/** Every paper the product knows, with the set it belongs to. The office may add others by country later. */
export const DOCUMENT_KINDS = {
  'enrolment-certificate': 'provisional',
  'identity-document': 'provisional',
  'student-visa': 'provisional',
  'parental-authorisation': 'provisional',
  's1-form': 'provisional',
  'proof-of-resources': 'provisional',
  'birth-certificate': 'final',
  'birth-translation': 'final',
  'residence-permit': 'final',
  'bank-details': 'final',
} as const satisfies Record<string, DocumentSet>;
export type DocumentKind = keyof typeof DOCUMENT_KINDS;

export const setOf = (kind: DocumentKind): DocumentSet => DOCUMENT_KINDS[kind];

export function isDocumentKind(text: string): text is DocumentKind {
  return Object.hasOwn(DOCUMENT_KINDS, text);
}

export const DOCUMENT_STATUSES = [
  'missing',
  'with_office',
  'fix_needed',
  'ready',
  'deposited',
  'accepted',
  'rejected',
  'not_needed',
] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];

/** Why the health insurance did not accept a paper; each has its advice in every language. @source DOMAIN §3 */
export const REJECTION_REASONS = [
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
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

export function isRejectionReason(text: string): text is RejectionReason {
  return (REJECTION_REASONS as readonly string[]).includes(text);
}

/** One paper of a case, as the rules see it. */
export type DocumentFacts = {
  readonly id: string;
  readonly kind: DocumentKind;
  /** Academic year of a yearly paper, else empty. */
  readonly period: string;
  readonly status: DocumentStatus;
  /** The day the status is about: sent on, accepted on, rejected on. */
  readonly statusOn: CivilDate;
  /** The Paris day on which that status was recorded here. */
  readonly statusRecordedOn: CivilDate;
  readonly reason: RejectionReason | null;
  readonly reasonText: string | null;
  /** How often it was rejected so far: each rejection is a reminder cycle of its own. */
  readonly rejections: number;
  /** The student said that it comes by then: reminders rest. */
  readonly expectedOn: CivilDate | null;
};

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

export type DocumentReport = {
  readonly status: DocumentStatus;
  readonly on: CivilDate;
  readonly reason: RejectionReason | null;
  readonly reasonText: string | null;
};

/** The document after its status was reported; a rejection needs a reason, and `other` needs words. */
export function moveDocument(
  document: DocumentFacts,
  report: DocumentReport,
  today: CivilDate,
): Result<DocumentFacts> {
  if (!DOCUMENT_MOVES[document.status].includes(report.status)) {
    return refuse('document-move-refused', 'status', { from: document.status, to: report.status });
  }
  const isRejection = report.status === 'rejected';
  if (isRejection && !report.reason) return refuse('reason-required', 'reason');
  if (isRejection && report.reason === 'other' && !report.reasonText)
    return refuse('text-required', 'reasonText');
  if (report.on.since(today).days > 0) return refuse('date-in-future', 'on', { date: today.toString() });
  return ok({
    ...document,
    status: report.status,
    statusOn: report.on,
    statusRecordedOn: today,
    reason: isRejection ? report.reason : null,
    reasonText: isRejection ? report.reasonText : null,
    rejections: document.rejections + (isRejection ? 1 : 0),
    expectedOn: null,
  });
}

/** The sets in the order of need: once submitted, the final set is what is worked on. */
export function setsInOrder(isSubmitted: boolean): readonly DocumentSet[] {
  return isSubmitted ? ['final', 'provisional', 'card'] : DOCUMENT_SETS;
}

/** A gate is open when every document before it is accepted or not needed; the RIB never blocks a number. @source DOMAIN §3 */
export function isGateOpen(documents: readonly DocumentFacts[], set: DocumentSet): boolean {
  return documents
    .filter((one) => setOf(one.kind) === set && one.kind !== 'bank-details')
    .every((one) => one.status === 'accepted' || one.status === 'not_needed');
}
