import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { locale as rootLocale } from 'next/root-params';
import { alternatesOf } from '#lib/i18n/alternates.ts';
import { paths } from '#lib/i18n/paths.ts';
import { PageShell } from '#components/layout/page-shell.tsx';
import { localeOr } from '#lib/i18n/routing.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('errorPages.notFound');
  return { title: t('title') };
}

/** What stands at an address that is known, but not for this reader: it does not say whether something is there. */
export default async function NotFound() {
  const locale = localeOr(await rootLocale());
  const t = await getTranslations('errorPages.notFound');
  return (
    <PageShell locale={locale} alternates={alternatesOf(paths.home)} isNarrow>
      <div className="intro">
        <h1>{t('title')}</h1>
        <p className="lead">{t('text')}</p>
        <p className="intro__act">
          <a className="btn" href={paths.home(locale)}>
            {t('home')}
          </a>
        </p>
      </div>
    </PageShell>
  );
}
