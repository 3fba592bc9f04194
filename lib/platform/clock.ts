import { parisDate, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { commonEnv } from './env.ts';

/** The moment in which a request or job is handled: made once at the edge and passed inward. */
export type Moment = { readonly now: Date; readonly today: CivilDate };

let movedTo: { readonly start: number; readonly since: number } | undefined;

/** The present, or the moved present of tests and demos: AFFILIA_NOW is where the clock starts, and it goes on from there. */
export function moment(): Moment {
  const { AFFILIA_NOW, AFFILIA_NOW_SINCE } = commonEnv();
  if (!AFFILIA_NOW) return at(new Date());
  movedTo ??= { start: Date.parse(AFFILIA_NOW), since: AFFILIA_NOW_SINCE ?? Date.now() };
  return at(new Date(movedTo.start + (Date.now() - movedTo.since)));
}

const at = (now: Date): Moment => ({ now, today: parisDate(now) });
