import { isAfter, isBefore, type CivilDate } from '../calendar/civil-date.ts';
import { ok, refuse, type Result } from '../result.ts';
import { entersAtPermanentNumber, type Route } from '../route/route.ts';
import type { CaseFacts } from './facts.ts';
import { MILESTONES, PREREQUISITES, type FactSource, type Milestone } from './milestone.ts';

export type MilestoneReport = {
  readonly milestone: Milestone;
  readonly on: CivilDate;
  readonly source: FactSource;
};

/** A milestone may be this much older than the studies: visas and portals open early. @source DOMAIN §1 */
export const MONTHS_BEFORE_STUDIES = 12;

/** The prerequisites of a milestone on a route: those who enter at the permanent number never submit. */
export function prerequisitesOf(milestone: Milestone, route: Route): readonly Milestone[] {
  return milestone === 'permanentNumber' && entersAtPermanentNumber(route) ? [] : PREREQUISITES[milestone];
}

/** Whether the milestone can be recorded now, whatever its date. */
export function canRecord(facts: CaseFacts, milestone: Milestone): Result<null> {
  if (facts.disposition !== 'active') return refuse('case-not-active');
  if (facts.milestones[milestone]) return refuse('milestone-recorded', 'on', { milestone });
  const needed = prerequisitesOf(milestone, facts.route);
  if (needed.length > 0 && !needed.some((one) => facts.milestones[one])) {
    return milestone === 'gpDeclared'
      ? refuse('milestone-needs-number', 'on', { milestone })
      : refuse('milestone-needs', 'on', { milestone, needed: needed[0] ?? milestone });
  }
  return ok(null);
}

/** The milestones whose date must not be after this one's, because it follows them. */
function predecessors(facts: CaseFacts, milestone: Milestone): Milestone[] {
  const needed = prerequisitesOf(milestone, facts.route).filter((one) => facts.milestones[one]);
  if (milestone === 'gpDeclared') {
    const [first] = needed.toSorted((a, b) => compareFacts(facts, a, b));
    return first ? [first] : [];
  }
  if (milestone === 'permanentNumber' && facts.milestones.provisionalNumber) {
    return [...needed, 'provisionalNumber'];
  }
  return needed;
}

function compareFacts(facts: CaseFacts, a: Milestone, b: Milestone): number {
  const [one, two] = [facts.milestones[a], facts.milestones[b]];
  return one && two ? (isBefore(one.on, two.on) ? -1 : 1) : 0;
}

/**
 * Whether these milestones can stand together: prerequisites, order of dates, start of studies.
 * Returns the first contradiction. The database states the same in CHECK constraints. @source DOMAIN §1
 */
export function checkMilestones(facts: CaseFacts): Result<null> {
  for (const milestone of MILESTONES) {
    const fact = facts.milestones[milestone];
    if (!fact) continue;
    const needed = prerequisitesOf(milestone, facts.route);
    if (needed.length > 0 && !needed.some((one) => facts.milestones[one])) {
      return refuse('milestone-needs', 'on', { milestone, needed: needed[0] ?? milestone });
    }
    for (const before of predecessors(facts, milestone)) {
      const earlier = facts.milestones[before];
      if (earlier && isBefore(fact.on, earlier.on)) {
        return refuse('date-before-prerequisite', 'on', { milestone, before, date: earlier.on.toString() });
      }
    }
    const studies = facts.studiesStartOn;
    if (studies && milestone === 'provisionalNumber' && isBefore(fact.on, studies)) {
      return refuse('date-before-studies', 'on', { date: studies.toString() });
    }
    const floor = studies?.subtract({ months: MONTHS_BEFORE_STUDIES });
    if (floor && !entersAtPermanentNumber(facts.route) && isBefore(fact.on, floor)) {
      return refuse('date-long-before-studies', 'on', { date: floor.toString() });
    }
  }
  return ok(null);
}

/** The facts after a milestone was reported; recording `submitted` on an unknown route makes it the portal's. */
export function recordMilestone(
  facts: CaseFacts,
  report: MilestoneReport,
  today: CivilDate,
): Result<CaseFacts> {
  const allowed = canRecord(facts, report.milestone);
  if (!allowed.ok) return allowed;
  if (isAfter(report.on, today)) return refuse('date-in-future', 'on', { date: today.toString() });
  const fact = { on: report.on, source: report.source, recordedOn: today };
  const opensRoute = report.milestone === 'submitted' && facts.route === 'unknown';
  const next: CaseFacts = {
    ...facts,
    ...(opensRoute && { route: 'register_portal', routeKnownSince: today }),
    milestones: { ...facts.milestones, [report.milestone]: fact },
  };
  const sound = checkMilestones(next);
  if (sound.ok) return ok(next);
  const contradicted = sound.error.params?.milestone;
  // Seen from the reporter's side: what is known already stands, the new date does not fit before it.
  return contradicted && contradicted !== report.milestone
    ? refuse('date-after-dependent', 'on', { later: contradicted })
    : sound;
}
