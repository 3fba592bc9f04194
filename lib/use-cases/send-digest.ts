import { lineOf } from '#lib/domain/case/line.ts';
import { finalSetDeadline } from '#lib/domain/case/tasks.ts';
import { setOf } from '#lib/domain/document/kind.ts';
import { isSendingHour } from '#lib/domain/reminder/hours.ts';
import type { Occurrence } from '#lib/domain/reminder/kind.ts';
import { stillHolds } from '#lib/domain/reminder/plan.ts';
import { reminderMail, type ReminderLine } from '#lib/emails/reminder-mail.tsx';
import { findCase, type StoredCase } from '#lib/data/case-store.ts';
import { closeDigest, failDigest, findQueuedDigest, type StoredDigest } from '#lib/data/digest-store.ts';
import { findAddress } from '#lib/data/user-store.ts';
import { withActor } from '#lib/data/with-actor.ts';
import type { Moment } from '#lib/platform/clock.ts';
import { workerEnv } from '#lib/platform/env.ts';
import { sendMail } from '#lib/platform/mailer.ts';
import { WORKER } from './worker-actor.ts';

function reminderLine(of: StoredCase, one: Occurrence): ReminderLine {
  const document = of.documents.find((paper) => paper.id === one.subject);
  return {
    kind: one.kind,
    index: one.index,
    document: document ? { id: document.id, kind: document.kind } : null,
    reason: document?.reason ?? null,
    on: document?.statusOn ?? null,
    deadline: document && setOf(document.kind) === 'final' ? finalSetDeadline(of.facts) : null,
  };
}

/** Problems first, then what is missing, then the yearly duty. */
const URGENCY: readonly Occurrence['kind'][] = [
  'rejected-document',
  'missing-document',
  'vitale-yearly-update',
];

type Prepared = {
  readonly digest: StoredDigest;
  readonly found: StoredCase;
  readonly email: string;
  readonly locale: string;
  readonly institution: string;
};

function prepare(at: Moment, institutionId: string, digestId: string): Promise<Prepared | null> {
  return withActor(WORKER, async (tx) => {
    const digest = await findQueuedDigest(tx, institutionId, digestId);
    const found = digest && (await findCase(tx, { institutionId, id: digest.caseId }));
    const address = found && (await findAddress(tx, institutionId, found.studentUserId));
    if (!digest) return null;
    if (!found || !address) {
      // Nobody is left to write to: the digest ends without a mail.
      await closeDigest(tx, digest, [], at.now);
      return null;
    }
    return {
      digest,
      found,
      email: address.email,
      locale: address.locale,
      institution: address.institutionName,
    };
  });
}

/**
 * Sends one student's mail of the day. What was stopped since it was planned stays out; with nothing left, nothing is
 * sent. A second try of the same digest carries the same Message-ID.
 */
export async function sendDigest(
  at: Moment,
  institutionId: string,
  digestId: string,
  atOnce = false,
): Promise<void> {
  // A retry that comes at night rests: the next morning's digest takes its reminders along.
  if (!atOnce && !isSendingHour(at.now)) return;
  const prepared = await prepare(at, institutionId, digestId);
  if (!prepared) return;
  const { digest, found } = prepared;
  const holding = latestOfCycles(digest.reminders)
    .filter((one) => stillHolds(one, found.facts, found.documents, at.today))
    .toSorted((a, b) => URGENCY.indexOf(a.kind) - URGENCY.indexOf(b.kind));
  const [first, ...others] = holding.map((one) => reminderLine(found, one));
  if (first) {
    const mail = await reminderMail({
      locale: prepared.locale,
      base: workerEnv().AFFILIA_URL,
      givenName: found.student.givenName,
      institution: prepared.institution,
      first,
      others,
      line: lineOf(found.facts, found.documents, at.today, found.windows),
    });
    await sendMail({ ...mail, to: prepared.email, messageId: digest.messageId });
  }
  await withActor(WORKER, (tx) =>
    closeDigest(
      tx,
      digest,
      holding.map((one) => one.id),
      at.now,
    ),
  );
}

/** Of each cycle the latest: what an outage left behind is not said twice in one mail. */
function latestOfCycles<T extends Occurrence>(reminders: readonly T[]): readonly T[] {
  const cycles = Map.groupBy(reminders, (one) => `${one.kind} ${one.subject} ${one.cycle}`);
  return [...cycles.values()].flatMap((some) => some.toSorted((a, b) => b.index - a.index).slice(0, 1));
}

/** After the last try: planned again for the next day's mail, or suppressed where the address will never work. */
export async function giveUpDigest(
  institutionId: string,
  digestId: string,
  then: 'planned' | 'suppressed',
): Promise<void> {
  await withActor(WORKER, (tx) => failDigest(tx, institutionId, digestId, then));
}
