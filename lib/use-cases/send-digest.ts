import { lineOf } from '#lib/domain/case/line.ts';
import { finalSetDeadline } from '#lib/domain/case/tasks.ts';
import { setOf } from '#lib/domain/document/document.ts';
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

function prepare(institutionId: string, digestId: string): Promise<Prepared | null> {
  return withActor(WORKER, async (tx) => {
    const digest = await findQueuedDigest(tx, institutionId, digestId);
    const found = digest && (await findCase(tx, { institutionId, id: digest.caseId }));
    const address = found && (await findAddress(tx, institutionId, found.studentUserId));
    if (!digest || !found || !address) return null;
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
export async function sendDigest(at: Moment, institutionId: string, digestId: string): Promise<void> {
  const prepared = await prepare(institutionId, digestId);
  if (!prepared) return;
  const { digest, found } = prepared;
  const holding = digest.reminders
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
      line: lineOf(found.facts, found.documents, at.today),
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

/** After the last try: the reminders are marked, so that staff can see that they did not go out. */
export async function giveUpDigest(institutionId: string, digestId: string): Promise<void> {
  await withActor(WORKER, (tx) => failDigest(tx, institutionId, digestId));
}
