import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { alternatesOf } from '#lib/i18n/alternates.ts';
import { paths } from '#lib/i18n/paths.ts';
import { localeOr } from '#lib/i18n/routing.ts';
import { PageShell } from '#components/layout/page-shell.tsx';
import { EmptyLine } from '#components/line/empty-line.tsx';
import { richTags } from '#components/ui/rich-tags.tsx';
import { SectionHead } from '#components/ui/section-head.tsx';

type PageProps = { params: Promise<{ locale: string }> };

const DOES = ['remember', 'documents', 'remind', 'silence'] as const;
const DOES_NOT = ['decide', 'send', 'store', 'cost'] as const;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOr((await params).locale), namespace: 'home' });
  return { title: t('title') };
}

export default async function HomePage({ params }: PageProps) {
  const locale = localeOr((await params).locale);
  const t = await getTranslations('home');
  const signIn = paths.signIn(locale);
  return (
    <PageShell
      locale={locale}
      alternates={alternatesOf(paths.home)}
      account={<a href={signIn}>{t('signIn')}</a>}
    >
      <div className="intro intro--home">
        <h1>{t('heading')}</h1>
        <p className="lead">{t('lead')}</p>
        <p>{t.rich('notOfficial', richTags)}</p>
        <p className="intro__act">
          <a className="btn" href={signIn}>
            {t('signIn')}
          </a>
        </p>
      </div>
      <section aria-labelledby="the-line">
        <SectionHead id="the-line" title={t('lineHeading')} note={t('lineNote')} />
        <EmptyLine />
      </section>
      <div className="cols cols--even">
        <section aria-labelledby="does">
          <SectionHead id="does" title={t('doesHeading')} />
          <ul className="plain-list">
            {DOES.map((one) => (
              <li key={one}>{t(`does.${one}`)}</li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="does-not">
          <SectionHead id="does-not" title={t('doesNotHeading')} />
          <ul className="plain-list">
            {DOES_NOT.map((one) => (
              <li key={one}>{t(`doesNot.${one}`)}</li>
            ))}
          </ul>
        </section>
      </div>
    </PageShell>
  );
}
