import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#lib/domain/access/actor.ts';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { openDatabase, type Database } from '#lib/platform/db.ts';
import { correctMilestone } from '#lib/use-cases/correct-milestone.ts';
import { recordMilestone } from '#lib/use-cases/record-milestone.ts';
import { reopenCase } from '#lib/use-cases/reopen-case.ts';
import { restCase } from '#lib/use-cases/rest-case.ts';
import { verifyMilestone } from '#lib/use-cases/verify-milestone.ts';
import { viewCase, viewOwnCase } from '#lib/use-cases/view-case.ts';
import { testDatabase } from '#tests/support/database.ts';
import {
  addCase,
  addInstitution,
  addPerson,
  contextOf,
  facts,
  form,
  reached,
  type AddedCase,
  type Institution,
} from '#tests/support/fixtures.ts';

let maintenance: Database;
let valmont: Institution;
let brume: Institution;
let adviser: Person;
let auditor: Person;
let stranger: Person;

beforeAll(async () => {
  const db = await testDatabase();
  maintenance = openDatabase(db.urls.maintenance, 2);
  valmont = await addInstitution(maintenance, 'Valmont');
  brume = await addInstitution(maintenance, 'Brume');
  adviser = await addPerson(maintenance, valmont, 'adviser', 'Claire');
  auditor = await addPerson(maintenance, valmont, 'auditor');
  stranger = await addPerson(maintenance, brume, 'manager');
  return () => maintenance.$disconnect();
});

const rowOf = (of: AddedCase) =>
  maintenance.case.findFirstOrThrow({
    where: { id: of.id },
    include: { documents: true, events: { orderBy: { seq: 'asc' } } },
  });
const kindsOf = (row: Awaited<ReturnType<typeof rowOf>>) => row.events.map((one) => one.kind);
const submittedCase = () =>
  addCase(maintenance, valmont, { facts: facts({ milestones: reached({ submitted: '2026-09-10' }) }) });

describe('recording a milestone', () => {
  it('stores the step, what follows for the papers, the history and the schedule together', async () => {
    const of = await addCase(maintenance, valmont);
    const input = { ...form(of.id), milestone: 'submitted', on: civil('2026-09-10') } as const;
    expect(await recordMilestone(contextOf(of.student), input)).toEqual({ ok: true, value: null });
    const row = await rowOf(of);
    expect(row).toMatchObject({ status: 'SUBMITTED', submittedSource: 'declared', version: 2 });
    expect(row.submittedRecordedOn).toEqual(new Date('2026-11-21'));
    expect(row.studentActedOn).toEqual(new Date('2026-11-21'));
    expect(row.overdueFrom).toEqual(new Date('2026-12-11'));
    const statuses = Object.fromEntries(row.documents.map((one) => [one.kind, one.status]));
    expect(statuses).toMatchObject({
      'enrolment-certificate': 'deposited',
      'identity-document': 'deposited',
      'student-visa': 'deposited',
      'birth-certificate': 'missing',
      'bank-details': 'missing',
    });
    expect(row.documents.find((one) => one.kind === 'student-visa')?.inferences).toEqual([
      { by: 'submitted', from: 'missing', fromOn: '2026-09-01' },
    ]);
    expect(kindsOf(row)).toEqual(['milestone.recorded', ...Array<string>(3).fill('document.moved')]);
  });

  it('by the office counts as verified, and not as a word of the student', async () => {
    const of = await addCase(maintenance, valmont);
    const input = { ...form(of.id), milestone: 'submitted', on: civil('2026-09-10') } as const;
    expect(await recordMilestone(contextOf(adviser), input)).toMatchObject({ ok: true });
    expect(await rowOf(of)).toMatchObject({ submittedSource: 'verified', studentActedOn: null });
  });

  it('on an unknown route makes it the portal’s, since today', async () => {
    const of = await addCase(maintenance, valmont, {
      facts: facts({ route: 'unknown', routeKnownSince: null }),
    });
    const input = { ...form(of.id), milestone: 'submitted', on: civil('2026-09-10') } as const;
    expect(await recordMilestone(contextOf(of.student), input)).toMatchObject({ ok: true });
    const row = await rowOf(of);
    expect(row).toMatchObject({ route: 'register_portal', routeKnownSince: new Date('2026-11-21') });
    expect(kindsOf(row)).toContain('route.found');
  });

  it.each([
    ['an impossible step', 'ameliAccount', '2026-10-01', 'milestone-needs'],
    ['a date in the future', 'submitted', '2026-11-22', 'date-in-future'],
    ['a date long before the studies', 'submitted', '2025-08-31', 'date-long-before-studies'],
  ] as const)('refuses %s and writes nothing', async (_, milestone, day, code) => {
    const of = await addCase(maintenance, valmont);
    const result = await recordMilestone(contextOf(of.student), {
      ...form(of.id),
      milestone,
      on: civil(day),
    });
    expect(result).toMatchObject({ ok: false, error: { code } });
    const row = await rowOf(of);
    expect(row.version).toBe(1);
    expect(row.events).toEqual([]);
    expect(row.documents.every((one) => one.status === 'missing')).toBe(true);
    expect(await maintenance.formReceipt.count({ where: { userId: of.student.userId } })).toBe(0);
  });
});

