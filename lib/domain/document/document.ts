import { latest, type CivilDate } from '../calendar/civil-date.ts';
import type { Milestone } from '../case/milestone.ts';
import { DOCUMENT_SETS, setOf, type DocumentKind, type DocumentSet } from './kind.ts';
import type { DocumentReason } from './reason.ts';

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

/** What a status was inferred from: a milestone, or the order of the card. */
export type InferenceCause = Milestone | 'vitaleOrderedOn';

/** One inference, with what stood before it, so that it can be taken back. */
export type Inference = {
  readonly by: InferenceCause;
  readonly from: DocumentStatus;
  readonly fromOn: CivilDate;
};

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
  readonly reason: DocumentReason | null;
  readonly reasonText: string | null;
  /** How often it was rejected so far: each rejection is a reminder cycle of its own. */
  readonly rejections: number;
  /** The student said that it comes by then: reminders rest. */
  readonly expectedOn: CivilDate | null;
  /** What the status was inferred from, latest last; empty when somebody reported it. */
  readonly inferences: readonly Inference[];
};

/** The sets in the order of need: the card's once it can be ordered, else the final set once submitted. */
export function setsInOrder(isSubmitted: boolean, hasNumber = false): readonly DocumentSet[] {
  if (hasNumber) return ['card', 'final', 'provisional'];
  return isSubmitted ? ['final', 'provisional', 'card'] : DOCUMENT_SETS;
}

/**
 * One paper in two places: until the validated visa is there, the accepted student visa stands in for the residence
 * permit. @source DOMAIN §3: 004 lets the visa serve twice; 000 and 003 want the validation
 */
const STANDS_IN: Readonly<Partial<Record<DocumentKind, DocumentKind>>> = {
  'residence-permit': 'student-visa',
};

/** The paper that stands in for a missing one meanwhile; null when none does. */
export function standInFor(paper: DocumentFacts, documents: readonly DocumentFacts[]): DocumentFacts | null {
  const kind = STANDS_IN[paper.kind];
  if (!kind || paper.status !== 'missing') return null;
  return documents.find((one) => one.kind === kind && one.status === 'accepted') ?? null;
}

/** Whether a paper still blocks the gate after its set; the RIB never blocks a number. @source DOMAIN §3 */
export function blocksGate(paper: DocumentFacts, documents: readonly DocumentFacts[]): boolean {
  if (paper.kind === 'bank-details') return false;
  const isSettled = paper.status === 'accepted' || paper.status === 'not_needed';
  return !isSettled && standInFor(paper, documents) === null;
}

/** The papers before a gate: of its set and of those before. The certificate of a further year comes after the numbers. */
function papersBefore(documents: readonly DocumentFacts[], set: DocumentSet): readonly DocumentFacts[] {
  const isFurther = (one: DocumentFacts) =>
    documents.some((other) => other.kind === one.kind && other.period < one.period);
  const sets = DOCUMENT_SETS.slice(0, DOCUMENT_SETS.indexOf(set) + 1);
  return documents.filter((one) => sets.includes(setOf(one.kind)) && !isFurther(one));
}

/** A gate is open when every document before it is accepted or not needed. @source DOMAIN §3 */
export function isGateOpen(documents: readonly DocumentFacts[], set: DocumentSet): boolean {
  return papersBefore(documents, set).every((one) => !blocksGate(one, documents));
}

/** The day on which a gate opened: of the last paper before it, or of what stands in for that; null while it is closed. */
export function gateOpenedOn(documents: readonly DocumentFacts[], set: DocumentSet): CivilDate | null {
  if (!isGateOpen(documents, set)) return null;
  const settled = papersBefore(documents, set).filter((one) => one.kind !== 'bank-details');
  return latest(...settled.map((one) => (standInFor(one, documents) ?? one).statusOn));
}
