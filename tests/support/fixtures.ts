import type { Person, Role } from '#lib/domain/access/actor.ts';
import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { checklistFor, situationOf } from '#lib/domain/document/checklist.ts';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import { columnsOf } from '#lib/data/case-mapper.ts';
import { documentColumnsOf } from '#lib/data/document-mapper.ts';
import { toDate } from '#lib/data/civil.ts';
import { sortName } from '#lib/data/sort-name.ts';
import type { Context } from '#lib/platform/action.ts';
import { newId } from '#lib/platform/crypto.ts';
import type { Database } from '#lib/platform/db.ts';
import type { CaseInput } from '#lib/use-cases/change-case.ts';
import { facts, paper, reached, TODAY } from './domain-fixtures.ts';

export { facts, reached, TODAY };

export type Institution = { readonly id: string; readonly cohortIds: readonly string[] };

/** An institution with its cohorts, made by the maintenance role. */
export async function addInstitution(db: Database, name: string, cohorts = 1): Promise<Institution> {
  const id = newId();
  await db.institution.create({ data: { id, name, slug: `${name.toLowerCase()}-${id.slice(-8)}` } });
  const made = Array.from({ length: cohorts }, (_, index) => ({
    institutionId: id,
    id: newId(),
    name: `Autumn ${String(2026 - index)}`,
    academicYear: 2026 - index,
    startsOn: new Date(`${String(2026 - index)}-09-01`),
    endsOn: new Date(`${String(2027 - index)}-08-31`),
  }));
  await db.cohort.createMany({ data: made });
  return { id, cohortIds: made.map((one) => one.id) };
}

/** Somebody who belongs to an institution. */
export async function addPerson(
  db: Database,
  of: Institution,
  role: Role,
  givenName = 'Ana',
): Promise<Person> {
  const userId = newId();
  const names = { institutionId: of.id, userId, givenName, familyName: 'Silva', isStaff: role !== 'student' };
  await db.user.create({ data: { id: userId, email: `${userId}@student.example` } });
  await db.person.create({ data: names });
  await db.membership.create({ data: { institutionId: of.id, userId, role } });
  return { role, userId, institutionId: of.id };
}

export type AddedCase = {
  readonly id: string;
  readonly student: Person;
  readonly documents: readonly DocumentFacts[];
};

/** A student with a case and the papers of its checklist. */
export async function addCase(
  db: Database,
  of: Institution,
  given: {
    facts?: CaseFacts;
    documents?: readonly DocumentFacts[];
    cohort?: number;
    nextCheckOn?: CivilDate;
  } = {},
): Promise<AddedCase> {
  const student = await addPerson(db, of, 'student');
  const id = newId();
  const known = given.facts ?? facts();
  const documents =
    given.documents ?? checklistFor(situationOf(known, TODAY, false)).map((kind) => paper(kind));
  await db.case.create({
    data: {
      ...columnsOf(known),
      institutionId: of.id,
      id,
      cohortId: of.cohortIds[given.cohort ?? 0] ?? '',
      studentUserId: student.userId,
      sortName: sortName('Silva', 'Ana'),
      nextCheckOn: given.nextCheckOn ? toDate(given.nextCheckOn) : null,
    },
  });
  await db.document.createMany({
    data: documents.map((one) => ({
      ...documentColumnsOf(one),
      institutionId: of.id,
      caseId: id,
      studentUserId: student.userId,
    })),
  });
  return { id, student, documents };
}

/** Many students with a case each and no papers, in three statements; their ids. */
export async function addCases(
  db: Database,
  of: Institution,
  given: readonly { readonly facts: CaseFacts; readonly cohort?: number; readonly changedAt?: Date }[],
): Promise<readonly string[]> {
  const made = given.map((one) => ({ ...one, id: newId(), userId: newId() }));
  await db.user.createMany({ data: made.map(({ userId: id }) => ({ id, email: `${id}@student.example` })) });
  await db.person.createMany({
    data: made.map(({ userId }) => ({
      institutionId: of.id,
      userId,
      givenName: 'Ana',
      familyName: 'Silva',
    })),
  });
  await db.case.createMany({
    data: made.map(({ facts: known, cohort, changedAt, id, userId }) => ({
      ...columnsOf(known),
      institutionId: of.id,
      id,
      cohortId: of.cohortIds[cohort ?? 0] ?? '',
      studentUserId: userId,
      sortName: sortName('Silva', 'Ana'),
      ...(changedAt && { changedAt }),
    })),
  });
  return made.map((one) => one.id);
}

/** The context of a request by somebody, on the tests' day. */
export function contextOf(actor: Person, now = new Date('2026-11-21T10:00:00Z')): Context {
  return { actor, now, today: TODAY };
}

/** What a form of a case sends beside its own fields; each call is another form. */
export function form(caseId: string, version = 1, seen = 0): CaseInput {
  return { caseId, version, seen, formKey: crypto.randomUUID() };
}
