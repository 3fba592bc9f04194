import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { alternatesOf } from '#lib/i18n/alternates.ts';
import { paths } from '#lib/i18n/paths.ts';
import { localeOr } from '#lib/i18n/routing.ts';
import { ActionForm } from '#components/forms/action-form.tsx';
import { HiddenField, SubmitButton, TextField } from '#components/forms/fields.tsx';
import { PageShell } from '#components/layout/page-shell.tsx';
import { richTags } from '#components/ui/rich-tags.tsx';
import { SectionHead } from '#components/ui/section-head.tsx';
import { requestSignInAction } from './actions.ts';

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOr((await params).locale), namespace: 'signIn' });
  return { title: t('title') };
}

export default async function SignInPage({ params }: PageProps) {
  const locale = localeOr((await params).locale);
  const t = await getTranslations('signIn');
  const words = await getTranslations('forms');
  return (
    <PageShell locale={locale} alternates={alternatesOf(paths.signIn)} isNarrow>
      <div className="intro">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </div>
      <section aria-labelledby="by-mail">
        <SectionHead id="by-mail" title={t('byMail')} />
        <ActionForm action={requestSignInAction} problemTitle={words('problemTitle')} fields={['email']}>
          <HiddenField name="locale" value={locale} />
          <TextField
            name="email"
            type="email"
            label={t('email')}
            hint={t('emailHint')}
            autoComplete="email"
            inputMode="email"
          />
          <p className="row">
            <SubmitButton label={t('send')} pendingLabel={words('sending')} />
          </p>
          <p className="small soft">{t('sendNote')}</p>
        </ActionForm>
      </section>
      <section aria-labelledby="not-ameli">
        <SectionHead id="not-ameli" title={t('notAmeli.title')} />
        <div className="stack">
          <p>{t('notAmeli.never')}</p>
          <p>{t.rich('notAmeli.official', richTags)}</p>
        </div>
      </section>
    </PageShell>
  );
}
