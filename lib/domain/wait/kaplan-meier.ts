/** How many people waited so many days; the wait ended with the milestone, or it is still going on, or was given up. */
export type WaitSpan = { readonly days: number; readonly isFinished: boolean; readonly people: number };

/** One step of the curve, at a day on which somebody's wait ended. */
export type CurvePoint = {
  readonly day: number;
  /** Who still waited just before this day. */
  readonly atRisk: number;
  /** Whose wait ended on it. */
  readonly finished: number;
  /** The share who wait longer than this day, 1 to 0. */
  readonly waiting: number;
};

export type WaitCurve = {
  readonly people: number;
  readonly finished: number;
  readonly points: readonly CurvePoint[];
};

const sum = (spans: readonly WaitSpan[]): number => spans.reduce((total, one) => total + one.people, 0);

/**
 * The Kaplan–Meier estimate of how long people wait. Those who still wait count until their last known day (censored),
 * so long waits are not left out; who is censored on a day still counted on that day.
 * @source Kaplan and Meier, Journal of the American Statistical Association 53 (1958) 457–481
 */
export function curveOf(spans: readonly WaitSpan[]): WaitCurve {
  const ended = spans.filter((one) => one.isFinished);
  const days = [...new Set(ended.map((one) => one.days))].toSorted((a, b) => a - b);
  let waiting = 1;
  const points = days.map((day): CurvePoint => {
    const atRisk = sum(spans.filter((one) => one.days >= day));
    const finished = sum(ended.filter((one) => one.days === day));
    waiting *= 1 - finished / atRisk;
    return { day, atRisk, finished, waiting };
  });
  return { people: sum(spans), finished: sum(ended), points };
}

/** Shares are products of fractions: what differs by less than this is the same. */
const EPSILON = 1e-9;

/** The first day by which this share of the people has what they waited for; null while so many have not. */
export function percentileDay(curve: WaitCurve, share: number): number | null {
  return curve.points.find((one) => 1 - one.waiting >= share - EPSILON)?.day ?? null;
}

/** The share of the people who had what they waited for before a day: who waits on that day is slower than they. */
export function shareFasterThan(curve: WaitCurve, day: number): number {
  const last = curve.points.findLast((one) => one.day < day);
  return last ? 1 - last.waiting : 0;
}
