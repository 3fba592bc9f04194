import { ok, type Result } from '#lib/domain/result.ts';
import { addSignInRequest, findUserByEmail } from '#lib/data/sign-in-store.ts';
import { withoutActor } from '#lib/data/with-actor.ts';
import type { Moment } from '#lib/platform/clock.ts';
import { hashSecret, newId } from '#lib/platform/crypto.ts';
import { enqueue } from '#lib/platform/queue.ts';

/** Minutes that a sign-in link and its code work. */
const SIGN_IN_MINUTES = 10;

/**
 * Takes a wish to sign in. Known and unknown addresses take the same way and the same statements: the worker alone
 * finds out that there is nobody to write to. The mail's secrets are made there, so they never stand in a job.
 */
export function requestSignIn(
  at: Moment,
  input: { email: string; locale: string; browserSecret: string },
): Promise<Result<null>> {
  return withoutActor(async (tx) => {
    const user = await findUserByEmail(tx, input.email.trim().toLowerCase());
    const id = newId();
    await addSignInRequest(tx, {
      id,
      userId: user?.id ?? null,
      browserHash: hashSecret(input.browserSecret),
      locale: input.locale,
      createdAt: at.now,
      expiresAt: new Date(at.now.getTime() + SIGN_IN_MINUTES * 60_000),
    });
    await enqueue(tx, 'sign-in.send', [{ requestId: id }]);
    return ok(null);
  });
}
