import { Temporal } from 'temporal-polyfill';

/** A day of the world, without an hour: all duties and deadlines are counted in these. */
export type CivilDate = Temporal.PlainDate;

/** The country's time zone: a duty falls due on the Paris day, wherever the server stands. */
export const TIME_ZONE = 'Europe/Paris';

/** The civil date in Paris at an instant. */
export function parisDate(now: Date): CivilDate {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(TIME_ZONE).toPlainDate();
}

/** The hour of the day in Paris at an instant, 0 to 23. */
export function parisHour(now: Date): number {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(TIME_ZONE).hour;
}

/** Reads `2026-11-21`; null for anything else, impossible days and other centuries included. */
export function parseCivilDate(text: string): CivilDate | null {
  if (!/^(19|20)\d{2}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
}

/** A civil date from its ISO text, for values that are known to be right. */
export const civil = (iso: string): CivilDate => Temporal.PlainDate.from(iso);

export const isBefore = (a: CivilDate, b: CivilDate): boolean => Temporal.PlainDate.compare(a, b) < 0;
export const isAfter = (a: CivilDate, b: CivilDate): boolean => Temporal.PlainDate.compare(a, b) > 0;

/** The later of the dates that are known; null when none is. */
export function latest(...dates: readonly (CivilDate | null)[]): CivilDate | null {
  return dates.reduce((best, day) => (day && (!best || isAfter(day, best)) ? day : best), null);
}

/** The earlier of the dates that are known; null when none is. */
export function earliest(...dates: readonly (CivilDate | null)[]): CivilDate | null {
  return dates.reduce((best, day) => (day && (!best || isBefore(day, best)) ? day : best), null);
}

/** No date of a case lies further away from today than this: anything else is a slip of the hand. */
export const FURTHEST_YEARS = 20;

/** Whether a day is near enough to today to be meant. */
export const isWithinReach = (day: CivilDate, today: CivilDate): boolean =>
  !isBefore(day, today.subtract({ years: FURTHEST_YEARS })) &&
  !isAfter(day, today.add({ years: FURTHEST_YEARS }));

/** Whole days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => from.until(to).days;

/** Academic year of a date, named by its first year: it begins on 1 September. */
export const academicYearOf = (day: CivilDate): number => (day.month >= 9 ? day.year : day.year - 1);
