import { isBefore, type CivilDate } from '../calendar/civil-date.ts';
import { ok, refuse, type Result } from '../result.ts';
import { entersAtPermanentNumber, type Route } from '../route/route.ts';
import { DATED_FACTS, datedFactRule } from './dated-fact.ts';
import type { CaseFacts } from './facts.ts';
import { MILESTONES, PREREQUISITES, type Milestone } from './milestone.ts';

/** A milestone may be this much older than the studies: visas and portals open early. @source DOMAIN §1 */
export const MONTHS_BEFORE_STUDIES = 12;

/** The prerequisites of a milestone on a route: those who enter at the permanent number never submit. */
export function prerequisitesOf(milestone: Milestone, route: Route): readonly Milestone[] {
  return milestone === 'permanentNumber' && entersAtPermanentNumber(route) ? [] : PREREQUISITES[milestone];
}

/** The milestone's unmet need: the first of the group that it needs one of; null when it has what it needs. */
export function unmetNeed(facts: CaseFacts, milestone: Milestone): Milestone | null {
  const needed = prerequisitesOf(milestone, facts.route);
  const [first] = needed;
  return first === undefined || needed.some((one) => facts.milestones[one]) ? null : first;
}

/** The recorded milestone whose date must not be after this one's; null when there is none. */
function floorOf(facts: CaseFacts, milestone: Milestone): Milestone | null {
  const { milestones, route } = facts;
  const known = prerequisitesOf(milestone, route).filter((one) => milestones[one]);
  // The permanent number never comes before the provisional one, where that was seen.
  if (milestone === 'permanentNumber' && milestones.provisionalNumber) return 'provisionalNumber';
  // The doctor needs either number, so the earlier one counts: numbers stand in their order.
  return known[0] ?? null;
}

function checkDates(facts: CaseFacts, milestone: Milestone, on: CivilDate): Result<null> {
  const before = floorOf(facts, milestone);
  const earlier = before && facts.milestones[before];
  if (before && earlier && isBefore(on, earlier.on)) {
    return refuse('date-before-prerequisite', 'on', { milestone, before, date: earlier.on.toString() });
  }
  const studies = facts.studiesStartOn;
  if (!studies) return ok(null);
  if (milestone === 'provisionalNumber' && isBefore(on, studies)) {
    return refuse('date-before-studies', 'on', { milestone, date: studies.toString() });
  }
  const earliest = studies.subtract({ months: MONTHS_BEFORE_STUDIES });
  return !entersAtPermanentNumber(facts.route) && isBefore(on, earliest)
    ? refuse('date-long-before-studies', 'on', { milestone, date: earliest.toString() })
    : ok(null);
}

/** Whether the dated facts have the milestones that they stand on. */
function checkFacts(facts: CaseFacts): Result<null> {
  for (const fact of DATED_FACTS) {
    const on = facts[fact];
    const { needs } = datedFactRule(fact);
    if (!on || !needs) continue;
    const standsOn = facts.milestones[needs];
    if (!standsOn) return refuse('fact-needs-milestone', fact, { fact, needed: needs });
    if (isBefore(on, standsOn.on)) {
      return refuse('fact-before-milestone', fact, { fact, before: needs, date: standsOn.on.toString() });
    }
  }
  return ok(null);
}

/**
 * Whether these facts can stand together: prerequisites, order of dates, start of studies, dated facts on their
 * milestones, the last day of a European card that covers. Returns the first contradiction. The database states the same in CHECK constraints. @source DOMAIN §1
 */
export function checkCase(facts: CaseFacts): Result<null> {
  if (facts.route === 'ehic_covers' && !facts.ehicValidUntil)
    return refuse('field-required', 'ehicValidUntil');
  for (const milestone of MILESTONES) {
    const fact = facts.milestones[milestone];
    if (!fact) continue;
    const needed = unmetNeed(facts, milestone);
    if (needed) return refuse('milestone-needs', 'on', { milestone, needed });
    const dates = checkDates(facts, milestone, fact.on);
    if (!dates.ok) return dates;
  }
  return checkFacts(facts);
}
