import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#lib/domain/access/actor.ts';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { database, openDatabase, setDatabase, type Database } from '#lib/platform/db.ts';
import type { CaseResult, Meanwhile } from '#lib/use-cases/change-case.ts';
import { recordMilestone } from '#lib/use-cases/record-milestone.ts';
import { tellFacts } from '#lib/use-cases/tell-facts.ts';
import { testDatabase } from '#tests/support/database.ts';
import {
  addCase,
  addInstitution,
  addPerson,
  contextOf,
  form,
  type AddedCase,
  type Institution,
} from '#tests/support/fixtures.ts';

const EDITS = 50;
const PATIENCE_MS = 60_000;

let maintenance: Database;
let valmont: Institution;
let adviser: Person;
let manager: Person;

beforeAll(async () => {
  const db = await testDatabase();
  maintenance = openDatabase(db.urls.maintenance, 2);
  // All edits are to be answered, also on a busy machine: the pool's patience is not asked here.
  const patient = openDatabase(db.urls.web, 10, PATIENCE_MS);
  const hasty = database();
  setDatabase(patient);
  valmont = await addInstitution(maintenance, 'Valmont');
  adviser = await addPerson(maintenance, valmont, 'adviser', 'Claire');
  manager = await addPerson(maintenance, valmont, 'manager', 'Maud');
  return async () => {
    await Promise.all([maintenance.$disconnect(), hasty.$disconnect()]);
  };
});

const rowOf = (of: AddedCase) =>
  maintenance.case.findFirstOrThrow({
    where: { id: of.id },
    include: { events: { orderBy: { seq: 'asc' } } },
  });

/** What each refused form was told of what happened meanwhile; fails for any other refusal. */
function meanwhiles(results: readonly CaseResult[]): readonly Meanwhile[] {
  return results.flatMap((one) => {
    if (one.ok) return [];
    expect(one.error.code).toBe('changed-meanwhile');
    if (!one.error.meanwhile) throw new Error('a conflict that does not say what changed');
    return [one.error.meanwhile];
  });
}

describe(`${String(EDITS)} edits at once that saw the same version`, () => {
  it('one is stored, the others are told what it said, and the history has one more entry', async () => {
    const of = await addCase(maintenance, valmont);
    const people = [of.student, adviser, manager];
    const results = await Promise.all(
      Array.from({ length: EDITS }, (_, index) =>
        tellFacts(contextOf(people[index % people.length] ?? of.student), {
          ...form(of.id),
          changes: { arrivedOn: civil('2026-08-01').add({ days: index }) },
        }),
      ),
    );
    const written = results.findIndex((one) => one.ok);
    expect(results.filter((one) => one.ok)).toHaveLength(1);
    const row = await rowOf(of);
    const arrivedOn = civil('2026-08-01').add({ days: written }).toString();
    expect(row).toMatchObject({ version: 2, eventCount: 1, arrivedOn: new Date(arrivedOn) });
    expect(row.events.map((one) => one.payload)).toEqual([
      { kind: 'fact.recorded', fact: 'arrivedOn', on: arrivedOn },
    ]);
    const told = meanwhiles(results);
    expect(told).toHaveLength(EDITS - 1);
    for (const one of told) {
      expect(one).toMatchObject({ version: 2, seen: 1 });
      expect(one.entries.map((entry) => entry.what)).toEqual([
        { kind: 'fact.recorded', fact: 'arrivedOn', on: arrivedOn },
      ]);
    }
    expect(await maintenance.formReceipt.count()).toBe(1);
  });

  it('of several steps: one is stored with its papers, none of the others leaves anything', async () => {
    const of = await addCase(maintenance, valmont);
    const results = await Promise.all(
      Array.from({ length: EDITS }, (_, index) =>
        recordMilestone(contextOf(of.student), {
          ...form(of.id),
          milestone: 'submitted',
          on: civil('2026-09-02').add({ days: index }),
        }),
      ),
    );
    const written = results.findIndex((one) => one.ok);
    const on = civil('2026-09-02').add({ days: written }).toString();
    expect(meanwhiles(results)).toHaveLength(EDITS - 1);
    const row = await rowOf(of);
    expect(row).toMatchObject({ version: 2, submittedOn: new Date(on), eventCount: 4 });
    for (const event of row.events) expect(event.payload).toMatchObject({ on });
    const sent = await maintenance.document.findMany({ where: { caseId: of.id, status: 'deposited' } });
    expect(sent).toHaveLength(3);
    for (const paper of sent) expect(paper.statusOn).toEqual(new Date(on));
  });
});

describe('a form that comes too late', () => {
  it('is shown only what is newer than its page, the newest first, with who did it', async () => {
    const of = await addCase(maintenance, valmont);
    const tell = (by: Person, version: number, day: string) =>
      tellFacts(contextOf(by), { ...form(of.id, version), changes: { arrivedOn: civil(day) } });
    await tell(of.student, 1, '2026-09-01');
    await tell(adviser, 2, '2026-09-02');
    await tell(manager, 3, '2026-09-03');
    const late = { ...form(of.id, 2, 1), changes: { arrivedOn: civil('2026-09-09') } };
    const [told] = meanwhiles([await tellFacts(contextOf(of.student), late)]);
    expect(told).toMatchObject({ version: 4, seen: 3 });
    expect(told?.entries.map((one) => [one.seq, one.actorName])).toEqual([
      [3, 'Maud Silva'],
      [2, 'Claire Silva'],
    ]);
  });

  it('is written when it is sent again with what it was told', async () => {
    const of = await addCase(maintenance, valmont);
    const changes = { arrivedOn: civil('2026-09-01') };
    await tellFacts(contextOf(adviser), { ...form(of.id), changes });
    const mine = { changes: { leavingOn: civil('2027-07-01') } };
    const [told] = meanwhiles([await tellFacts(contextOf(of.student), { ...form(of.id), ...mine })]);
    if (!told) throw new Error('the late form was not refused');
    const again = { ...form(of.id, told.version, told.seen), ...mine };
    expect(await tellFacts(contextOf(of.student), again)).toMatchObject({ ok: true });
    expect(await rowOf(of)).toMatchObject({
      version: 3,
      arrivedOn: new Date('2026-09-01'),
      leavingOn: new Date('2027-07-01'),
    });
  });
});
