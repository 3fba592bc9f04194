import { isAfter, isBefore, isWithinReach, type CivilDate } from '../calendar/civil-date.ts';
import { ok, refuse, type Result } from '../result.ts';
import { checkCase } from './check-case.ts';
import { DATED_FACTS, datedFactRule, type DatedFact } from './dated-fact.ts';
import { FOUND_BY_TRIAGE } from './disposition.ts';
import type { AfterStudies, CaseFacts } from './facts.ts';

/** New values of dated facts; null forgets one, what is not named stays. */
export type FactChanges = Readonly<Partial<Record<DatedFact, CivilDate | null>>>;

/** Whether one date can be what it is said to be, by itself. */
export function checkDay(fact: DatedFact, on: CivilDate, today: CivilDate): Result<null> {
  if (!isWithinReach(on, today)) return refuse('date-out-of-range', fact);
  if (datedFactRule(fact).tense === 'past' && isAfter(on, today)) {
    return refuse('date-in-future', fact, { date: today.toString() });
  }
  // Of adults no birthday is kept.
  return fact === 'turns18On' && !isAfter(on, today) ? refuse('only-for-minors', fact) : ok(null);
}

/** A European card that covers the case has a last day, and not one that is over: then the questions lead elsewhere. */
function checkCover({ route, dispositionReason }: CaseFacts, until: CivilDate | null, today: CivilDate) {
  if (route !== 'ehic_covers') return ok(null);
  if (!until) return refuse('field-required', 'ehicValidUntil');
  return dispositionReason === FOUND_BY_TRIAGE && isBefore(until, today)
    ? refuse('ehic-out-of-date', 'ehicValidUntil', { date: today.toString() })
    : ok(null);
}

/** Names of the changed facts. */
export function changedFacts(facts: CaseFacts, changes: FactChanges): readonly DatedFact[] {
  return DATED_FACTS.filter((fact) => {
    const [now, next] = [facts[fact], changes[fact]];
    if (next === undefined) return false;
    return next && now ? !next.equals(now) : next !== now;
  });
}

/**
 * The facts after some of the dated ones were told, all of them or none. Refused: dates that cannot be, an end before
 * the start, and what contradicts a recorded milestone. A resting case takes them too: leaving, or a new European card.
 */
export function setFacts(facts: CaseFacts, changes: FactChanges, today: CivilDate): Result<CaseFacts> {
  if (facts.disposition === 'closed') return refuse('case-not-active');
  const changed = changedFacts(facts, changes);
  if (changed.length === 0) return refuse('nothing-changed');
  for (const fact of changed) {
    const on = changes[fact];
    const possible = on ? checkDay(fact, on, today) : ok(null);
    if (!possible.ok) return possible;
  }
  const covered = changed.includes('ehicValidUntil')
    ? checkCover(facts, changes.ehicValidUntil ?? null, today)
    : ok(null);
  if (!covered.ok) return covered;
  const next: CaseFacts = { ...facts, ...changes };
  const { studiesStartOn, studiesEndOn } = next;
  if (studiesStartOn && studiesEndOn && isBefore(studiesEndOn, studiesStartOn)) {
    return refuse('end-before-start', 'studiesEndOn', { date: studiesStartOn.toString() });
  }
  const sound = checkCase(next);
  if (sound.ok) return ok(next);
  const { milestone } = sound.error.params ?? {};
  // Only the start of studies can contradict a milestone that is recorded already.
  return milestone ? refuse('studies-against-milestone', 'studiesStartOn', { milestone }) : sound;
}

/** Whether the portal's e-mail may come: the student is on the way to it and has not submitted. @source 004 */
export const awaitsPortalLink = (facts: CaseFacts): boolean =>
  facts.disposition === 'active' &&
  facts.route === 'register_portal' &&
  !facts.milestones.submitted &&
  !facts.milestones.permanentNumber;

/** The facts after the student said that the portal has sent its e-mail with the link. @source 004 */
export function notePortalLink(facts: CaseFacts, now: Date): Result<CaseFacts> {
  if (facts.disposition !== 'active') return refuse('case-not-active');
  if (!awaitsPortalLink(facts)) return refuse('link-not-awaited');
  return ok({ ...facts, portalLinkSentAt: now });
}

/** The facts after it was said what comes after the studies; asked anew when their end moves. */
export function setAfterStudies(facts: CaseFacts, plan: AfterStudies['plan']): Result<CaseFacts> {
  if (facts.disposition === 'closed') return refuse('case-not-active');
  if (!facts.studiesEndOn) return refuse('studies-end-unknown');
  return ok({ ...facts, afterStudies: { plan, studiesEndOn: facts.studiesEndOn } });
}
