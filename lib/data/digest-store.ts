import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { REMINDER_KINDS, type Occurrence } from '#lib/domain/reminder/kind.ts';
import { toDate } from './civil.ts';
import type { Tx } from './with-actor.ts';

export type StoredDigest = {
  readonly institutionId: string;
  readonly id: string;
  readonly caseId: string;
  readonly messageId: string;
  readonly reminders: readonly (Occurrence & { readonly id: string })[];
};

/** Cases that have something planned and no mail of today yet; a second digest on a day cannot be made. */
export async function findCasesToWrite(
  tx: Tx,
  today: CivilDate,
  most: number,
): Promise<readonly { institutionId: string; caseId: string; studentUserId: string }[]> {
  return tx.$queryRaw`
    SELECT DISTINCT l."institutionId", l."caseId", l."studentUserId" FROM "ReminderLedger" l
    WHERE l."state" = 'planned' AND NOT EXISTS (
      SELECT 1 FROM "ReminderDigest" d
      WHERE d."institutionId" = l."institutionId" AND d."caseId" = l."caseId" AND d."day" = ${toDate(today)}::date)
    LIMIT ${most}`;
}

export type NewDigest = {
  readonly institutionId: string;
  readonly id: string;
  readonly caseId: string;
  readonly studentUserId: string;
  readonly messageId: string;
};

/** Makes the day's digests and puts what is planned into them; returns those that were really made. */
export async function openDigests(
  tx: Tx,
  digests: readonly NewDigest[],
  today: CivilDate,
): Promise<readonly { institutionId: string; id: string }[]> {
  if (digests.length === 0) return [];
  const made = await tx.reminderDigest.createManyAndReturn({
    skipDuplicates: true,
    data: digests.map((one) => ({ ...one, day: toDate(today) })),
    select: { institutionId: true, id: true },
  });
  const ids = made.map((one) => one.id);
  await tx.$executeRaw`
    UPDATE "ReminderLedger" l SET "state" = 'queued', "digestId" = d."id"
    FROM "ReminderDigest" d
    WHERE d."id" = ANY (${ids}::uuid[]) AND l."institutionId" = d."institutionId" AND l."caseId" = d."caseId"
      AND l."state" = 'planned'`;
  return made;
}

/** A digest that still waits to be sent, with its reminders; null when it was sent or never existed. */
export async function findQueuedDigest(
  tx: Tx,
  institutionId: string,
  id: string,
): Promise<StoredDigest | null> {
  const row = await tx.reminderDigest.findFirst({
    where: { institutionId, id, state: 'queued' },
    include: {
      reminders: { select: { id: true, kind: true, subject: true, cycle: true, index: true, state: true } },
    },
  });
  if (!row) return null;
  return {
    institutionId,
    id,
    caseId: row.caseId,
    messageId: row.messageId,
    reminders: row.reminders.flatMap((one) => {
      const kind = REMINDER_KINDS.find((known) => known === one.kind);
      return kind && one.state === 'queued' ? [{ ...one, kind }] : [];
    }),
  };
}

/** Closes a digest: what was sent, what had lost its reason meanwhile. */
export async function closeDigest(
  tx: Tx,
  digest: StoredDigest,
  sentIds: readonly string[],
  now: Date,
): Promise<void> {
  await tx.reminderLedger.updateMany({
    where: { institutionId: digest.institutionId, id: { in: [...sentIds] } },
    data: { state: 'sent', sentAt: now },
  });
  await tx.reminderLedger.updateMany({
    where: { institutionId: digest.institutionId, digestId: digest.id, state: 'queued' },
    data: { state: 'suppressed' },
  });
  await tx.reminderDigest.updateMany({
    where: { institutionId: digest.institutionId, id: digest.id },
    data: sentIds.length > 0 ? { state: 'sent', sentAt: now } : { state: 'empty' },
  });
}

/** Gives a digest up; its reminders are planned anew for another day, or suppressed for good. */
export async function failDigest(
  tx: Tx,
  institutionId: string,
  id: string,
  then: 'planned' | 'suppressed',
): Promise<void> {
  await tx.reminderLedger.updateMany({
    where: { institutionId, digestId: id, state: 'queued' },
    data: then === 'planned' ? { state: 'planned', digestId: null } : { state: 'suppressed' },
  });
  await tx.reminderDigest.updateMany({
    where: { institutionId, id, state: 'queued' },
    data: { state: 'failed' },
  });
}

/** Digests of earlier days that never went out, by an outage or a lost job: their reminders are planned anew. */
export async function releaseStaleDigests(tx: Tx, today: CivilDate): Promise<void> {
  await tx.$executeRaw`
    WITH stale AS (
      UPDATE "ReminderDigest" SET "state" = 'failed'
      WHERE "state" = 'queued' AND "day" < ${toDate(today)}::date
      RETURNING "institutionId", "id")
    UPDATE "ReminderLedger" l SET "state" = 'planned', "digestId" = NULL FROM stale
    WHERE l."institutionId" = stale."institutionId" AND l."digestId" = stale."id" AND l."state" = 'queued'`;
}
