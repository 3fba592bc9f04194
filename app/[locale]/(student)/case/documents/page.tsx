import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { setsInOrder, type DocumentFacts } from '#lib/domain/document/document.ts';
import { localeOr } from '#lib/i18n/routing.ts';
import { viewOwnCase } from '#lib/use-cases/view-case.ts';
import { DocumentForm } from '#components/documents/document-form.tsx';
import { DocumentGate } from '#components/documents/document-gate.tsx';
import { PortalRules } from '#components/documents/portal-rules.tsx';
import { moveDocumentAction } from '../../../case-actions.ts';
import { visitOfStudent } from '../../../guard.ts';
import { SavedNote } from '../../../saved-note.tsx';
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
  const visit = await visitOfStudent(params);
  const { locale, context } = visit;
  const view = await viewOwnCase(context);
  if (!view) notFound();
  const { documents, facts, id, version } = view.case;
  const t = await getTranslations('documentsPage');
  const form = (document: DocumentFacts) => (
    <DocumentForm
      document={document}
      action={moveDocumentAction}
      locale={locale}
      caseId={id}
      version={version}
      today={context.today}
    />
  );
  return (
    <StudentShell visit={visit} page="documents">
      <div className="intro">
        <h1>{t('title')}</h1>
        <p className="lead">{t(documents.length > 0 ? 'lead' : 'none')}</p>
        <SavedNote saved={(await searchParams).saved} />
      </div>
      <div className="cols">
        <div className="stack-col">
          {setsInOrder(facts.milestones.submitted !== null).map((set) => (
            <DocumentGate
              key={set}
              set={set}
              documents={documents}
              {...(facts.disposition === 'active' && { renderForm: form })}
            />
          ))}
        </div>
        <PortalRules />
      </div>
    </StudentShell>
  );
}
