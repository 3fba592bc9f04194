import { civil } from '#lib/domain/calendar/civil-date.ts';
import type { By } from '#lib/domain/case/change.ts';
import { NO_DATED_FACTS, NO_MILESTONES, type CaseFacts, type MilestoneFact } from '#lib/domain/case/facts.ts';
import type { Milestone } from '#lib/domain/case/milestone.ts';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import { DOCUMENT_KINDS, isDocumentKind, type DocumentKind } from '#lib/domain/document/kind.ts';
import type { TriageAnswers } from '#lib/domain/route/question.ts';
import type { DomainError, Result } from '#lib/domain/result.ts';
import { newId } from '#lib/platform/crypto.ts';

export const TODAY = civil('2026-11-21');

/** Every kind of paper. */
export const KINDS = Object.keys(DOCUMENT_KINDS).filter(isDocumentKind);

/** Answers of somebody from outside Europe who came with a visa, an adult whose birth certificate wants a translation. */
export const PORTAL_ANSWERS: TriageAnswers = {
  origin: 'other',
  work: 'none',
  before: 'no',
  visa: 'yes',
  age: 'adult',
  birth: 'other',
};

/** Facts of an active case on the portal's route, with what a test says. */
export function facts(change: Partial<CaseFacts> = {}): CaseFacts {
  return {
    route: 'register_portal',
    answers: PORTAL_ANSWERS,
    disposition: 'active',
    dispositionReason: null,
    milestones: NO_MILESTONES,
    activeSince: civil('2026-09-01'),
    routeKnownSince: civil('2026-09-01'),
    studentActedOn: null,
    portalLinkSentAt: null,
    afterStudies: null,
    ...NO_DATED_FACTS,
    studiesStartOn: civil('2026-09-01'),
    studiesEndOn: civil('2027-06-30'),
    ...change,
  };
}

/** Milestones reached on these days, declared and recorded on the day itself. */
export function reached(days: Partial<Record<Milestone, string>>): CaseFacts['milestones'] {
  const entries = Object.entries(days).map(([milestone, day]): [string, MilestoneFact] => [
    milestone,
    { on: civil(day), source: 'declared', recordedOn: civil(day) },
  ]);
  return { ...NO_MILESTONES, ...Object.fromEntries(entries) };
}

/** A missing document, with what a test says. */
export function paper(kind: DocumentKind, change: Partial<DocumentFacts> = {}): DocumentFacts {
  return {
    id: newId(),
    kind,
    // Of the academic year in which `facts` begins.
    period: kind === 'enrolment-certificate' ? '2026' : '',
    status: 'missing',
    statusOn: civil('2026-09-01'),
    statusRecordedOn: civil('2026-09-01'),
    reason: null,
    reasonText: null,
    rejections: 0,
    expectedOn: null,
    inferences: [],
    ...change,
  };
}

/** Who changes a case: the student today, where the office does not look at papers first, with what a test says. */
export function by(change: Partial<By> = {}): By {
  return {
    today: TODAY,
    now: new Date('2026-11-21T10:00:00Z'),
    by: 'student',
    source: 'declared',
    precheck: false,
    hasCountryPapers: false,
    newId: () => newId(),
    ...change,
  };
}

/** What a rule answered, when it must not refuse. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.error)}`);
}

/** Why a rule refused, when it must; null when it did not. */
export function errorOf(result: Result<unknown>): DomainError | null {
  return result.ok ? null : result.error;
}

/** The code of a refusal, or "ok". */
export function codeOf(result: Result<unknown>): string {
  return errorOf(result)?.code ?? 'ok';
}
