import type { DocumentKind } from './kind.ts';

/** Why a paper was not accepted; each has its advice in every language. @source DOMAIN §3 */
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

/** Why a paper is not asked for. `situation`: the answers of the triage say so. */
export const NOT_NEEDED_REASONS = [
  'situation',
  'in-french',
  'multilingual-extract',
  'other-paper-serves',
  'cpam-said-so',
  'office-said-so',
] as const;
export type NotNeededReason = (typeof NOT_NEEDED_REASONS)[number];

export type DocumentReason = RejectionReason | NotNeededReason;

export function isRejectionReason(text: string): text is RejectionReason {
  return (REJECTION_REASONS as readonly string[]).includes(text);
}

export function isNotNeededReason(text: string): text is NotNeededReason {
  return (NOT_NEEDED_REASONS as readonly string[]).includes(text);
}

/** Reasons that fit some papers only; the others fit every paper. */
const ONLY_FOR: Readonly<Partial<Record<DocumentReason, readonly DocumentKind[]>>> = {
  'no-parents-names': ['birth-certificate', 'birth-translation'],
  'not-translated': ['birth-certificate'],
  'translator-not-sworn': ['birth-translation'],
  'not-legalised': ['birth-certificate', 'birth-translation'],
  'not-an-enrolment-certificate': ['enrolment-certificate'],
  'wrong-year': ['enrolment-certificate'],
  'visa-not-validated': ['residence-permit', 'student-visa'],
  'rib-not-own-name': ['bank-details'],
  'rib-not-accepted': ['bank-details'],
  'in-french': ['birth-translation'],
  'multilingual-extract': ['birth-translation'],
};

export function fitsDocument(reason: DocumentReason, kind: DocumentKind): boolean {
  return ONLY_FOR[reason]?.includes(kind) ?? true;
}

/** Whether a person may give a reason: what the answers say follows from them alone, and the office speaks for itself. */
export const mayGive = (reason: DocumentReason, isOffice: boolean): boolean =>
  reason !== 'situation' && (isOffice || reason !== 'office-said-so');
