import { isBefore, type CivilDate } from '../calendar/civil-date.ts';
import { ok, refuse, type Result } from '../result.ts';
import {
  FOUND_BY_TRIAGE,
  reasonsToGive,
  SAID_BY_OFFICE,
  type DispositionReason,
  type RestingDisposition,
} from './disposition.ts';
import type { CaseFacts } from './facts.ts';

/** The facts of a case that is put to rest, for a reason that fits. It may go from one rest to the other. @source DOMAIN §1 */
export function setDisposition(
  facts: CaseFacts,
  to: RestingDisposition,
  reason: DispositionReason,
  isOffice: boolean,
): Result<CaseFacts> {
  if (!reasonsToGive(to, isOffice).includes(reason)) return refuse('reason-does-not-fit', 'reason');
  if (!isOffice && facts.dispositionReason === SAID_BY_OFFICE) return refuse('not-allowed');
  if (facts.disposition === to && facts.dispositionReason === reason) return refuse('nothing-changed');
  return ok({ ...facts, disposition: to, dispositionReason: reason });
}

/**
 * Active since a day. A European card covers no longer: what was sent says the route, else it must be found anew; the
 * answers that led to the card hold no more.
 */
function activeFrom(facts: CaseFacts, since: CivilDate): CaseFacts {
  const active: CaseFacts = { ...facts, disposition: 'active', dispositionReason: null, activeSince: since };
  if (facts.route !== 'ehic_covers') return active;
  return facts.milestones.submitted
    ? { ...active, answers: {}, route: 'register_portal', routeKnownSince: since }
    : { ...active, answers: {}, route: 'unknown', routeKnownSince: null };
}

/** The facts of a resting case that moves again, from today. */
export function reopen(facts: CaseFacts, today: CivilDate, isOffice: boolean): Result<CaseFacts> {
  // That a student stands there twice only the office knows, and only the office takes back.
  if (!isOffice && facts.dispositionReason === SAID_BY_OFFICE) return refuse('not-allowed');
  return facts.disposition === 'active' ? refuse('case-active') : ok(activeFrom(facts, today));
}

/** The first day on which the European card no longer covers; null while none does, or when it covers the whole stay. */
export function ehicLapsesOn(facts: CaseFacts): CivilDate | null {
  const { ehicValidUntil, studiesEndOn } = facts;
  // Whoever said since that it is handled elsewhere is not brought back by a card.
  const isResting = facts.disposition === 'not_required' && facts.dispositionReason === FOUND_BY_TRIAGE;
  const isCovered = isResting && facts.route === 'ehic_covers';
  const coversStay = ehicValidUntil && studiesEndOn && !isBefore(ehicValidUntil, studiesEndOn);
  return isCovered && !coversStay ? (ehicValidUntil?.add({ days: 1 }) ?? null) : null;
}

/** The facts once the European card has lapsed: active again since that day, route unknown. Null while it has not. @source DOMAIN §1 */
export function lapseEhic(facts: CaseFacts, today: CivilDate): CaseFacts | null {
  const since = ehicLapsesOn(facts);
  return since && !isBefore(today, since) ? activeFrom(facts, since) : null;
}
