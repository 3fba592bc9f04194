import { civil, type CivilDate } from '#lib/domain/calendar/civil-date.ts';

// A `date` column has no hour; Prisma hands it over as midnight UTC.

export const fromDate = (value: Date): CivilDate => civil(value.toISOString().slice(0, 10));
export const fromDateOrNull = (value: Date | null): CivilDate | null => (value ? fromDate(value) : null);
export const toDate = (day: CivilDate): Date => new Date(`${day.toString()}T00:00:00Z`);
export const toDateOrNull = (day: CivilDate | null): Date | null => (day ? toDate(day) : null);