describe('correcting a milestone', () => {
  it('re-dates it by a new entry; the old one stays', async () => {
    const of = await addCase(maintenance, valmont);
    const context = contextOf(of.student);
    await recordMilestone(context, { ...form(of.id), milestone: 'submitted', on: civil('2026-09-10') });
    const correction = { milestone: 'submitted', on: civil('2026-09-12'), reason: 'typed-wrong' } as const;
    expect(await correctMilestone(context, { ...form(of.id, 2), ...correction })).toMatchObject({ ok: true });
    const row = await rowOf(of);
    expect(row).toMatchObject({ submittedOn: new Date('2026-09-12'), version: 3 });
    expect(row.events.map((one) => one.payload)).toMatchObject([
      { kind: 'milestone.recorded', on: '2026-09-10' },
      { inferred: true },
      { inferred: true },
      { inferred: true },
      { kind: 'milestone.corrected', from: '2026-09-10', to: '2026-09-12', reason: 'typed-wrong' },
      { inferred: true, on: '2026-09-12' },
      { inferred: true, on: '2026-09-12' },
      { inferred: true, on: '2026-09-12' },
    ]);
  });

  it('takes it back with what was inferred from it', async () => {
    const of = await addCase(maintenance, valmont);
    const context = contextOf(of.student);
    await recordMilestone(context, { ...form(of.id), milestone: 'submitted', on: civil('2026-09-10') });
    const correction = { milestone: 'submitted', on: null, reason: 'did-not-happen' } as const;
    expect(await correctMilestone(context, { ...form(of.id, 2), ...correction })).toMatchObject({ ok: true });
    const row = await rowOf(of);
    expect(row).toMatchObject({ status: 'PREPARING', submittedOn: null, submittedSource: null });
    for (const paper of row.documents) expect(paper).toMatchObject({ status: 'missing', inferences: [] });
  });

  it('is refused while another step needs it, and nothing is written', async () => {
    const of = await addCase(maintenance, valmont, {
      facts: facts({ milestones: reached({ submitted: '2026-09-10', provisionalNumber: '2026-10-01' }) }),
    });
    const correction = { milestone: 'submitted', on: null, reason: 'did-not-happen' } as const;
    const result = await correctMilestone(contextOf(of.student), { ...form(of.id), ...correction });
    expect(result).toMatchObject({ ok: false, error: { code: 'milestone-needed-by' } });
    expect(await rowOf(of)).toMatchObject({ version: 1, events: [] });
  });
});

describe('verifying a milestone', () => {
  it('raises its source and keeps its day; the student then cannot correct it', async () => {
    const of = await submittedCase();
    const verified = await verifyMilestone(contextOf(adviser), { ...form(of.id), milestone: 'submitted' });
    expect(verified).toMatchObject({ ok: true });
    expect(await rowOf(of)).toMatchObject({
      submittedSource: 'verified',
      submittedOn: new Date('2026-09-10'),
    });
    const correction = { milestone: 'submitted', on: null, reason: 'typed-wrong' } as const;
    const refused = await correctMilestone(contextOf(of.student), { ...form(of.id, 2), ...correction });
    expect(refused).toMatchObject({ ok: false, error: { code: 'verified-by-office' } });
  });
});

describe('putting a case to rest', () => {
  it('and reopening it: nothing falls due meanwhile, and it is active since the day of reopening', async () => {
    const of = await submittedCase();
    const rest = { to: 'closed', reason: 'withdrew' } as const;
    expect(await restCase(contextOf(of.student), { ...form(of.id), ...rest })).toMatchObject({ ok: true });
    expect(await rowOf(of)).toMatchObject({
      disposition: 'closed',
      dispositionReason: 'withdrew',
      nextCheckOn: null,
      overdueFrom: null,
    });
    const record = { milestone: 'provisionalNumber', on: civil('2026-10-01') } as const;
    const resting = await recordMilestone(contextOf(of.student), { ...form(of.id, 2), ...record });
    expect(resting).toMatchObject({ ok: false, error: { code: 'case-not-active' } });
    expect(await reopenCase(contextOf(adviser), form(of.id, 2))).toMatchObject({ ok: true });
    const row = await rowOf(of);
    expect(row).toMatchObject({ disposition: 'active', dispositionReason: null, version: 3 });
    expect(row.activeSince).toEqual(new Date('2026-11-21'));
    expect(kindsOf(row)).toEqual(['disposition.set', 'disposition.set']);
  });

  it('as a duplicate is the office’s word alone', async () => {
    const of = await submittedCase();
    const rest = { to: 'closed', reason: 'duplicate' } as const;
    const refused = await restCase(contextOf(of.student), { ...form(of.id), ...rest });
    expect(refused).toMatchObject({ ok: false, error: { code: 'reason-does-not-fit' } });
    expect(await restCase(contextOf(adviser), { ...form(of.id), ...rest })).toMatchObject({ ok: true });
  });
});

describe('viewing a case', () => {
  it('shows students their own, staff their institution’s, and nobody else anything', async () => {
    const of = await addCase(maintenance, valmont);
    const other = await addCase(maintenance, valmont);
    expect((await viewOwnCase(contextOf(of.student)))?.case.id).toBe(of.id);
    expect(await viewCase(contextOf(of.student), other.id)).toBeNull();
    expect((await viewCase(contextOf(adviser), of.id))?.case.id).toBe(of.id);
    expect((await viewCase(contextOf(auditor), of.id))?.case.id).toBe(of.id);
    expect(await viewCase(contextOf(stranger), of.id)).toBeNull();
    expect(await viewCase(contextOf(adviser), 'not-an-id')).toBeNull();
  });
});
