import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { alternatesOf } from '#lib/i18n/alternates.ts';
import { paths } from '#lib/i18n/paths.ts';
import { localeOr } from '#lib/i18n/routing.ts';
import { browserSecret, currentVisit } from '#lib/platform/session.ts';
import { isLinkOpen } from '#lib/use-cases/confirm-sign-in.ts';
import { ActionForm } from '#components/forms/action-form.tsx';
import { HiddenField, SubmitButton } from '#components/forms/fields.tsx';
import { PageShell } from '#components/layout/page-shell.tsx';
import { confirmLinkAction } from '../actions.ts';

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const textOf = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '');

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOr((await params).locale), namespace: 'signIn' });
  // The address holds the token: it must not travel to another site. Stricter, the form below would lose its origin.
  return { title: t('confirm.title'), referrer: 'same-origin', robots: { index: false } };
}

/** Where the mail's link leads. Looking changes nothing; only the press spends the link. */
export default async function ConfirmPage({ params, searchParams }: PageProps) {
  const locale = localeOr((await params).locale);
  const { request, token } = await searchParams;
  const secret = await browserSecret();
  const isOpen = await isLinkOpen(await currentVisit(), secret, textOf(request));
  const t = await getTranslations('signIn');
  const words = await getTranslations('forms');
  return (
    <PageShell locale={locale} alternates={alternatesOf(paths.signIn)} isNarrow>
      <div className="intro">
        <h1>{t('confirm.title')}</h1>
        <p className="lead">
          {isOpen ? t('confirm.lead') : t(secret ? 'confirm.spent' : 'confirm.otherBrowser')}
        </p>
      </div>
      {isOpen ? (
        <ActionForm action={confirmLinkAction} problemTitle={words('problemTitle')}>
          <HiddenField name="locale" value={locale} />
          <HiddenField name="request" value={textOf(request)} />
          <HiddenField name="token" value={textOf(token)} />
          <p className="row">
            <SubmitButton label={t('confirm.submit')} pendingLabel={t('signingIn')} />
          </p>
        </ActionForm>
      ) : (
        <p className="crumb">
          <a href={paths.signIn(locale)}>{t('confirm.again')}</a>
        </p>
      )}
    </PageShell>
  );
}
