import { civil } from '#lib/domain/calendar/civil-date.ts';
import { NO_MILESTONES, type CaseFacts, type MilestoneFact } from '#lib/domain/case/facts.ts';
import type { Milestone } from '#lib/domain/case/milestone.ts';
import type { DocumentFacts, DocumentKind } from '#lib/domain/document/document.ts';
import { newId } from '#lib/platform/crypto.ts';

export const TODAY = civil('2026-11-21');

/** Facts of an active case on the portal's route, with what a test says. */
export function facts(change: Partial<CaseFacts> = {}): CaseFacts {
  return {
    route: 'register_portal',
    disposition: 'active',
    milestones: NO_MILESTONES,
    activeSince: civil('2026-09-01'),
    routeKnownSince: civil('2026-09-01'),
    studiesStartOn: civil('2026-09-01'),
    studiesEndOn: civil('2027-06-30'),
    arrivedOn: null,
    ehicValidUntil: null,
    vitaleOrderedOn: null,
    vitaleUpdatedOn: null,
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
    period: '',
    status: 'missing',
    statusOn: civil('2026-09-01'),
    statusRecordedOn: civil('2026-09-01'),
    reason: null,
    reasonText: null,
    rejections: 0,
    expectedOn: null,
    ...change,
  };
}
