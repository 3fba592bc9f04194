import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { paths } from '#lib/i18n/paths.ts';
import { localeOr } from '#lib/i18n/routing.ts';
import { viewOwnCase } from '#lib/use-cases/view-case.ts';
import { DocumentSets } from '#components/documents/document-sets.tsx';
import { PortalRules } from '#components/documents/portal-rules.tsx';
import { expectDocumentAction, moveDocumentAction } from '../../../case-actions.ts';
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
  const t = await getTranslations({ locale: localeOr((await params).locale), namespace: 'documentsPage' });
  return { title: t('title') };
}

export default async function DocumentsPage({ params, searchParams }: PageProps) {
  if (await hasKeptOfSignedOut()) return <SignedOutPage params={params} />;
  const visit = await visitOfStudent(params);
  const { locale, context } = visit;
  const view = await viewOwnCase(context);
  if (!view) notFound();
  const { documents, facts, precheck, countryPapers } = view.case;
  const t = await getTranslations('documentsPage');
  const actions = { move: moveDocumentAction, expect: expectDocumentAction };
  return (
    <StudentShell visit={visit} page="documents">
      <div className="intro">
        <h1>{t('title')}</h1>
        {documents.length === 0 && facts.answers.origin === undefined ? (
          <p className="lead">
            {t.rich('unasked', {
              link: (chunks) => <a href={`${paths.caseProfile(locale)}#triage`}>{chunks}</a>,
            })}
          </p>
        ) : (
          <p className="lead">{t(documents.length > 0 ? 'lead' : 'none')}</p>
        )}
        <SavedNote saved={(await searchParams).saved} edition={view.case.version} />
      </div>
      <KeptNote />
      <div className="cols">
        <div className="stack-col">
          <DocumentSets
            facts={facts}
            documents={documents}
            audience="student"
            today={context.today}
            countryPapers={countryPapers}
            rights={{ precheck, isOffice: false }}
            actions={facts.disposition === 'active' ? actions : null}
            caseKey={caseKeyOf(view.case)}
            locale={locale}
          />
        </div>
        <PortalRules />
      </div>
    </StudentShell>
  );
}
