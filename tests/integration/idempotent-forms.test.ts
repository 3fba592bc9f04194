import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#lib/domain/access/actor.ts';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { milestoneForm } from '#lib/domain/form/schema.ts';
import { runForm } from '#lib/platform/action.ts';
import { openDatabase, type Database } from '#lib/platform/db.ts';
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

let maintenance: Database;
let valmont: Institution;
let adviser: Person;

beforeAll(async () => {
  const db = await testDatabase();
  maintenance = openDatabase(db.urls.maintenance, 2);
  valmont = await addInstitution(maintenance, 'Valmont');
  adviser = await addPerson(maintenance, valmont, 'adviser', 'Claire');
  return () => maintenance.$disconnect();
});

const rowOf = (of: AddedCase) =>
  maintenance.case.findFirstOrThrow({ where: { id: of.id }, include: { documents: true } });
const receiptsOf = (one: Person) =>
  maintenance.formReceipt.findMany({ where: { institutionId: one.institutionId, userId: one.userId } });

const SUBMITTED = { milestone: 'submitted', on: civil('2026-09-10') } as const;
const DONE = { ok: true, value: null };

describe('a form that is sent twice', () => {
  it('one after the other is written once, and both times the person reads that it worked', async () => {
    const of = await addCase(maintenance, valmont);
    const input = { ...form(of.id), ...SUBMITTED };
    expect(await recordMilestone(contextOf(of.student), input)).toEqual(DONE);
    const before = await rowOf(of);
    expect(await recordMilestone(contextOf(of.student), input)).toEqual(DONE);
    expect(await rowOf(of)).toEqual(before);
    expect(await receiptsOf(of.student)).toHaveLength(1);
  });

  it.each([2, 10])('%i times at once, as by an impatient finger, is written once', async (times) => {
    const of = await addCase(maintenance, valmont);
    const input = { ...form(of.id), ...SUBMITTED };
    const results = await Promise.all(
      Array.from({ length: times }, () => recordMilestone(contextOf(of.student), input)),
    );
    expect(results).toEqual(Array.from({ length: times }, () => DONE));
    expect(await rowOf(of)).toMatchObject({ version: 2, eventCount: 4 });
    expect(await receiptsOf(of.student)).toHaveLength(1);
  });

  it('is still known after others have written', async () => {
    const of = await addCase(maintenance, valmont);
    const input = { ...form(of.id), ...SUBMITTED };
    await recordMilestone(contextOf(of.student), input);
    await tellFacts(contextOf(adviser), { ...form(of.id, 2), changes: { arrivedOn: civil('2026-09-01') } });
    expect(await recordMilestone(contextOf(of.student), input)).toEqual(DONE);
    expect(await rowOf(of)).toMatchObject({ version: 3, eventCount: 5 });
  });
});

describe('a form that looks like another', () => {
  it('of another person with the same name is not taken for theirs', async () => {
    const of = await addCase(maintenance, valmont);
    const input = { ...form(of.id), ...SUBMITTED };
    expect(await recordMilestone(contextOf(of.student), input)).toEqual(DONE);
    expect(await recordMilestone(contextOf(adviser), input)).toMatchObject({
      ok: false,
      error: { code: 'changed-meanwhile' },
    });
    const changes = { arrivedOn: civil('2026-09-01') };
    const theirs = { ...form(of.id, 2), formKey: input.formKey, changes };
    expect(await tellFacts(contextOf(adviser), theirs)).toEqual(DONE);
    expect(await rowOf(of)).toMatchObject({ version: 3, arrivedOn: new Date('2026-09-01') });
    expect(await receiptsOf(of.student)).toHaveLength(1);
  });

  it('that was refused leaves no receipt: mended, it is written', async () => {
    const of = await addCase(maintenance, valmont);
    const refused = { ...form(of.id), milestone: 'submitted', on: civil('2026-11-22') } as const;
    expect(await recordMilestone(contextOf(of.student), refused)).toMatchObject({ ok: false });
    expect(await receiptsOf(of.student)).toEqual([]);
    expect(await recordMilestone(contextOf(of.student), { ...refused, ...SUBMITTED })).toEqual(DONE);
    expect(await rowOf(of)).toMatchObject({ version: 2 });
  });

  it('sent again as it was is one form; of the same page but saying something else, it is another', async () => {
    const of = await addCase(maintenance, valmont);
    const page = form(of.id);
    const send = (on: string) => {
      const fields = new FormData();
      const said = { ...page, milestone: 'submitted', on };
      for (const [name, value] of Object.entries(said)) fields.set(name, String(value));
      return runForm(fields, milestoneForm, (input, _, sent) =>
        recordMilestone(contextOf(of.student), { ...input, formKey: sent }),
      );
    };
    expect(await send('2026-09-10')).toEqual(DONE);
    expect(await send('2026-09-10')).toEqual(DONE);
    expect(await send('2026-09-11')).toMatchObject({ ok: false, errors: [{ code: 'changed-meanwhile' }] });
    expect(await rowOf(of)).toMatchObject({ version: 2, submittedOn: new Date('2026-09-10') });
  });
});
