import { beforeAll, describe, expect, it, vi } from 'vitest';
import { civil, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { Moment } from '#lib/platform/clock.ts';
import { openDatabase, type Database } from '#lib/platform/db.ts';
import { foldCohortCounts } from '#lib/use-cases/keep-house.ts';
import { openDueDigests } from '#lib/use-cases/open-digests.ts';
import { planDueReminders } from '#lib/use-cases/plan-due-reminders.ts';
import { sendDigest } from '#lib/use-cases/send-digest.ts';
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
import { startMailServer, type MailServer } from '#tests/support/mail-server.ts';

let maintenance: Database;
let valmont: Institution;
let server: MailServer;

const at = (day: string, hour = 10): Moment => {
  const today: CivilDate = civil(day);
  return { today, now: new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`) };
};

beforeAll(async () => {
  server = await startMailServer();
  vi.stubEnv('SMTP_URL', server.url);
  vi.stubEnv('AFFILIA_URL', 'https://affilia.example');
  vi.stubEnv('DATABASE_WORKER_URL', 'postgres://unused@localhost/unused');
  const db = await testDatabase('worker');
  maintenance = openDatabase(db.urls.maintenance, 2);
  valmont = await addInstitution(maintenance, 'Valmont');
  return async () => {
    await maintenance.$disconnect();
    await server.stop();
  };
});

const ledgerOf = (of: AddedCase) =>
  maintenance.reminderLedger.findMany({
    where: { caseId: of.id },
    orderBy: [{ kind: 'asc' }, { index: 'asc' }],
  });

/** A student whose birth certificate was rejected on 20 November. */
const rejected = () =>
  addCase(maintenance, valmont, {
    facts: facts({ milestones: reached({ submitted: '2026-09-10', provisionalNumber: '2026-10-01' }) }),
    documents: [
      paper('birth-certificate', {
        status: 'rejected',
        reason: 'no-parents-names',
        rejections: 1,
        statusOn: civil('2026-11-20'),
        statusRecordedOn: civil('2026-11-20'),
      }),
    ],
    nextCheckOn: civil('2026-11-21'),
  });

/** Sends every queued digest of a case, as the worker does. */
async function sendQueued(of: AddedCase, moment: Moment, atOnce = false): Promise<void> {
  const digests = await maintenance.reminderDigest.findMany({ where: { caseId: of.id, state: 'queued' } });
  for (const digest of digests) await sendDigest(moment, digest.institutionId, digest.id, atOnce);
}

describe('reminders', () => {
  it('are planned once, however many planners run, and sent once', async () => {
    const of = await rejected();
    await Promise.all(Array.from({ length: 4 }, () => planDueReminders(at('2026-11-21'))));
    expect(await ledgerOf(of)).toMatchObject([
      { kind: 'rejected-document', cycle: '1', index: 0, state: 'planned' },
    ]);
    await Promise.all(Array.from({ length: 4 }, () => openDueDigests(at('2026-11-21'))));
    expect(await maintenance.reminderDigest.count({ where: { caseId: of.id } })).toBe(1);
    await sendQueued(of, at('2026-11-21'));
    await sendQueued(of, at('2026-11-21'));
    const mails = await server.mailsTo(`${of.student.userId}@student.example`);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('The parents’ names are missing');
    const [digest] = await maintenance.reminderDigest.findMany({ where: { caseId: of.id } });
    expect(mails[0]?.messageId).toBe(digest?.messageId);
    expect(await ledgerOf(of)).toMatchObject([{ state: 'sent', index: 0 }]);
    const row = await maintenance.case.findFirstOrThrow({ where: { id: of.id } });
    expect(row.nextCheckOn).toEqual(new Date('2026-11-27'));
  });

  it('rest outside 08:00–20:00 in Paris, unless somebody asks for them at once', async () => {
    const of = await rejected();
    await planDueReminders(at('2026-11-21'));
    expect(await openDueDigests(at('2026-11-21', 19))).toBe(0); // 20:00 in Paris
    expect(await openDueDigests(at('2026-11-21', 6))).toBe(0); // 07:00 in Paris
    expect(await openDueDigests(at('2026-11-21', 19), true)).toBe(1);
    await sendQueued(of, at('2026-11-21', 19)); // a retry at night rests
    expect(await server.mailsTo(`${of.student.userId}@student.example`)).toEqual([]);
    await sendQueued(of, at('2026-11-21', 19), true);
    expect(await server.mailsTo(`${of.student.userId}@student.example`)).toHaveLength(1);
  });

  it('that lost their reason before the mail went out are not sent', async () => {
    const of = await rejected();
    await planDueReminders(at('2026-11-21'));
    await openDueDigests(at('2026-11-21'));
    await maintenance.document.updateMany({
      where: { caseId: of.id },
      data: { status: 'deposited', reasonCode: null },
    });
    await sendQueued(of, at('2026-11-21'));
    expect(await server.mailsTo(`${of.student.userId}@student.example`)).toEqual([]);
    expect(await ledgerOf(of)).toMatchObject([{ state: 'suppressed' }]);
    expect(await maintenance.reminderDigest.findMany({ where: { caseId: of.id } })).toMatchObject([
      { state: 'empty' },
    ]);
  });

  it('after ten days of silence of the worker only the latest of a cycle goes out', async () => {
    const of = await rejected();
    await planDueReminders(at('2026-12-06'));
    expect(await ledgerOf(of)).toMatchObject([
      { index: 0, state: 'superseded' },
      { index: 1, state: 'superseded' },
      { index: 2, state: 'planned' },
    ]);
    await openDueDigests(at('2026-12-06'));
    await sendQueued(of, at('2026-12-06'));
    expect(await server.mailsTo(`${of.student.userId}@student.example`)).toHaveLength(1);
  });

  it('stay queued while the mail server is away, and go out with the same Message-ID', async () => {
    const of = await rejected();
    await planDueReminders(at('2026-11-21'));
    await openDueDigests(at('2026-11-21'));
    await server.goAway();
    await expect(sendQueued(of, at('2026-11-21'))).rejects.toThrow();
    expect(await ledgerOf(of)).toMatchObject([{ state: 'queued' }]);
    await server.comeBack();
    await sendQueued(of, at('2026-11-21'));
    expect(await server.mailsTo(`${of.student.userId}@student.example`)).toHaveLength(1);
    expect(await ledgerOf(of)).toMatchObject([{ state: 'sent' }]);
  });

  it('that did not go out on their day are in the next day’s mail, once', async () => {
    const of = await rejected();
    await planDueReminders(at('2026-11-21'));
    await openDueDigests(at('2026-11-21'));
    await openDueDigests(at('2026-11-22'));
    await sendQueued(of, at('2026-11-22'));
    expect(await server.mailsTo(`${of.student.userId}@student.example`)).toHaveLength(1);
    expect(await ledgerOf(of)).toMatchObject([{ state: 'sent' }]);
    const digests = await maintenance.reminderDigest.findMany({
      where: { caseId: of.id },
      orderBy: { day: 'asc' },
    });
    expect(digests.map((one) => one.state)).toEqual(['failed', 'sent']);
  });

  it('several for one student make one mail, the problem first', async () => {
    const of = await addCase(maintenance, valmont, { nextCheckOn: civil('2026-09-08') });
    await planDueReminders(at('2026-09-08'));
    await openDueDigests(at('2026-09-08'));
    await sendQueued(of, at('2026-09-08'));
    const mails = await server.mailsTo(`${of.student.userId}@student.example`);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toMatch(/^Add this paper/);
    for (const name of ['Enrolment certificate', 'Passport or identity card', 'Student visa'])
      expect(mails[0]?.text).toContain(name);
  });

  it('leave the counts of cohorts as they are', async () => {
    await foldCohortCounts();
    const [{ total } = { total: 0 }] = await maintenance.$queryRaw<{ total: number }[]>`
      SELECT (SELECT coalesce(sum("cases"), 0) FROM "CohortCount")::int AS total`;
    expect(total).toBe(await maintenance.case.count());
  });
});
