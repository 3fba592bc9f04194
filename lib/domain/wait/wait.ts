import { daysBetween, isAfter, latest, type CivilDate } from '../calendar/civil-date.ts';
import type { CaseFacts } from '../case/facts.ts';
import { lastOfRun } from '../case/status.ts';
import type { Milestone } from '../case/milestone.ts';
import { entersAtPermanentNumber } from '../route/route.ts';

/** A usual delay in whole weeks, from the 10th to the 90th percentile of those who waited. */
export type UsualWindow = { readonly fromWeeks: number; readonly toWeeks: number };

/**
 * Published ranges for the wait that ends at a milestone, until an office has its own curve.
 * @source DOMAIN §7: 001 and 002 for the NIA; 004, 000 and 002 for the NIR; the web for account and card
 */
export const PUBLISHED_WINDOWS: Readonly<Record<Milestone, UsualWindow | null>> = {
  submitted: null,
  provisionalNumber: { fromWeeks: 0, toWeeks: 13 },
  permanentNumber: { fromWeeks: 4, toWeeks: 39 },
  ameliAccount: { fromWeeks: 1, toWeeks: 2 },
  carteVitale: { fromWeeks: 3, toWeeks: 5 },
  gpDeclared: null,
};

/** One's own wait beside the usual one. Weeks are counted from 1: the first seven days are week 1. */
export type Wait = {
  readonly until: Milestone;
  readonly since: CivilDate;
  readonly week: number;
  readonly window: UsualWindow | null;
  /** The first day that is longer than usual. */
  readonly lateFrom: CivilDate | null;
};

/** The milestone that the case waits for: the one after its unbroken run; null once arrived. */
export function nextMilestone(facts: CaseFacts): Milestone | null {
  switch (lastOfRun(facts.milestones)) {
    case null:
      return entersAtPermanentNumber(facts.route) ? 'permanentNumber' : 'submitted';
    case 'submitted':
      // The route may have been found only after the portal was tried.
      return entersAtPermanentNumber(facts.route) ? 'permanentNumber' : 'provisionalNumber';
    case 'provisionalNumber':
      return 'permanentNumber';
    case 'permanentNumber':
      return 'ameliAccount';
    case 'ameliAccount':
      return 'carteVitale';
    case 'carteVitale':
      return 'gpDeclared';
    case 'gpDeclared':
      return null;
  }
}

/** The day on which the present wait began; null while nothing is waited for from outside. */
export function waitingSince(facts: CaseFacts): CivilDate | null {
  const at = facts.milestones;
  switch (nextMilestone(facts)) {
    case 'provisionalNumber':
      return latest(at.submitted?.on ?? null, facts.studiesStartOn);
    case 'permanentNumber':
      return at.provisionalNumber?.on ?? null;
    case 'ameliAccount':
      return at.permanentNumber?.on ?? null;
    case 'carteVitale':
      return facts.vitaleOrderedOn;
    case 'submitted':
    case 'gpDeclared':
    case null:
      return null;
  }
}

/** Where the case stands in its present wait; null when it waits for nobody. */
export function waitOf(facts: CaseFacts, today: CivilDate): Wait | null {
  const since = waitingSince(facts);
  const until = nextMilestone(facts);
  if (!since || !until || isAfter(since, today)) return null;
  const window = PUBLISHED_WINDOWS[until];
  return {
    until,
    since,
    week: Math.floor(daysBetween(since, today) / 7) + 1,
    window,
    lateFrom: window ? since.add({ days: window.toWeeks * 7 + 1 }) : null,
  };
}
