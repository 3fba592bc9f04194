'use server';

import { redirect } from 'next/navigation';
import { localeFrom } from '#lib/i18n/locale-from.ts';
import { paths } from '#lib/i18n/paths.ts';
import { closeSessionCookie, sessionToken } from '#lib/platform/session.ts';
import { signOut } from '#lib/use-cases/sign-out.ts';

/** Ends the session on the server, then leads to the public home. */
export async function signOutAction(form: FormData): Promise<void> {
  const token = await sessionToken();
  // First the browser's side: it holds even while the database is away.
  await closeSessionCookie();
  if (token) await signOut(token);
  redirect(paths.home(localeFrom(form)));
}
