import { daysBetween, isAfter, latest, type CivilDate } from '../calendar/civil-date.ts';
import type { CaseFacts } from '../case/facts.ts';
import { MILESTONES, type Milestone } from '../case/milestone.ts';
import { lastOfRun } from '../case/status.ts';
import { entersAtPermanentNumber } from '../route/route.ts';

/** A usual delay in whole weeks, from the 10th to the 90th percentile of those who waited. */
export type UsualWindow = {
  readonly fromWeeks: number;
  readonly toWeeks: number;
  /** How many finished waits of the office it comes from; null: the published range. */
  readonly finished: number | null;
};

/** The usual delay of the wait that ends at each milestone; null where nobody outside is waited for. */
export type Windows = Readonly<Record<Milestone, UsualWindow | null>>;

/**
 * Published ranges, until an office has its own curve.
 * @source DOMAIN §7: 001 and 002 for the NIA; 004, 000 and 002 for the NIR; the web for account and card
 */
export const PUBLISHED_WINDOWS: Windows = {
  submitted: null,
  provisionalNumber: { fromWeeks: 0, toWeeks: 13, finished: null },
  permanentNumber: { fromWeeks: 4, toWeeks: 39, finished: null },
  ameliAccount: { fromWeeks: 1, toWeeks: 2, finished: null },
  carteVitale: { fromWeeks: 3, toWeeks: 5, finished: null },
  gpDeclared: null,
};

/** The waits that are measured: those with a usual delay. */
export const MEASURED_WAITS: readonly Milestone[] = MILESTONES.filter(
  (one) => PUBLISHED_WINDOWS[one] !== null,
);

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

/** The day on which the wait that ends at a milestone began; null when it has not, or when nobody outside is waited for. */
export function waitBegan(facts: CaseFacts, until: Milestone): CivilDate | null {
  const { submitted, provisionalNumber, permanentNumber } = facts.milestones;
  switch (until) {
    case 'provisionalNumber':
      // On the other routes no waiting number is on the way, whatever was sent before.
      return submitted && !entersAtPermanentNumber(facts.route)
        ? latest(submitted.on, facts.studiesStartOn)
        : null;
    case 'permanentNumber':
      return provisionalNumber?.on ?? null;
    case 'ameliAccount':
      return permanentNumber?.on ?? null;
    case 'carteVitale':
      return facts.vitaleOrderedOn;
    case 'submitted':
    case 'gpDeclared':
      return null;
  }
}

/** The day on which the present wait began; null while nothing is waited for from outside. */
export function waitingSince(facts: CaseFacts): CivilDate | null {
  const until = nextMilestone(facts);
  return until && waitBegan(facts, until);
}

/** The first day that is longer than usual: the day after the window's last. */
export const lateFrom = (since: CivilDate, window: UsualWindow): CivilDate =>
  since.add({ days: window.toWeeks * 7 + 1 });

/** Where the case stands in its present wait; null when it waits for nobody. */
export function waitOf(facts: CaseFacts, today: CivilDate, windows: Windows): Wait | null {
  const since = waitingSince(facts);
  const until = nextMilestone(facts);
  if (!since || !until || isAfter(since, today)) return null;
  const window = windows[until];
  return {
    until,
    since,
    week: Math.floor(daysBetween(since, today) / 7) + 1,
    window,
    lateFrom: window && lateFrom(since, window),
  };
}
