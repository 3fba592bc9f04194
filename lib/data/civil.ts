import { civil, type CivilDate } from '#lib/domain/calendar/civil-date.ts';

// A `date` column has no hour; Prisma hands it over as midnight UTC.

/** Days that are kept once made: about ten years. */
const MOST = 4_000;
const made = new Map<number, CivilDate>();

/** A page reads hundreds of days, mostly the same ones, and making one from its text takes long. They never change. */
export function fromDate(value: Date): CivilDate {
  const at = value.getTime();
  const known = made.get(at);
  if (known) return known;
  const day = civil(value.toISOString().slice(0, 10));
  if (made.size >= MOST) made.clear();
  made.set(at, day);
  return day;
}

export const fromDateOrNull = (value: Date | null): CivilDate | null => (value ? fromDate(value) : null);
export const toDate = (day: CivilDate): Date => new Date(`${day.toString()}T00:00:00Z`);
export const toDateOrNull = (day: CivilDate | null): Date | null => (day ? toDate(day) : null);
