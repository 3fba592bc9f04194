import { parisDate, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { Role } from '#lib/domain/access/actor.ts';
import { sortName } from '#lib/data/sort-name.ts';
import { PUBLISHED_WINDOWS } from '#lib/domain/wait/wait.ts';
import { scheduleOf } from '#lib/use-cases/save-case.ts';
import { newId } from '#lib/platform/crypto.ts';
import { liveThrough, type Birth, type CaseLife, type Who } from './case-life.ts';
import { dealStories, originOf } from './case-deck.ts';
import { tellCase, type CaseStory } from './case-story.ts';
import { rosterOn, type CohortEntry, type InstitutionEntry } from './demo-roster.ts';
import { namedStudents } from './named-students.ts';
import { randomOf, type Random } from './random.ts';
import { inventStudent, studentNumber, UNUSUAL_NAMES } from './student-profile.ts';

export type DemoPerson = {
  readonly userId: string;
  readonly role: Role;
  readonly email: string;
  readonly locale: 'en' | 'fr';
  readonly givenName: string;
  readonly familyName: string;
  readonly nationality: string | null;
  readonly programme: string | null;
  readonly studentNumber: string | null;
};

export type DemoCase = CaseLife & {
  readonly id: string;
  readonly cohortId: string;
  readonly student: DemoPerson;
  readonly sortName: string;
  readonly nextCheckOn: CivilDate | null;
  readonly overdueFrom: CivilDate | null;
  readonly openedAt: Date;
  readonly changedAt: Date;
};

export type DemoInstitution = Pick<InstitutionEntry, 'name' | 'slug' | 'precheck'> & {
  readonly id: string;
  readonly cohorts: readonly (CohortEntry & { readonly id: string })[];
  readonly people: readonly DemoPerson[];
  readonly cases: readonly DemoCase[];
};

/** Everything that the demo will write. */
export type DemoPlan = { readonly now: Date; readonly institutions: readonly DemoInstitution[] };

type NewStudent = Omit<DemoPerson, 'userId' | 'role'> & {
  readonly story: CaseStory;
  readonly isNamed: boolean;
};

/** The students of a cohort: the named ones first, then invented ones until it has its size. */
function studentsOf(
  institution: InstitutionEntry,
  cohort: CohortEntry,
  firstSerial: number,
  today: CivilDate,
): NewStudent[] {
  const { slug, letter } = institution;
  const { year, isCurrent } = cohort;
  const named =
    slug === 'valmont' ? namedStudents(today).filter((one) => one.isInCurrentCohort === isCurrent) : [];
  // The slot is the seed, not the year: every academic year is as good an example as any other.
  const slot = `${slug}-${isCurrent ? 'this' : 'last'}`;
  const stories = dealStories(randomOf(slot), cohort.size - named.length, cohort.shares);
  const unusualNames = slug === 'valmont' && isCurrent ? [...UNUSUAL_NAMES] : [];
  const yesterday = today.subtract({ days: 1 });
  return [
    ...named.map(({ isInCurrentCohort: _isIn, ...one }, index) => ({
      ...one,
      locale: 'en' as const,
      studentNumber: studentNumber(letter, year, firstSerial + index),
      isNamed: true,
    })),
    ...stories.map((story, position): NewStudent => {
      const random = randomOf(`${slot}-${position}`);
      const serial = firstSerial + named.length + position;
      const origin = originOf(story);
      const { isEuropean, writesFrench, ...profile } = inventStudent(random, {
        origin,
        unusual: origin === 'any' ? unusualNames.shift() : undefined,
        serial,
        letter,
        academicYear: year,
      });
      const told = tellCase(random, story, { isEuropean, writesFrench }, year, yesterday);
      return { ...profile, story: told, isNamed: false };
    }),
  ];
}

type CaseInput = {
  readonly student: DemoPerson;
  readonly story: CaseStory;
  readonly isNamed: boolean;
  readonly office: readonly Who[];
  readonly cohort: { readonly id: string; readonly year: number };
  readonly random: Random;
};

function caseOf(input: CaseInput, now: Date, today: CivilDate): DemoCase {
  const { student, story, isNamed, office, cohort, random } = input;
  const yesterday = today.subtract({ days: 1 });
  const birth: Birth = {
    facts: story.facts,
    kinds: story.kinds,
    student,
    office,
  };
  const life = liveThrough(birth, story.moves, yesterday, isNamed ? null : yesterday, random, now);
  const { nextCheckOn, overdueFrom } = scheduleOf(life, life.ledger, today, PUBLISHED_WINDOWS);
  return {
    ...life,
    id: newId(now.getTime()),
    cohortId: cohort.id,
    student,
    sortName: sortName(student.familyName, student.givenName),
    nextCheckOn,
    overdueFrom,
    openedAt: life.events[0]?.at ?? now,
    changedAt: life.events.at(-1)?.at ?? now,
  };
}

function institutionOf(
  entry: InstitutionEntry,
  firstSerial: number,
  now: Date,
  today: CivilDate,
): DemoInstitution {
  const id = () => newId(now.getTime());
  const staff = entry.staff.map((one): DemoPerson => ({
    ...one,
    userId: id(),
    nationality: null,
    programme: null,
    studentNumber: null,
  }));
  const cohorts = entry.cohorts.map((one) => ({ ...one, id: id() }));
  let serial = firstSerial;
  const cases = cohorts.flatMap((cohort) => {
    const students = studentsOf(entry, cohort, serial, today);
    serial += students.length;
    return students.map(({ story, isNamed, ...profile }): DemoCase => {
      const student: DemoPerson = { ...profile, userId: id(), role: 'student' };
      const random = randomOf(`life-of-${student.email}`);
      return caseOf({ student, story, isNamed, office: staff, cohort, random }, now, today);
    });
  });
  return {
    id: id(),
    name: entry.name,
    slug: entry.slug,
    precheck: entry.precheck,
    cohorts,
    people: [...staff, ...cases.map((one) => one.student)],
    cases,
  };
}

/** First student number of each institution, far enough apart that none meets another's. */
const SERIALS_PER_INSTITUTION = 1000;

/**
 * Two invented institutions with some four hundred invented students, as they would stand at a moment had the product
 * been in use for two years: facts, papers, history, and the reminders of the past. The same for a whole day, but for
 * the ids. Pure: nothing is written.
 */
export function planDemo(now: Date): DemoPlan {
  const today = parisDate(now);
  const institutions = rosterOn(today).map((entry, index) =>
    institutionOf(entry, 101 + index * SERIALS_PER_INSTITUTION, now, today),
  );
  return { now, institutions };
}
