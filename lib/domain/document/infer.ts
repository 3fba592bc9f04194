import type { CivilDate } from '../calendar/civil-date.ts';
import type { DocumentFacts, DocumentStatus, Inference, InferenceCause } from './document.ts';
import { setOf, type DocumentSet } from './kind.ts';

type InferenceRule = {
  readonly sets: readonly DocumentSet[];
  readonly from: readonly DocumentStatus[];
  readonly to: DocumentStatus;
};

/**
 * What each cause tells about the papers: sending sends a set, a certificate or the card means that the health
 * insurance took the sets before it. @source DOMAIN §3
 */
export const INFERENCES: Readonly<Partial<Record<InferenceCause, InferenceRule>>> = {
  submitted: { sets: ['provisional'], from: ['missing', 'ready'], to: 'deposited' },
  provisionalNumber: { sets: ['provisional'], from: ['deposited'], to: 'accepted' },
  permanentNumber: { sets: ['provisional', 'final'], from: ['deposited'], to: 'accepted' },
  vitaleOrderedOn: { sets: ['card'], from: ['missing', 'ready'], to: 'deposited' },
  carteVitale: { sets: ['card'], from: ['deposited'], to: 'accepted' },
};

/** The papers after a cause, whether they moved or not. Never touches a missing RIB or what is not needed. */
export function inferDocuments(
  documents: readonly DocumentFacts[],
  cause: InferenceCause,
  on: CivilDate,
  today: CivilDate,
): readonly DocumentFacts[] {
  const rule = INFERENCES[cause];
  if (!rule) return documents;
  return documents.map((one) =>
    rule.sets.includes(setOf(one.kind)) && rule.from.includes(one.status)
      ? {
          ...one,
          status: rule.to,
          statusOn: on,
          statusRecordedOn: today,
          expectedOn: null,
          inferences: [...one.inferences, { by: cause, from: one.status, fromOn: one.statusOn }],
        }
      : one,
  );
}

/**
 * The papers after a cause was taken back or re-dated: what followed from it alone goes back to what stood before, or
 * takes the new day. What somebody reported meanwhile, or what followed from something else, stays.
 */
export function reviseInference(
  documents: readonly DocumentFacts[],
  cause: InferenceCause,
  on: CivilDate | null,
  today: CivilDate,
): readonly DocumentFacts[] {
  return documents.map((one) => {
    const place = one.inferences.findIndex((inference) => inference.by === cause);
    const inference = one.inferences[place];
    if (!inference) return one;
    const isLatest = place === one.inferences.length - 1;
    if (on) return isLatest ? { ...one, statusOn: on, statusRecordedOn: today } : redated(one, place, on);
    return isLatest
      ? {
          ...one,
          status: inference.from,
          statusOn: inference.fromOn,
          statusRecordedOn: today,
          inferences: one.inferences.slice(0, place),
        }
      : { ...one, inferences: bridged(one.inferences, place, inference) };
  });
}

/** The status that the re-dated cause gave is what the next inference started from. */
function redated(one: DocumentFacts, place: number, on: CivilDate): DocumentFacts {
  return {
    ...one,
    inferences: one.inferences.map((inference, index) =>
      index === place + 1 ? { ...inference, fromOn: on } : inference,
    ),
  };
}

/** Without one link of the chain: what came after it started from what stood before it, since that link never was. */
function bridged(inferences: readonly Inference[], place: number, gone: Inference): readonly Inference[] {
  return inferences
    .toSpliced(place, 1)
    .map((one, index) => (index === place ? { ...one, from: gone.from, fromOn: gone.fromOn } : one));
}
