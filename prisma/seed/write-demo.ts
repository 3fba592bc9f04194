import { columnsOf } from '#lib/data/case-mapper.ts';
import { documentColumnsOf } from '#lib/data/document-mapper.ts';
import { toDate, toDateOrNull } from '#lib/data/civil.ts';
import { newId } from '#lib/platform/crypto.ts';
import type { Tx } from '#lib/platform/db.ts';
import type { DemoCase, DemoInstitution, DemoPerson, DemoPlan } from './demo-plan.ts';

/** Rows of one statement: far below PostgreSQL's 65,535 values for the widest table. */
const CHUNK = 1_000;

async function inChunks<T>(rows: readonly T[], write: (some: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) await write(rows.slice(from, from + CHUNK));
}

function userRow(person: DemoPerson, createdAt: Date) {
  return { id: person.userId, email: person.email, locale: person.locale, createdAt };
}

function personRow(institutionId: string, person: DemoPerson) {
  return {
    institutionId,
    userId: person.userId,
    givenName: person.givenName,
    familyName: person.familyName,
    isStaff: person.role !== 'student',
    studentNumber: person.studentNumber,
    nationality: person.nationality,
    programme: person.programme,
  };
}

function caseRow(institutionId: string, one: DemoCase) {
  return {
    institutionId,
    id: one.id,
    cohortId: one.cohortId,
    studentUserId: one.student.userId,
    sortName: one.sortName,
    ...columnsOf(one.facts),
    version: one.writes,
    nextCheckOn: toDateOrNull(one.nextCheckOn),
    overdueFrom: toDateOrNull(one.overdueFrom),
    createdAt: one.openedAt,
    changedAt: one.changedAt,
  };
}

function documentRows(institutionId: string, one: DemoCase) {
  return one.documents.map((paper) => ({
    ...documentColumnsOf(paper),
    institutionId,
    caseId: one.id,
    studentUserId: one.student.userId,
  }));
}

function eventRows(institutionId: string, one: DemoCase) {
  return one.events.map(({ at, actor, source, what }) => ({
    institutionId,
    caseId: one.id,
    studentUserId: one.student.userId,
    at,
    kind: what.kind,
    actorUserId: actor.userId,
    actorRole: actor.role,
    source,
    payload: what,
  }));
}

function ledgerRows(institutionId: string, one: DemoCase, now: Date) {
  return one.ledger.map(({ kind, subject, cycle, index, dueOn, state, at }) => ({
    institutionId,
    id: newId(now.getTime()),
    caseId: one.id,
    studentUserId: one.student.userId,
    kind,
    subject,
    cycle,
    index,
    dueOn: toDate(dueOn),
    state,
    plannedAt: at,
    sentAt: state === 'sent' ? at : null,
    digestId: null,
  }));
}

async function writeInstitution(tx: Tx, one: DemoInstitution, now: Date): Promise<void> {
  const { id, name, slug, precheck, people, cohorts, cases } = one;
  const openedAt = new Map(cases.map((some) => [some.student.userId, some.openedAt]));
  const since = new Date(Math.min(now.getTime(), ...cases.map((some) => some.openedAt.getTime())));
  const joinedAt = (person: DemoPerson) => openedAt.get(person.userId) ?? since;
  await tx.institution.create({
    data: { id, name, slug, isDemo: true, needsSecondFactor: false, precheck, createdAt: since },
  });
  await inChunks(people, (some) =>
    tx.user.createMany({ data: some.map((person) => userRow(person, joinedAt(person))) }),
  );
  await inChunks(people, (some) =>
    tx.person.createMany({ data: some.map((person) => personRow(id, person)) }),
  );
  await inChunks(people, (some) =>
    tx.membership.createMany({
      data: some.map((person) => ({
        institutionId: id,
        userId: person.userId,
        role: person.role,
        createdAt: joinedAt(person),
      })),
    }),
  );
  await tx.cohort.createMany({
    data: cohorts.map((cohort) => ({
      institutionId: id,
      id: cohort.id,
      name: cohort.name,
      academicYear: cohort.year,
      startsOn: toDate(cohort.startsOn),
      endsOn: toDate(cohort.endsOn),
    })),
  });
  await inChunks(cases, (some) => tx.case.createMany({ data: some.map((row) => caseRow(id, row)) }));
  await writeManyRows(tx, id, cases, now);
}

/**
 * The long tables, each as one value that the database unpacks: createMany binds every field of every row by itself,
 * which takes three times as long. Rows name all the columns that no trigger fills.
 */
async function writeManyRows(tx: Tx, id: string, cases: readonly DemoCase[], now: Date): Promise<void> {
  const documents = JSON.stringify(cases.flatMap((one) => documentRows(id, one)));
  await tx.$executeRaw`
    INSERT INTO "Document" SELECT * FROM json_populate_recordset(NULL::"Document", ${documents}::json)`;
  // In the order of each case's history: the database numbers and chains what it is given.
  const events = JSON.stringify(cases.flatMap((one) => eventRows(id, one)));
  await tx.$executeRaw`
    INSERT INTO "CaseEvent" SELECT * FROM json_populate_recordset(NULL::"CaseEvent", ${events}::json)`;
  const ledger = JSON.stringify(cases.flatMap((one) => ledgerRows(id, one, now)));
  await tx.$executeRaw`
    INSERT INTO "ReminderLedger" SELECT * FROM json_populate_recordset(NULL::"ReminderLedger", ${ledger}::json)`;
}

/** Writes the demo into an empty database, in a few large statements. */
export async function writeDemo(tx: Tx, plan: DemoPlan): Promise<void> {
  for (const institution of plan.institutions) await writeInstitution(tx, institution, plan.now);
}
