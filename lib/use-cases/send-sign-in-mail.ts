import { signInMail } from '#lib/emails/sign-in-mail.tsx';
import { countRequestsSince, findRequestToMail, saveRequestSecrets } from '#lib/data/sign-in-store.ts';
import { withoutActor } from '#lib/data/with-actor.ts';
import type { Moment } from '#lib/platform/clock.ts';
import { hashSecret, newId, randomCode, randomToken } from '#lib/platform/crypto.ts';
import { workerEnv } from '#lib/platform/env.ts';
import { sendMail } from '#lib/platform/mailer.ts';

/** Mails that one address gets in a quarter of an hour, however often somebody asks for it. */
const MOST_MAILS = 5;
const QUARTER_HOUR_MS = 15 * 60_000;

/** Makes the link and the code of a request, stores their hashes and mails them. */
export async function sendSignInMail(at: Moment, requestId: string): Promise<void> {
  const token = randomToken();
  const code = randomCode();
  const request = await withoutActor(async (tx) => {
    const found = await findRequestToMail(tx, requestId, at.now);
    if (!found) return null;
    const recent = await countRequestsSince(tx, found.userId, new Date(at.now.getTime() - QUARTER_HOUR_MS));
    if (recent >= MOST_MAILS) return null;
    await saveRequestSecrets(tx, requestId, {
      tokenHash: hashSecret(token),
      codeHash: hashSecret(`${requestId}:${code}`),
    });
    return found;
  });
  if (!request) return;
  const base = workerEnv().AFFILIA_URL;
  const mail = await signInMail({ locale: request.locale, base, requestId, token, code });
  const host = new URL(base).hostname;
  await sendMail({ ...mail, to: request.email, messageId: `<sign-in-${newId()}@${host}>` });
}
