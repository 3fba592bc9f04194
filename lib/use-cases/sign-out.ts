import { endSession } from '#lib/data/session-store.ts';
import { withoutActor } from '#lib/data/with-actor.ts';
import { hashSecret } from '#lib/platform/crypto.ts';

/** Ends a session at once, on the server. */
export async function signOut(token: string): Promise<void> {
  await withoutActor((tx) => endSession(tx, hashSecret(token)));
}
