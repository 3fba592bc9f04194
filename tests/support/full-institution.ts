import type pg from 'pg';
import type { Person } from '#lib/domain/access/actor.ts';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { newId } from '#lib/platform/crypto.ts';
import type { Database } from '#lib/platform/db.ts';
import { recordMilestone } from '#lib/use-cases/record-milestone.ts';
import {
  addCase,
  addInstitution,
  addPerson,
  contextOf,
  form,
  type AddedCase,
  type Institution,
} from './fixtures.ts';

export type FullInstitution = {
  readonly institution: Institution;
  readonly students: readonly [AddedCase, AddedCase];
  readonly adviser: Person;
  readonly manager: Person;
  readonly auditor: Person;
};

/** An institution that has at least one row in every tenant table, and two of whatever belongs to a student. */
export async function addFullInstitution(
  db: Database,
  admin: pg.Client,
  name: string,
): Promise<FullInstitution> {
  const institution = await addInstitution(db, name);
  const students = [await addCase(db, institution), await addCase(db, institution)] as const;
  for (const one of students) await fillCase(db, admin, one);
  const [cohortId = ''] = institution.cohortIds;
  await db.cohortCount.create({
    data: {
      institutionId: institution.id,
      cohortId,
      status: 'PREPARING',
      disposition: 'active',
      gpDeclared: false,
      overdueFrom: new Date('9999-12-31'),
      cases: 0,
    },
  });
  await db.countryPaper.create({
    data: { institutionId: institution.id, nationality: 'DZ', name: 'Livret de famille' },
  });
  await db.waitCurve.create({
    data: {
      institutionId: institution.id,
      milestone: 'provisionalNumber',
      computedOn: new Date('2026-11-21'),
      people: 0,
      finished: 0,
      points: [],
    },
  });
  return {
    institution,
    students,
    adviser: await addPerson(db, institution, 'adviser'),
    manager: await addPerson(db, institution, 'manager'),
    auditor: await addPerson(db, institution, 'auditor'),
  };
}

/** History, receipt, mail, ledger, a file of a paper and the anchor of the history. */
async function fillCase(db: Database, admin: pg.Client, of: AddedCase): Promise<void> {
  const { institutionId, userId: studentUserId } = of.student;
  await recordMilestone(contextOf(of.student), {
    ...form(of.id),
    milestone: 'submitted',
    on: civil('2026-09-10'),
  });
  const keys = { institutionId, caseId: of.id, studentUserId };
  await db.reminderDigest.create({
    data: { ...keys, id: newId(), day: new Date('2026-11-21'), messageId: `<${newId()}@affilia.example>` },
  });
  await db.reminderLedger.create({
    data: {
      ...keys,
      id: newId(),
      kind: 'rejected-document',
      subject: '-',
      cycle: '1',
      index: 0,
      dueOn: new Date('2026-11-21'),
      state: 'planned',
      plannedAt: new Date('2026-11-21T10:00:00Z'),
    },
  });
  await db.documentVersion.create({
    data: {
      institutionId,
      id: newId(),
      documentId: of.documents[0]?.id ?? '',
      studentUserId,
      storageKey: newId(),
      sha256: '0'.repeat(64),
      size: 1,
      mediaType: 'application/pdf',
    },
  });
  // Only the worker signs histories, and nobody may do it again.
  await admin.query(
    `INSERT INTO "HistoryAnchor" ("institutionId", "caseId", "count", "headHash", "mac", "anchoredAt")
     VALUES ($1, $2, 1, 'head', 'mac', now())`,
    [institutionId, of.id],
  );
}
