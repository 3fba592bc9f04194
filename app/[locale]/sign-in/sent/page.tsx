import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { alternatesOf } from '#lib/i18n/alternates.ts';
import { paths } from '#lib/i18n/paths.ts';
import { localeOr } from '#lib/i18n/routing.ts';
import { ActionForm } from '#components/forms/action-form.tsx';
import { HiddenField, SubmitButton, TextField } from '#components/forms/fields.tsx';
import { PageShell } from '#components/layout/page-shell.tsx';
import { SectionHead } from '#components/ui/section-head.tsx';
import { confirmCodeAction } from '../actions.ts';

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOr((await params).locale), namespace: 'signIn' });
  return { title: t('sent.title') };
}

export default async function SentPage({ params }: PageProps) {
  const locale = localeOr((await params).locale);
  const t = await getTranslations('signIn');
  const words = await getTranslations('forms');
  return (
    <PageShell locale={locale} alternates={alternatesOf(paths.signInSent)} isNarrow>
      <div className="intro">
        <h1>{t('sent.title')}</h1>
        <p className="lead">{t('sent.lead')}</p>
        <p>{t('sent.note')}</p>
      </div>
      <section aria-labelledby="code">
        <SectionHead id="code" title={t('sent.codeTitle')} />
        <ActionForm action={confirmCodeAction} problemTitle={words('problemTitle')} fields={['code']}>
          <HiddenField name="locale" value={locale} />
          <TextField
            name="code"
            label={t('sent.code')}
            hint={t('sent.codeHint')}
            autoComplete="one-time-code"
            inputMode="numeric"
            className="field--short"
          />
          <p className="row">
            <SubmitButton label={t('sent.submit')} pendingLabel={t('signingIn')} />
          </p>
        </ActionForm>
        <p className="crumb">
          <a href={paths.signIn(locale)}>{t('sent.again')}</a>
        </p>
      </section>
    </PageShell>
  );
}
