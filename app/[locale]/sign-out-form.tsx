import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/i18n/routing.ts';
import { signOutAction } from './sign-out-action.ts';

/** The action is bound to nothing: what is bound is encrypted anew for each page. */
export async function SignOutForm({ locale }: { locale: Locale }) {
  const t = await getTranslations('layout');
  return (
    <form action={signOutAction}>
      <input type="hidden" name="locale" value={locale} />
      <button type="submit" className="site__out">
        {t('signOut')}
      </button>
    </form>
  );
}
