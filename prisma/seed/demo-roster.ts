import { Temporal } from 'temporal-polyfill';
import { academicYearOf, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { Role } from '#lib/domain/access/actor.ts';
import { SHARES_OF_LAST_YEAR, SHARES_OF_THIS_YEAR, type StoryShares } from './case-deck.ts';

/** An invented member of an international office. */
export type StaffEntry = {
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly role: Exclude<Role, 'student'>;
  readonly locale: 'en' | 'fr';
};

export type CohortEntry = {
  /** Academic year, by its first year. */
  readonly year: number;
  readonly name: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  /** Cases, the named students included. */
  readonly size: number;
  readonly shares: StoryShares;
  readonly isCurrent: boolean;
};

export type InstitutionEntry = {
  readonly name: string;
  readonly slug: string;
  /** First letter of its student numbers. */
  readonly letter: string;
  /** Its office looks at papers before they are sent. */
  readonly precheck: boolean;
  readonly staff: readonly StaffEntry[];
  readonly cohorts: readonly CohortEntry[];
};

function autumn(year: number, size: number, isCurrent: boolean): CohortEntry {
  return {
    year,
    size,
    isCurrent,
    name: `Autumn ${year}`,
    startsOn: Temporal.PlainDate.from({ year, month: 9, day: 1 }),
    endsOn: Temporal.PlainDate.from({ year: year + 1, month: 8, day: 31 }),
    shares: isCurrent ? SHARES_OF_THIS_YEAR : SHARES_OF_LAST_YEAR,
  };
}

/** The two invented institutions on a day, with their staff and cohorts. */
export function rosterOn(today: CivilDate): readonly InstitutionEntry[] {
  const year = academicYearOf(today);
  return [
    {
      name: 'Université de Valmont',
      slug: 'valmont',
      letter: 'V',
      precheck: true,
      staff: [
        {
          email: 'office@valmont.example',
          givenName: 'Claire',
          familyName: 'Marchetti',
          role: 'adviser',
          locale: 'en',
        },
        {
          email: 'manager@valmont.example',
          givenName: 'Tom',
          familyName: 'Lefèvre',
          role: 'manager',
          locale: 'en',
        },
        {
          email: 'welcome@valmont.example',
          givenName: 'Nadège',
          familyName: 'Okou',
          role: 'adviser',
          locale: 'fr',
        },
      ],
      cohorts: [autumn(year, 210, true), autumn(year - 1, 110, false)],
    },
    {
      name: 'École de Brume',
      slug: 'brume',
      letter: 'B',
      precheck: false,
      staff: [
        {
          email: 'office@brume.example',
          givenName: 'Inès',
          familyName: 'Brochard',
          role: 'adviser',
          locale: 'fr',
        },
      ],
      cohorts: [autumn(year, 80, true)],
    },
  ];
}
