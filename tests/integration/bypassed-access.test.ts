import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#lib/domain/access/actor.ts';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { record } from '#lib/domain/case/verbs.ts';
import { findCase, saveCase, saveDocuments, saveSchedules, type StoredCase } from '#lib/data/case-store.ts';
import { findCohort, findOffice, pageStudents, tallyCohort } from '#lib/data/cohort-store.ts';
import { appendEvents, listEvents } from '#lib/data/event-store.ts';
import { listOccurrences } from '#lib/data/ledger-store.ts';
import { addReceipt, hasReceipt } from '#lib/data/receipt-store.ts';
import { windowsOf } from '#lib/domain/wait/usual.ts';
import { withActor, type Tx } from '#lib/data/with-actor.ts';
import { newId } from '#lib/platform/crypto.ts';
import { openDatabase, type Database } from '#lib/platform/db.ts';
import { recordMilestone } from '#lib/use-cases/record-milestone.ts';
import { paper } from '#tests/support/domain-fixtures.ts';
import { testDatabase } from '#tests/support/database.ts';
import {
  addCase,
  addInstitution,
  addPerson,
  contextOf,
  form,
  TODAY,
  type AddedCase,
  type Institution,
} from '#tests/support/fixtures.ts';

// Suppose that nobody asked `can`: the stores are called straight away, by everybody who has no business there. Only
// row-level security stands between them and the case.

const NOW = new Date('2026-11-21T10:00:00Z');

let maintenance: Database;
let valmont: Institution;
let victim: AddedCase;
let stored: StoredCase;
let strangers: Record<string, Person>;
let auditor: Person;
let adviser: Person;

beforeAll(async () => {
  const db = await testDatabase();
  maintenance = openDatabase(db.urls.maintenance, 2);
  valmont = await addInstitution(maintenance, 'Valmont');
  const brume = await addInstitution(maintenance, 'Brume');
  victim = await addCase(maintenance, valmont);
  auditor = await addPerson(maintenance, valmont, 'auditor');
  adviser = await addPerson(maintenance, valmont, 'adviser');
  strangers = {
    'another student of the institution': (await addCase(maintenance, valmont)).student,
    'a student of another institution': (await addCase(maintenance, brume)).student,
    'an adviser of another institution': await addPerson(maintenance, brume, 'adviser'),
    'a manager of another institution': await addPerson(maintenance, brume, 'manager'),
    'an auditor of another institution': await addPerson(maintenance, brume, 'auditor'),
    'a member of staff with no role': { ...adviser, role: '' as Person['role'] },
  };
  await recordMilestone(contextOf(victim.student), {
    ...form(victim.id),
    milestone: 'submitted',
    on: civil('2026-09-10'),
  });
  await maintenance.reminderLedger.create({
    data: {
      institutionId: valmont.id,
      id: newId(),
      caseId: victim.id,
      studentUserId: victim.student.userId,
      kind: 'rejected-document',
      subject: '-',
      cycle: '1',
      index: 0,
      dueOn: NOW,
      state: 'planned',
      plannedAt: NOW,
    },
  });
  stored = await withActor(victim.student, (tx) => found(tx));
  return () => maintenance.$disconnect();
});

async function found(tx: Tx): Promise<StoredCase> {
  const one = await findCase(tx, { institutionId: valmont.id, id: victim.id });
  if (!one) throw new Error('the case is not there for its own student');
  return one;
}

const WHO = [
  'another student of the institution',
  'a student of another institution',
  'an adviser of another institution',
  'a manager of another institution',
  'an auditor of another institution',
  'a member of staff with no role',
];
const strangerOf = (who: string): Person => {
  const one = strangers[who];
  if (!one) throw new Error(`nobody is called ${who}`);
  return one;
};

const tracesOf = () =>
  Promise.all([
    maintenance.case.findFirstOrThrow({ where: { id: victim.id } }),
    maintenance.document.findMany({ where: { caseId: victim.id }, orderBy: { id: 'asc' } }),
    maintenance.caseEvent.findMany({ where: { caseId: victim.id }, orderBy: { seq: 'asc' } }),
    maintenance.reminderLedger.findMany({ where: { caseId: victim.id } }),
    maintenance.formReceipt.findMany({ where: { userId: victim.student.userId } }),
  ]);

/** A change that the rules allow: a number that came. */
function changed() {
  const change = record(
    stored,
    { milestone: 'provisionalNumber', on: civil('2026-10-01') },
    {
      today: TODAY,
      now: NOW,
      by: 'student',
      source: 'declared',
      precheck: false,
      hasCountryPapers: false,
      newId: () => newId(),
    },
  );
  if (!change.ok) throw new Error(change.error.code);
  return change.value;
}
const LATER = { nextCheckOn: null, overdueFrom: null };

/** Every way to read the case past `can`; each gives how much of it was seen. */
const READS: Readonly<Record<string, (tx: Tx) => Promise<number>>> = {
  'the case by its id': async (tx) =>
    (await findCase(tx, { institutionId: valmont.id, id: victim.id })) ? 1 : 0,
  'the case by its student': async (tx) =>
    (await findCase(tx, { institutionId: valmont.id, studentUserId: victim.student.userId })) ? 1 : 0,
  'its history': async (tx) => (await listEvents(tx, stored, 50)).length,
  'its reminders': async (tx) => (await listOccurrences(tx, stored)).length,
  'its papers': (tx) => tx.document.count({ where: { caseId: victim.id } }),
  'the student’s name': (tx) => tx.person.count({ where: { userId: victim.student.userId } }),
  'the student’s receipts': (tx) => tx.formReceipt.count({ where: { userId: victim.student.userId } }),
};

