import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { localeOr } from '#lib/i18n/routing.ts';
import { viewOwnCase } from '#lib/use-cases/view-case.ts';
import { RestForms } from '#components/case/rest-forms.tsx';
import { AfterStudiesForm } from '#components/facts/after-studies.tsx';
import { FactsForms } from '#components/facts/facts-forms.tsx';
import { RouteSection } from '#components/triage/route-section.tsx';
import {
  answerTriageAction,
  planAfterStudiesAction,
  reopenCaseAction,
  restCaseAction,
  tellFactsAction,
} from '../../../case-actions.ts';
import { caseKeyOf } from '../../../case-key.ts';
import { visitOfStudent } from '../../../guard.ts';
import { KeptNote } from '../../../kept-note.tsx';
import { SavedNote } from '../../../saved-note.tsx';
import { hasKeptOfSignedOut, SignedOutPage } from '../../../signed-out-page.tsx';
import { StudentShell } from '../../student-shell.tsx';

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOr((await params).locale), namespace: 'profilePage' });
  return { title: t('title') };
}

export default async function ProfilePage({ params, searchParams }: PageProps) {
  if (await hasKeptOfSignedOut()) return <SignedOutPage params={params} />;
  const visit = await visitOfStudent(params);
  const { locale, context } = visit;
  const view = await viewOwnCase(context);
  if (!view) notFound();
  const { facts } = view.case;
  const t = await getTranslations('profilePage');
  const target = { facts, caseKey: caseKeyOf(view.case), locale, audience: 'student' } as const;
  const isOpen = facts.disposition !== 'closed';
  return (
    <StudentShell visit={visit} page="profile">
      <div className="intro">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
        <SavedNote saved={(await searchParams).saved} edition={view.case.version} />
      </div>
      <KeptNote />
      <div className="cols">
        <div className="stack-col">
          <RouteSection {...target} {...(isOpen && { action: answerTriageAction })} />
          {isOpen ? <FactsForms {...target} action={tellFactsAction} /> : null}
        </div>
        <div className="stack-col">
          {isOpen ? <AfterStudiesForm {...target} action={planAfterStudiesAction} /> : null}
          <RestForms {...target} rest={restCaseAction} reopen={reopenCaseAction} />
        </div>
      </div>
    </StudentShell>
  );
}
