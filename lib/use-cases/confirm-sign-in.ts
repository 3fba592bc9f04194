import { isStaff, ROLES } from '#lib/domain/access/actor.ts';
import { ok, refuse, type Result } from '#lib/domain/result.ts';
import { addSession, listMemberships } from '#lib/data/session-store.ts';
import { countTries, countTry, findOpenRequest, spendRequest } from '#lib/data/sign-in-store.ts';
import { identify, withoutActor, type Tx } from '#lib/data/with-actor.ts';
import type { Moment } from '#lib/platform/clock.ts';
import { hashSecret, isSameHash, randomToken } from '#lib/platform/crypto.ts';

/** Tries at the six digits of one request: 1 chance in 200,000. */
const MOST_TRIES = 5;
/** Tries at one person's codes in a day, over all requests; then only the link works. */
const MOST_TRIES_A_DAY = 20;
const DAY_MS = 86_400_000;

/** How the person proves to have the mailbox: by the link's token, or by the code typed from the mail. */
export type SignInProof =
  | { readonly kind: 'link'; readonly requestId: string; readonly token: string }
  | { readonly kind: 'code'; readonly code: string };

export type OpenedSession = {
  readonly token: string;
  readonly home: 'case' | 'staff';
  readonly expiresAt: Date;
};

async function findProved(
  tx: Tx,
  at: Moment,
  browserHash: string,
  proof: SignInProof,
): Promise<Result<string>> {
  if (proof.kind === 'link') {
    const request = await findOpenRequest(tx, { browserHash, id: proof.requestId }, at.now);
    const isRight = request?.tokenHash && isSameHash(request.tokenHash, hashSecret(proof.token));
    return request && isRight ? ok(request.id) : refuse('link-spent');
  }
  const request = await findOpenRequest(tx, { browserHash }, at.now);
  if (!request) return refuse('code-wrong', 'code');
  // Counted before anything else, so that an address that nobody has answers like any other.
  if (!(await countTry(tx, request.id, MOST_TRIES))) return refuse('link-spent', 'code');
  const since = new Date(at.now.getTime() - DAY_MS);
  const whose = request.userId ? { userId: request.userId } : { browserHash };
  if ((await countTries(tx, whose, since)) > MOST_TRIES_A_DAY) return refuse('link-spent', 'code');
  const isRight =
    request.codeHash !== null && isSameHash(request.codeHash, hashSecret(`${request.id}:${proof.code}`));
  return isRight ? ok(request.id) : refuse('code-wrong', 'code');
}

/** Spends the request and opens a session, only in the browser that asked, only once. */
export function confirmSignIn(
  at: Moment,
  input: { browserSecret: string | null; proof: SignInProof; sessionSeconds: number },
): Promise<Result<OpenedSession>> {
  const { browserSecret, proof } = input;
  if (!browserSecret) return Promise.resolve(refuse('link-spent'));
  return withoutActor(async (tx): Promise<Result<OpenedSession>> => {
    const request = await findProved(tx, at, hashSecret(browserSecret), proof);
    if (!request.ok) return request;
    const userId = await spendRequest(tx, request.value, at.now);
    if (!userId) return refuse('link-spent');
    await identify(tx, userId);
    const [membership] = await listMemberships(tx, userId);
    const token = randomToken();
    const expiresAt = new Date(at.now.getTime() + input.sessionSeconds * 1000);
    await addSession(tx, {
      tokenHash: hashSecret(token),
      userId,
      institutionId: membership?.institutionId ?? null,
      createdAt: at.now,
      expiresAt,
    });
    const role = ROLES.find((one) => one === membership?.role);
    return ok({ token, expiresAt, home: role && isStaff(role) ? 'staff' : 'case' });
  });
}

/** Whether this browser asked for this link and may still use it; changes nothing, so that mail scanners may look. */
export function isLinkOpen(at: Moment, browserSecret: string | null, requestId: string): Promise<boolean> {
  if (!browserSecret) return Promise.resolve(false);
  return withoutActor(async (tx) =>
    Boolean(await findOpenRequest(tx, { browserHash: hashSecret(browserSecret), id: requestId }, at.now)),
  );
}
