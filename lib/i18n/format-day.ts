import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';

/** A civil date as the instant that formatters take: noon UTC is the same day in Paris, summer and winter. */
export const dayAsDate = (day: CivilDate): Date => new Date(`${day.toString()}T12:00:00Z`);
