import { civil } from '#lib/domain/calendar/civil-date.ts';
import { NO_DATED_FACTS, NO_MILESTONES, type CaseFacts } from '#lib/domain/case/facts.ts';
import type { TimelineEntry } from '#lib/domain/case/timeline.ts';
import { newDocument } from '#lib/domain/document/sync.ts';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import { checklistFor, situationOf } from '#lib/domain/document/checklist.ts';

/** A case like that of most: the waiting number is there, papers are on their way. Nothing of it is stored. */
export const TODAY = civil('2026-11-25');
export const NOW = new Date('2026-11-25T10:00:00Z');

const reached = (on: string) => ({ on: civil(on), source: 'declared', recordedOn: civil(on) }) as const;

export const FACTS: CaseFacts = {
  ...NO_DATED_FACTS,
  route: 'register_portal',
  answers: { origin: 'other', work: 'none', before: 'no', visa: 'yes', age: 'adult', birth: 'other' },
  disposition: 'active',
  dispositionReason: null,
  milestones: {
    ...NO_MILESTONES,
    submitted: reached('2026-09-16'),
    provisionalNumber: reached('2026-09-30'),
  },
  activeSince: civil('2026-08-20'),
  routeKnownSince: civil('2026-08-20'),
  studentActedOn: civil('2026-11-24'),
  portalLinkSentAt: null,
  afterStudies: null,
  studiesStartOn: civil('2026-09-01'),
  studiesEndOn: civil('2027-08-31'),
  arrivedOn: civil('2026-08-28'),
};

export const DOCUMENTS: readonly DocumentFacts[] = checklistFor(situationOf(FACTS, TODAY, false)).map(
  (kind, place) => ({
    ...newDocument(`paper-${String(place)}`, kind, '', TODAY),
    ...(place < 3 && { status: 'accepted' as const }),
    ...(place === 3 && { status: 'deposited' as const }),
  }),
);

/** As many entries as a case of some months has. */
export const ENTRIES: readonly TimelineEntry[] = Array.from({ length: 17 }, (_, place) => ({
  seq: place + 1,
  at: new Date(NOW.getTime() - (17 - place) * 86_400_000),
  actorRole: 'student',
  actorName: 'Ana Exemple',
  source: 'declared',
  what: {
    kind: 'document.moved',
    document: 'birth-certificate',
    documentId: 'paper-3',
    to: 'deposited',
    on: '2026-11-01',
    reason: null,
    inferred: false,
  },
}));
