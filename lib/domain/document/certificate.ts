import {
  academicYearOf,
  civil,
  earliest,
  isAfter,
  isBefore,
  latest,
  type CivilDate,
} from '../calendar/civil-date.ts';
import type { CaseFacts } from '../case/facts.ts';
import type { DocumentFacts } from './document.ts';

// One enrolment certificate per academic year: the studies' first, then another from each 1 October while they last.

/** The next certificate is asked for on the first 1 October that is so many months after the start. @source DOMAIN §4 `enrolment-yearly` */
export const MONTHS_BEFORE_NEXT_CERTIFICATE = 9;

/** The day from which the certificate of a further academic year is asked for. */
const firstOctober = (year: number): CivilDate => civil(`${String(year)}-10-01`);

/** The 1 October on or before a day. */
const lastOctober = (day: CivilDate): CivilDate =>
  firstOctober(isBefore(day, firstOctober(day.year)) ? day.year - 1 : day.year);

/** The academic year whose certificate counts on a day, by its first year; null while nobody knows when the studies began. */
export function certificateYear(
  { studiesStartOn, studiesEndOn }: Pick<CaseFacts, 'studiesStartOn' | 'studiesEndOn'>,
  today: CivilDate,
): number | null {
  if (!studiesStartOn) return null;
  const turned = lastOctober(earliest(today, studiesEndOn) ?? today);
  const isFurther = !isBefore(turned, studiesStartOn.add({ months: MONTHS_BEFORE_NEXT_CERTIFICATE }));
  return isFurther ? turned.year : academicYearOf(studiesStartOn);
}

/** The next 1 October that asks for another year's certificate; null when the studies end before, or their start is unknown. */
export function nextCertificateOn(facts: CaseFacts, today: CivilDate): CivilDate | null {
  const { studiesStartOn, studiesEndOn, route } = facts;
  if (!studiesStartOn || route !== 'register_portal') return null;
  const earliestDay = studiesStartOn.add({ months: MONTHS_BEFORE_NEXT_CERTIFICATE });
  const from = latest(earliestDay, today.add({ days: 1 })) ?? earliestDay;
  const october = lastOctober(from);
  const next = october.equals(from) ? october : firstOctober(october.year + 1);
  return studiesEndOn && isAfter(next, studiesEndOn) ? null : next;
}

/** The day from which a further year's certificate is asked for; null for every other paper. */
export function askedAgainFrom(paper: DocumentFacts, facts: CaseFacts): CivilDate | null {
  if (paper.kind !== 'enrolment-certificate' || !facts.studiesStartOn) return null;
  const year = Number(paper.period);
  return year > academicYearOf(facts.studiesStartOn) ? firstOctober(year) : null;
}
