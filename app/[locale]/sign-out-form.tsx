import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { paths } from '#lib/i18n/paths.ts';
import type { Locale } from '#lib/i18n/routing.ts';
import { closeSessionCookie, sessionToken } from '#lib/platform/session.ts';
import { signOut } from '#lib/use-cases/sign-out.ts';

/** Ends the session on the server, then leads to the public home. */
export async function SignOutForm({ locale }: { locale: Locale }) {
  const t = await getTranslations('layout');
  async function end() {
    'use server';
    const token = await sessionToken();
    // First the browser's side: it holds even while the database is away.
    await closeSessionCookie();
    if (token) await signOut(token);
    redirect(paths.home(locale));
  }
  return (
    <form action={end}>
      <button type="submit" className="site__out">
        {t('signOut')}
      </button>
    </form>
  );
}
