import { useFormatter } from 'next-intl';
import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { dayAsDate } from './format-day.ts';

/** `long` for students (21 November 2026), `short` for the tables of staff (21 Nov 2026), `month` (Nov 2026). */
export type DayLength = 'long' | 'short' | 'month';

/** How dates are written at each length. */
export const DAY_OPTIONS = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'short', year: 'numeric' },
} as const satisfies Record<DayLength, Intl.DateTimeFormatOptions>;

/** Writes civil dates in the reader's words, for values that stand outside a message or at several lengths. */
export function useDayText(): (day: CivilDate, length: DayLength) => string {
  const format = useFormatter();
  return (day, length) => format.dateTime(dayAsDate(day), DAY_OPTIONS[length]);
}

/** Writes the hour of an instant in Paris, 24-hour: 19:40. */
export function useTimeText(): (at: Date) => string {
  const format = useFormatter();
  return (at) => format.dateTime(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}
