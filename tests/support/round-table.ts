// The use cases that take no actor: anybody's way in, the worker's rounds, the technician's tools.
import type { Moment } from '#lib/platform/clock.ts';
import { newId } from '#lib/platform/crypto.ts';
import { anchorHistory } from '#lib/use-cases/anchor-history.ts';
import { checkHealth } from '#lib/use-cases/check-health.ts';
import { confirmSignIn, isLinkOpen } from '#lib/use-cases/confirm-sign-in.ts';
import { beatHeart, foldCohortCounts, purgeExpired } from '#lib/use-cases/keep-house.ts';
import { measureWaits } from '#lib/use-cases/measure-waits.ts';
import { openDueDigests } from '#lib/use-cases/open-digests.ts';
import { planDueReminders } from '#lib/use-cases/plan-due-reminders.ts';
import { requestSignIn } from '#lib/use-cases/request-sign-in.ts';
import { giveUpDigest, sendDigest } from '#lib/use-cases/send-digest.ts';
import { sendSignInMail } from '#lib/use-cases/send-sign-in-mail.ts';
import { signOut } from '#lib/use-cases/sign-out.ts';
import { verifyHistory } from '#lib/use-cases/verify-history.ts';
import type { Row } from './use-case-table.ts';

/** A use case that takes no actor: anybody's way in, or the worker's rounds. */
export type RoundRow = Row<(at: Moment) => Promise<unknown>>;

export const ANYBODYS: readonly RoundRow[] = [
  { file: 'check-health', use: checkHealth, actions: ['health.view'], run: () => checkHealth() },
  {
    file: 'request-sign-in',
    use: requestSignIn,
    actions: ['session.request'],
    run: (at) => requestSignIn(at, { email: 'ana@student.example', locale: 'en', browserSecret: 'browser' }),
  },
  {
    file: 'confirm-sign-in',
    use: confirmSignIn,
    actions: ['session.confirm'],
    run: (at) =>
      confirmSignIn(at, {
        browserSecret: 'browser',
        proof: { kind: 'code', code: '000000' },
        sessionSeconds: 60,
      }),
  },
  {
    file: 'confirm-sign-in',
    use: isLinkOpen,
    actions: ['session.confirm'],
    run: (at) => isLinkOpen(at, 'browser', newId()),
  },
  { file: 'sign-out', use: signOut, actions: ['session.end'], run: () => signOut('token') },
];

export const WORKERS: readonly RoundRow[] = [
  {
    file: 'anchor-history',
    use: anchorHistory,
    actions: ['house.keep'],
    run: (at) => anchorHistory(at, 'a secret of the tests alone'),
  },
  {
    file: 'plan-due-reminders',
    use: planDueReminders,
    actions: ['reminders.plan', 'case.turn'],
    run: planDueReminders,
  },
  { file: 'open-digests', use: openDueDigests, actions: ['digests.open'], run: (at) => openDueDigests(at) },
  {
    file: 'send-digest',
    use: sendDigest,
    actions: ['digest.send'],
    run: (at) => sendDigest(at, newId(), newId()),
  },
  {
    file: 'send-digest',
    use: giveUpDigest,
    actions: ['digest.send'],
    run: () => giveUpDigest(newId(), newId(), 'planned'),
  },
  {
    file: 'send-sign-in-mail',
    use: sendSignInMail,
    actions: ['sign-in.send'],
    run: (at) => sendSignInMail(at, newId()),
  },
  { file: 'keep-house', use: foldCohortCounts, actions: ['counts.fold'], run: () => foldCohortCounts() },
  { file: 'keep-house', use: purgeExpired, actions: ['house.keep'], run: purgeExpired },
  { file: 'keep-house', use: beatHeart, actions: ['house.keep'], run: () => beatHeart('worker-1') },
  { file: 'measure-waits', use: measureWaits, actions: ['waits.measure'], run: measureWaits },
];

/** What the office's technician runs by hand, with a role that sees every institution. */
export const TOOLS: readonly RoundRow[] = [
  {
    file: 'verify-history',
    use: verifyHistory,
    actions: [],
    run: () => verifyHistory({ secret: null, onFault: () => undefined }),
  },
];

/** Functions that no page and no job calls: what the use cases above are made of. */
export const PARTS: readonly string[] = [
  'change-case#changeCase',
  'check-chain#ChainCheck',
  'save-case#scheduleAfter',
  'save-case#scheduleOf',
  'save-case#writeChange',
];
