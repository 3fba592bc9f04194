import type { CivilDate } from '../calendar/civil-date.ts';
import type { Milestone } from '../case/milestone.ts';
import { setOf, type DocumentFacts, type DocumentSet, type DocumentStatus } from './document.ts';

type Inference = {
  readonly sets: readonly DocumentSet[];
  readonly from: readonly DocumentStatus[];
  readonly to: DocumentStatus;
};

const INFERENCES: Readonly<Partial<Record<Milestone, Inference>>> = {
  submitted: { sets: ['provisional'], from: ['missing', 'ready'], to: 'deposited' },
  provisionalNumber: { sets: ['provisional'], from: ['deposited'], to: 'accepted' },
  permanentNumber: { sets: ['provisional', 'final'], from: ['deposited'], to: 'accepted' },
};

/**
 * The documents that a milestone tells about without anybody saying so: submitting sends the provisional set, and a
 * certificate means that the health insurance took the sets before it. Never a missing RIB. @source DOMAIN §3
 */
export function inferDocuments(
  documents: readonly DocumentFacts[],
  milestone: Milestone,
  on: CivilDate,
  today: CivilDate,
): DocumentFacts[] {
  const inference = INFERENCES[milestone];
  if (!inference) return [];
  return documents
    .filter((one) => inference.sets.includes(setOf(one.kind)) && inference.from.includes(one.status))
    .map((one) => ({
      ...one,
      status: inference.to,
      statusOn: on,
      statusRecordedOn: today,
      reason: null,
      reasonText: null,
      expectedOn: null,
    }));
}
