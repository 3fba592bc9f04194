import { daysBetween, type CivilDate } from '../calendar/civil-date.ts';
import type { Milestone } from '../case/milestone.ts';
import { percentileDay, shareFasterThan, type WaitCurve } from './kaplan-meier.ts';
import { MEASURED_WAITS, PUBLISHED_WINDOWS, type UsualWindow, type Wait, type Windows } from './wait.ts';

/** Fewer people than this could be recognised: nothing is shown of them. @source PRODUCT, small numbers */
export const FEWEST_PEOPLE = 5;
/** Fewer finished waits than this make no curve: the published window is shown instead, and said so. @source DOMAIN §7 */
export const FEWEST_FINISHED = 20;
const [FAST, SLOW] = [0.1, 0.9];

/** The office's curves, by the milestone that ends the wait. */
export type Curves = Readonly<Partial<Record<Milestone, WaitCurve>>>;

/** Whether a curve may be shown, or why not. */
export function curveState(curve: WaitCurve | undefined): 'shown' | 'too-few-finished' | 'too-few-people' {
  if (!curve || curve.people < FEWEST_PEOPLE) return 'too-few-people';
  return curve.finished < FEWEST_FINISHED ? 'too-few-finished' : 'shown';
}

/** The office's own window, in whole weeks that hold its days; null while too few have finished to know it. */
export function ownWindow(curve: WaitCurve | undefined): UsualWindow | null {
  if (!curve || curveState(curve) !== 'shown') return null;
  const [fast, slow] = [percentileDay(curve, FAST), percentileDay(curve, SLOW)];
  // So many still wait that nobody knows the slow end.
  if (fast === null || slow === null) return null;
  return { fromWeeks: Math.floor(fast / 7), toWeeks: Math.ceil(slow / 7), finished: curve.finished };
}

/** The usual windows of an office: its own where it has them, else the published ones. @source DOMAIN §7 */
export function windowsOf(curves: Curves): Windows {
  const own = MEASURED_WAITS.map((one) => [one, ownWindow(curves[one]) ?? PUBLISHED_WINDOWS[one]] as const);
  return { ...PUBLISHED_WINDOWS, ...Object.fromEntries(own) };
}

/** What the office's curve says of one's own wait. */
export type Standing = {
  /** Weeks after which half had what they waited for; null while fewer have. */
  readonly medianWeeks: number | null;
  /** Of ten people, how many were faster than this wait is long: "slower than 9 in 10". */
  readonly slowerThanInTen: number;
  readonly finished: number;
};

/** Where a wait stands among the others; null while the curve may not be shown. */
export function standingOf(wait: Wait, curves: Curves, today: CivilDate): Standing | null {
  const curve = curves[wait.until];
  if (!curve || curveState(curve) !== 'shown') return null;
  const median = percentileDay(curve, 0.5);
  return {
    medianWeeks: median === null ? null : Math.ceil(median / 7),
    slowerThanInTen: Math.floor(shareFasterThan(curve, daysBetween(wait.since, today)) * 10 + 1e-9),
    finished: curve.finished,
  };
}
