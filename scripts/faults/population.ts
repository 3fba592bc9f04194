import { parisDate } from '#lib/domain/calendar/civil-date.ts';
import { NO_DATED_FACTS, NO_MILESTONES, type CaseFacts } from '#lib/domain/case/facts.ts';
import { checklistFor, situationOf } from '#lib/domain/document/checklist.ts';
import { columnsOf } from '#lib/data/case-mapper.ts';
import { documentColumnsOf } from '#lib/data/document-mapper.ts';
import { sortName } from '#lib/data/sort-name.ts';
import { digestOf, newId, randomToken } from '#lib/platform/crypto.ts';
import { openDatabase, type Database } from '#lib/platform/db.ts';

/** A student with a case, signed in. */
export type Resident = {
  readonly institutionId: string;
  readonly userId: string;
  readonly caseId: string;
  readonly email: string;
  /** The token of the browser's session. */
  readonly token: string;
};

/** On which day the invented students began to study, before today: all of the line fits in between. */
const STUDIED_DAYS = 90;

function factsOn(now: Date): CaseFacts {
  const began = parisDate(now).subtract({ days: STUDIED_DAYS });
  return {
    route: 'register_portal',
    answers: {},
    disposition: 'active',
    dispositionReason: null,
    milestones: NO_MILESTONES,
    activeSince: began,
    routeKnownSince: began,
    studentActedOn: null,
    portalLinkSentAt: null,
    afterStudies: null,
    ...NO_DATED_FACTS,
    studiesStartOn: began,
    studiesEndOn: began.add({ days: 300 }),
  };
}

async function addInstitution(db: Database): Promise<{ institutionId: string; cohortId: string }> {
  const [institutionId, cohortId] = [newId(), newId()];
  await db.institution.create({ data: { id: institutionId, name: 'Valmont', slug: 'valmont' } });
  await db.cohort.create({
    data: {
      institutionId,
      id: cohortId,
      name: 'Autumn',
      academicYear: 2026,
      startsOn: new Date('2026-09-01'),
      endsOn: new Date('2027-08-31'),
    },
  });
  return { institutionId, cohortId };
}

/** Fills an empty database with one invented institution and so many students whose cases begin; all are signed in. */
export async function populate(
  maintenanceUrl: string,
  count: number,
  now: Date,
): Promise<readonly Resident[]> {
  const db = openDatabase(maintenanceUrl, 1);
  const facts = factsOn(now);
  const today = parisDate(now);
  const kinds = checklistFor(situationOf(facts, today, false));
  try {
    const { institutionId, cohortId } = await addInstitution(db);
    const residents = Array.from({ length: count }, (_, index): Resident => {
      const userId = newId();
      const email = `student-${String(index + 1)}@student.example`;
      return { institutionId, userId, email, caseId: newId(), token: randomToken() };
    });
    const person = { institutionId, givenName: 'Ana', familyName: 'Silva' };
    await db.user.createMany({ data: residents.map(({ userId: id, email }) => ({ id, email })) });
    await db.person.createMany({ data: residents.map(({ userId }) => ({ ...person, userId })) });
    await db.membership.createMany({
      data: residents.map(({ userId }) => ({ institutionId, userId, role: 'student' as const })),
    });
    await db.session.createMany({
      data: residents.map(({ userId, token }) => ({
        userId,
        institutionId,
        tokenHash: digestOf(token),
        expiresAt: new Date(now.getTime() + 86_400_000),
      })),
    });
    await db.case.createMany({
      data: residents.map(({ userId, caseId }) => ({
        ...columnsOf(facts),
        institutionId,
        id: caseId,
        cohortId,
        studentUserId: userId,
        sortName: sortName('Silva', 'Ana'),
      })),
    });
    await db.document.createMany({
      data: residents.flatMap(({ userId, caseId }) =>
        kinds.map((kind) => ({
          ...documentColumnsOf({
            id: newId(),
            kind,
            period: '',
            status: 'missing',
            statusOn: facts.activeSince,
            statusRecordedOn: facts.activeSince,
            reason: null,
            reasonText: null,
            rejections: 0,
            expectedOn: null,
            inferences: [],
          }),
          institutionId,
          caseId,
          studentUserId: userId,
        })),
      ),
    });
    return residents;
  } finally {
    await db.$disconnect();
  }
}
