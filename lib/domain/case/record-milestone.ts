import { isAfter, isBefore, isWithinReach, type CivilDate } from '../calendar/civil-date.ts';
import { ok, refuse, type DomainError, type Result } from '../result.ts';
import { entersAtPermanentNumber } from '../route/route.ts';
import { awaitsNewCard } from './card.ts';
import { checkCase, unmetNeed } from './check-case.ts';
import type { CaseFacts, MilestoneFact } from './facts.ts';
import { isBetterFounded, type FactSource, type Milestone } from './milestone.ts';

export type MilestoneReport = {
  readonly milestone: Milestone;
  readonly on: CivilDate;
  readonly source: FactSource;
};

/** What an account is asked for with a waiting number only: the refusal names that number and its day. */
function needsRefusal(facts: CaseFacts, milestone: Milestone, needed: Milestone): Result<never> {
  if (milestone === 'gpDeclared') return refuse('milestone-needs-number', 'on', { milestone });
  const waiting = facts.milestones.provisionalNumber;
  return needed === 'permanentNumber' && waiting
    ? refuse('milestone-needs-permanent', 'on', { milestone, date: waiting.on.toString() })
    : refuse('milestone-needs', 'on', { milestone, needed });
}

/** Whether the milestone can be recorded now, whatever its date. */
export function canRecord(facts: CaseFacts, milestone: Milestone): Result<null> {
  if (facts.disposition !== 'active') return refuse('case-not-active');
  const recorded = facts.milestones[milestone];
  // A new card comes after the loss of the one before.
  const isReplaced = milestone === 'carteVitale' && awaitsNewCard(facts);
  if (recorded && !isReplaced)
    return refuse('milestone-recorded', 'on', { milestone, date: recorded.on.toString() });
  const needed = unmetNeed(facts, milestone);
  return needed ? needsRefusal(facts, milestone, needed) : ok(null);
}

/** The facts with another milestone fact: what is reported, or nothing. */
export function withMilestone(facts: CaseFacts, milestone: Milestone, fact: MilestoneFact | null): CaseFacts {
  return { ...facts, milestones: { ...facts.milestones, [milestone]: fact } };
}

/** A contradiction as the reporter sees it: what is known already stands, the new date does not fit before it. */
export function seenFrom(milestone: Milestone, error: DomainError): Result<never> {
  const contradicted = error.params?.milestone;
  if (contradicted && contradicted !== milestone) {
    return refuse('date-after-dependent', 'on', { milestone, later: contradicted });
  }
  return error.params?.fact
    ? refuse('date-after-fact', 'on', { milestone, fact: error.params.fact })
    : { ok: false, error };
}

/** Whether something can have happened on a day: not in the future, nor so long ago that nobody means it. */
export function checkRecordedDay(facts: CaseFacts, on: CivilDate, today: CivilDate): Result<null> {
  if (isAfter(on, today)) return refuse('date-in-future', 'on', { date: today.toString() });
  // Who was born here, or worked here before, may have had a number all along.
  return isWithinReach(on, today) || entersAtPermanentNumber(facts.route)
    ? ok(null)
    : refuse('date-out-of-range', 'on');
}

/** The facts after a milestone was reported; recording `submitted` on an unknown route makes it the portal's. */
export function recordMilestone(
  facts: CaseFacts,
  report: MilestoneReport,
  today: CivilDate,
): Result<CaseFacts> {
  const { milestone, on, source } = report;
  const allowed = canRecord(facts, milestone);
  if (!allowed.ok) return allowed;
  const possible = checkRecordedDay(facts, on, today);
  if (!possible.ok) return possible;
  const { vitaleLostOn: lost } = facts;
  const isNewCard = milestone === 'carteVitale' && lost !== null;
  if (isNewCard && isBefore(on, lost)) return refuse('date-before-loss', 'on', { date: lost.toString() });
  const opensRoute = milestone === 'submitted' && facts.route === 'unknown';
  const next: CaseFacts = {
    ...withMilestone(facts, milestone, { on, source, recordedOn: today }),
    ...(opensRoute && { route: 'register_portal', routeKnownSince: today }),
    // What was said of the lost card is not said of the new one; the history keeps it.
    ...(isNewCard && { vitaleLostOn: null, vitaleUpdatedOn: null }),
  };
  const sound = checkCase(next);
  return sound.ok ? ok(next) : seenFrom(milestone, sound.error);
}

/** The facts after the date of a milestone was founded better; a weaker or equal source changes nothing and is told so. */
export function verifyMilestone(
  facts: CaseFacts,
  milestone: Milestone,
  source: FactSource,
): Result<CaseFacts> {
  if (facts.disposition !== 'active') return refuse('case-not-active');
  const fact = facts.milestones[milestone];
  if (!fact) return refuse('milestone-not-recorded', undefined, { milestone });
  if (!isBetterFounded(source, fact.source)) return refuse('milestone-verified', undefined, { milestone });
  return ok(withMilestone(facts, milestone, { ...fact, source }));
}
