/** Days since 1970-01-01: the model counts by itself, with nothing of the calendar that it checks. */
export type DayNumber = number;

const DAY_MS = 86_400_000;

export const dayNumber = (iso: string): DayNumber => Date.parse(`${iso}T00:00:00Z`) / DAY_MS;

export const isoOf = (day: DayNumber): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** So many months later, or earlier; a day that the month does not have becomes its last. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const from = new Date(day * DAY_MS);
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(from.getUTCDate(), last)) / DAY_MS;
}

/** The first day of the month after. */
export function nextMonth(day: DayNumber): DayNumber {
  const date = new Date(day * DAY_MS);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY_MS;
}

/** The year in which the academic year of a day began: on 1 September. */
export function academicYear(day: DayNumber): number {
  const date = new Date(day * DAY_MS);
  return date.getUTCMonth() >= 8 ? date.getUTCFullYear() : date.getUTCFullYear() - 1;
}
