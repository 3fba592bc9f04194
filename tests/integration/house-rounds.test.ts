import { beforeAll, describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { tasksOf } from '#lib/domain/case/tasks.ts';
import { factsOf } from '#lib/data/case-mapper.ts';
import { openDatabase, type Database } from '#lib/platform/db.ts';
import type { Moment } from '#lib/platform/clock.ts';
import { purgeExpired } from '#lib/use-cases/keep-house.ts';
import { planDueReminders } from '#lib/use-cases/plan-due-reminders.ts';
import { testDatabase } from '#tests/support/database.ts';
import { paper } from '#tests/support/domain-fixtures.ts';
import {
  addCase,
  addInstitution,
  facts,
  reached,
  type AddedCase,
  type Institution,
} from '#tests/support/fixtures.ts';

const DAY_MS = 86_400_000;
const at = (day: string): Moment => ({ today: civil(day), now: new Date(`${day}T10:00:00Z`) });

let maintenance: Database;
let valmont: Institution;

beforeAll(async () => {
  const db = await testDatabase('worker');
  maintenance = openDatabase(db.urls.maintenance, 2);
  valmont = await addInstitution(maintenance, 'Valmont');
  return () => maintenance.$disconnect();
});

const rowOf = (of: AddedCase) =>
  maintenance.case.findFirstOrThrow({
    where: { id: of.id },
    include: { events: { orderBy: { seq: 'asc' } }, documents: true },
  });

describe('forgetting receipts', () => {
  it('older than a week goes, a week old stays: nobody’s form is sent again later', async () => {
    const { student } = await addCase(maintenance, valmont);
    const { now, today } = at('2026-11-21');
    const aged = (key: string, ms: number) => ({
      institutionId: valmont.id,
      userId: student.userId,
      key,
      createdAt: new Date(now.getTime() - ms),
    });
    await maintenance.formReceipt.createMany({
      data: [
        aged('fresh', 0),
        aged('below', 7 * DAY_MS - 1),
        aged('on', 7 * DAY_MS),
        aged('above', 7 * DAY_MS + 1),
      ],
    });
    await purgeExpired({ now, today });
    const left = await maintenance.formReceipt.findMany({ where: { userId: student.userId } });
    expect(left.map((one) => one.key).toSorted()).toEqual(['below', 'fresh', 'on']);
  });
});

/** Somebody whose European card is valid until this day. */
const covered = (ehicValidUntil: string, change: Partial<CaseFacts> = {}) =>
  addCase(maintenance, valmont, {
    facts: facts({
      route: 'ehic_covers',
      disposition: 'not_required',
      dispositionReason: 'ehic',
      ehicValidUntil: civil(ehicValidUntil),
      answers: { origin: 'europe', work: 'none', card: 'ehic' },
      ...change,
    }),
    documents: [],
    nextCheckOn: civil(ehicValidUntil).add({ days: 1 }),
  });

describe('a European card that lapses', () => {
  it.each([
    ['the day before its last', '2026-11-19', false],
    ['on its last day', '2026-11-20', false],
    ['the day after', '2026-11-21', true],
    ['after an outage', '2026-11-25', true],
  ])('%s (%s) the case moves again: %s', async (_, day, hasLapsed) => {
    const of = await covered('2026-11-20');
    await planDueReminders(at(day));
    const row = await rowOf(of);
    expect(row.disposition).toBe(hasLapsed ? 'active' : 'not_required');
    if (!hasLapsed) {
      expect(row).toMatchObject({ version: 1, events: [] });
      return;
    }
    // Active since the day the card ended, whenever the worker came to it; a student's form of before meets version 2.
    expect(row).toMatchObject({
      route: 'unknown',
      routeKnownSince: null,
      dispositionReason: null,
      activeSince: new Date('2026-11-21'),
      studentActedOn: null,
      version: 2,
    });
    for (const one of row.events)
      expect(one).toMatchObject({ actorRole: 'worker', actorUserId: null, source: null });
    expect(row.events.slice(0, 2).map((one) => one.payload)).toEqual([
      { kind: 'route.found', from: 'ehic_covers', route: 'unknown' },
      { kind: 'disposition.set', to: 'active', reason: null },
    ]);
    expect(row.overdueFrom).toEqual(new Date('2026-12-12'));
  });

  it('with what was sent before goes on the portal’s way, and the questions are asked again', async () => {
    const of = await covered('2026-11-20', { milestones: reached({ submitted: '2026-09-10' }) });
    await planDueReminders(at('2026-11-21'));
    const row = await rowOf(of);
    expect(row).toMatchObject({
      route: 'register_portal',
      routeKnownSince: new Date('2026-11-21'),
      disposition: 'active',
      status: 'SUBMITTED',
    });
    // The answers that led to the card say nothing of the papers that the portal wants.
    expect(row).toMatchObject({ answers: {}, documents: [] });
    expect(tasksOf(factsOf(row), [], civil('2026-11-21'))[0]).toMatchObject({
      kind: 'find-route',
      group: 'now',
    });
  });

  it('is brought back once, however many planners come to it at once', async () => {
    const of = await covered('2026-11-20');
    await Promise.all(Array.from({ length: 4 }, () => planDueReminders(at('2026-11-21'))));
    const row = await rowOf(of);
    expect(row.version).toBe(2);
    expect(row.events.filter((one) => one.kind === 'disposition.set')).toHaveLength(1);
    expect(new Set(row.documents.map((one) => one.kind)).size).toBe(row.documents.length);
    await planDueReminders(at('2026-11-22'));
    expect(await rowOf(of)).toMatchObject({ version: 2, eventCount: row.eventCount });
  });

  it('leaves a closed case closed', async () => {
    const of = await covered('2026-11-20', { disposition: 'closed', dispositionReason: 'left-france' });
    await planDueReminders(at('2026-11-21'));
    expect(await rowOf(of)).toMatchObject({ disposition: 'closed', version: 1, nextCheckOn: null });
  });
});

describe('a new day', () => {
  it('in the month after an 18th birthday forgets it, tells no date of it, and asks an adult for the permit', async () => {
    const of = await addCase(maintenance, valmont, {
      facts: facts({
        turns18On: civil('2026-11-22'),
        answers: { origin: 'other', work: 'none', before: 'no', visa: 'yes', age: '16-17', birth: 'french' },
      }),
      documents: [paper('enrolment-certificate', { status: 'ready' })],
      nextCheckOn: civil('2026-11-22'),
    });
    await planDueReminders(at('2026-11-22'));
    await planDueReminders(at('2026-11-30'));
    expect((await rowOf(of)).turns18On).toEqual(new Date('2026-11-22'));
    await planDueReminders(at('2026-12-01'));
    const row = await rowOf(of);
    expect(row).toMatchObject({ turns18On: null, answers: { age: 'adult' }, version: 2 });
    expect(row.documents.map((one) => one.kind)).toContain('residence-permit');
    expect(row.events[0]?.payload).toEqual({ kind: 'birthday.told', isKnown: false });
    expect(JSON.stringify(row.events)).not.toContain('"2026-11-22"');
  });

  it('of another academic year asks for its certificate, once', async () => {
    const of = await addCase(maintenance, valmont, {
      facts: facts({
        studiesEndOn: civil('2028-06-30'),
        milestones: reached({ submitted: '2026-09-10', provisionalNumber: '2026-10-10' }),
      }),
      documents: [paper('enrolment-certificate', { status: 'accepted' })],
    });
    const certificates = async () =>
      (await rowOf(of)).documents
        .filter((one) => one.kind === 'enrolment-certificate')
        .map((one) => `${one.period} ${one.status}`)
        .toSorted();
    await maintenance.case.update({
      where: { institutionId_id: { institutionId: valmont.id, id: of.id } },
      data: { nextCheckOn: new Date('2027-09-30') },
    });
    await planDueReminders(at('2027-09-30'));
    expect(await certificates()).toEqual(['2026 accepted']);
    expect((await rowOf(of)).nextCheckOn).toEqual(new Date('2027-10-01'));
    await planDueReminders(at('2027-10-01'));
    await planDueReminders(at('2027-10-02'));
    expect(await certificates()).toEqual(['2026 accepted', '2027 missing']);
  });
});
