import { Temporal } from 'temporal-polyfill';
import { TIME_ZONE, type CivilDate } from '#lib/domain/calendar/civil-date.ts';

const MINUTE_MS = 60_000;

/** Midnight of each day in Paris, remembered: the zone's rules are slow to ask ten thousand times. */
const midnights = new Map<string, number>();

/** An instant of a Paris day, in minutes after its midnight; days on which the clock changes are exact after 03:00. */
export function parisInstant(day: CivilDate, minutes: number): Date {
  const key = day.toString();
  let start = midnights.get(key);
  if (start === undefined) {
    // From noon: the clock never changes between it and any working hour.
    const noon = day.toZonedDateTime({ timeZone: TIME_ZONE, plainTime: Temporal.PlainTime.from('12:00') });
    start = noon.epochMilliseconds - 12 * 60 * MINUTE_MS;
    midnights.set(key, start);
  }
  return new Date(start + minutes * MINUTE_MS);
}

/** The worker looks at the cases of a new day soon after midnight. */
export const NIGHT_ROUND = 5;
/** People write things down from 09:00 on. */
export const DAY_BEGINS = 9 * 60;
/** The last start of a sitting, so that what follows in it stays before 20:00. */
export const LAST_SITTING = 18 * 60 + 30;

const FRIDAY = 5;

/** Whether the office is open. */
export const isWorkingDay = (day: CivilDate): boolean => day.dayOfWeek <= FRIDAY;

/** The day itself, or the Friday before a weekend. */
export const workingDay = (day: CivilDate): CivilDate =>
  day.subtract({ days: Math.max(0, day.dayOfWeek - FRIDAY) });
