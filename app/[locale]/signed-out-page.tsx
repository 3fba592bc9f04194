import { getTranslations } from 'next-intl/server';
import { alternatesOf } from '#lib/i18n/alternates.ts';
import { paths } from '#lib/i18n/paths.ts';
import { localeOr } from '#lib/i18n/routing.ts';
import { PageShell } from '#components/layout/page-shell.tsx';
import { keptForm } from './case-kept.ts';
import { KeptNote } from './kept-note.tsx';

/** Whether this request brought a form of somebody whose session has ended: its page then keeps what was typed. */
export async function hasKeptOfSignedOut(): Promise<boolean> {
  return (await keptForm())?.state.signIn != null;
}

/** In place of a personal page: the form that could not be saved, and where to sign in again. */
export async function SignedOutPage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = localeOr((await params).locale);
  const t = await getTranslations('forms.kept');
  return (
    <PageShell locale={locale} alternates={alternatesOf(paths.signIn)} isNarrow>
      <div className="intro">
        <h1>{t('signedOut')}</h1>
      </div>
      <KeptNote />
    </PageShell>
  );
}