/** Every way to read the office’s view past `can`. */
const OFFICE_READS: Readonly<Record<string, (tx: Tx) => Promise<number>>> = {
  'the counts of the cohort': async (tx) =>
    (await tallyCohort(tx, valmont.id, valmont.cohortIds[0] ?? '')).length,
  'the list of students': async (tx) => {
    const where = { institutionId: valmont.id, cohortId: valmont.cohortIds[0] ?? '', after: null, size: 50 };
    const filter = { status: null, overdue: false, name: '' };
    const page = await pageStudents(tx, { ...where, filter }, TODAY, windowsOf({}));
    return page.rows.filter((one) => one.caseId === victim.id).length;
  },
};

/** Every way to write into the case past `can`. */
const WRITES: Readonly<Record<string, (tx: Tx, by: Person) => Promise<unknown>>> = {
  'the facts': (tx) => saveCase(tx, stored, changed().facts, LATER, NOW),
  'the papers that changed': (tx) => saveDocuments(tx, stored, changed().documents),
  'a new paper': (tx) =>
    saveDocuments(tx, stored, [...stored.documents, paper('card-photo', { period: '2031' })]),
  'the history, under the own name': (tx, by) => appendEvents(tx, stored, by, changed().events, NOW),
  'the history, under the student’s name': (tx) =>
    appendEvents(tx, stored, victim.student, changed().events, NOW),
  'the history, in the worker’s name': (tx) =>
    appendEvents(tx, stored, { role: 'worker', userId: null, institutionId: null }, changed().events, NOW),
  'the history, as if the case were theirs': (tx, by) =>
    appendEvents(tx, { ...stored, studentUserId: by.userId }, by, changed().events, NOW),
  'a paper, as if the case were theirs': (tx, by) =>
    saveDocuments(tx, { ...stored, documents: [], studentUserId: by.userId }, [
      paper('card-photo', { period: '2031' }),
    ]),
  'the schedule': (tx) => saveSchedules(tx, [{ of: stored, ...LATER }]),
  'a receipt of the student': (tx) => addReceipt(tx, victim.student, 'forged', NOW),
};

describe.each(WHO)('%s, with nobody asking `can`', (who) => {
  it.each(Object.entries(READS))('does not see %s', async (_, read) => {
    expect(await withActor(strangerOf(who), read)).toBe(0);
    // The same question finds something for the student, or it would prove nothing.
    expect(await withActor(victim.student, read)).toBeGreaterThan(0);
  });

  it.each(Object.entries(OFFICE_READS))('does not see %s', async (_, read) => {
    expect(await withActor(strangerOf(who), read)).toBe(0);
    expect(await withActor(adviser, read)).toBeGreaterThan(0);
  });

  it.each(Object.entries(WRITES))('cannot write %s', async (_, write) => {
    const before = await tracesOf();
    const by = strangerOf(who);
    await withActor(by, (tx) => write(tx, by)).catch((error: unknown) => {
      expect(String(error)).toMatch(
        /row-level security|violates foreign key|Foreign key constraint violated|needs its case|permission denied/,
      );
    });
    expect(await tracesOf()).toEqual(before);
  });
});

describe('an auditor, with nobody asking `can`', () => {
  it.each(Object.entries(WRITES))('cannot write %s', async (_, write) => {
    const before = await tracesOf();
    await withActor(auditor, (tx) => write(tx, auditor)).catch((error: unknown) => {
      expect(String(error)).toMatch(/row-level security|permission denied/);
    });
    expect(await tracesOf()).toEqual(before);
  });
});

describe('those who may', () => {
  class TakenBack extends Error {}

  it.each(Object.entries(WRITES).filter(([name]) => !name.includes('worker')))(
    'can write %s, so that the refusals above say something',
    async (_, write) => {
      const before = await tracesOf();
      const within = async (tx: Tx) => [
        await tx.case.findFirst({ where: { id: victim.id } }),
        await tx.document.findMany({ where: { caseId: victim.id }, orderBy: { id: 'asc' } }),
        await tx.formReceipt.findMany(),
      ];
      const work = withActor(victim.student, async (tx) => {
        const was = await within(tx);
        await write(tx, victim.student);
        expect(await within(tx)).not.toEqual(was);
        throw new TakenBack();
      });
      await expect(work).rejects.toThrow(TakenBack);
      expect(await tracesOf()).toEqual(before);
    },
  );

  it('the student cannot sign the own history as the worker either', async () => {
    const forge = WRITES['the history, in the worker’s name'];
    if (!forge) throw new Error('the row is gone');
    await expect(withActor(victim.student, (tx) => forge(tx, victim.student))).rejects.toThrow(
      /row-level security/,
    );
  });

  it('a student finds their own receipt and no other’s; cohorts and offices of others are not there', async () => {
    expect(await withActor(victim.student, (tx) => hasReceipt(tx, victim.student, 'unknown'))).toBe(false);
    const outsider = strangerOf('an adviser of another institution');
    const [cohortId = ''] = valmont.cohortIds;
    expect(await withActor(outsider, (tx) => findCohort(tx, valmont.id, cohortId))).toBeNull();
    expect((await withActor(outsider, (tx) => findOffice(tx, valmont.id, 5))).cohorts).toEqual([]);
    expect((await withActor(adviser, (tx) => findOffice(tx, valmont.id, 5))).cohorts).toHaveLength(1);
  });
});
