import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getFormatter, getTranslations } from 'next-intl/server';
import { can } from '#lib/domain/access/can.ts';
import { lineOf } from '#lib/domain/case/line.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import { canRecord } from '#lib/domain/case/record-milestone.ts';
import { setsInOrder, type DocumentFacts } from '#lib/domain/document/document.ts';
import { alternatesOf } from '#lib/i18n/alternates.ts';
import { paths } from '#lib/i18n/paths.ts';
import { localeOr } from '#lib/i18n/routing.ts';
import { viewCase } from '#lib/use-cases/view-case.ts';
import { DocumentForm } from '#components/documents/document-form.tsx';
import { DocumentGate } from '#components/documents/document-gate.tsx';
import { LineMap } from '#components/line/line.tsx';
import { RecordStep } from '#components/record/record-step.tsx';
import { CaseHead } from '#components/staff/case-head.tsx';
import { Timeline } from '#components/timeline/timeline.tsx';
import { SectionHead } from '#components/ui/section-head.tsx';
import { moveDocumentAction, recordMilestoneAction } from '../../../../case-actions.ts';
import { visitOfStaff } from '../../../../guard.ts';
import { SavedNote } from '../../../../saved-note.tsx';
import { StaffShell } from '../../../staff-shell.tsx';

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOr((await params).locale), namespace: 'staffCase' });
  return { title: t('title') };
}

export default async function StaffCasePage({ params, searchParams }: PageProps) {
  const visit = await visitOfStaff(params);
  const { locale, context } = visit;
  const { id } = await params;
  const view = await viewCase(context, id);
  if (!view) notFound();
  const { facts, documents, student, cohort, version } = view.case;
  const t = await getTranslations('staffCase');
  const format = await getFormatter();
  const mayEdit = facts.disposition === 'active' && can(context.actor, 'case.record-milestone', view.case);
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
    <StaffShell
      visit={visit}
      cohorts={[cohort]}
      current={null}
      alternates={alternatesOf((other) => paths.staffCase(other, id))}
    >
      <CaseHead
        name={`${student.givenName} ${student.familyName}`}
        cohort={{ name: cohort.name, href: paths.cohort(locale, cohort.id) }}
        nationality={student.nationality}
        programme={student.programme}
        studiesStartOn={facts.studiesStartOn}
        studiesEndOn={facts.studiesEndOn}
      />
      <SavedNote saved={(await searchParams).saved} />
      <section aria-labelledby="where">
        <SectionHead
          id="where"
          title={t('where')}
          note={format.dateTime(context.now, { dateStyle: 'full' })}
        />
        {facts.disposition === 'active' ? (
          <LineMap line={lineOf(facts, documents, context.today)} today={context.today} audience="staff" />
        ) : (
          <p className="note">{t(facts.disposition === 'closed' ? 'closed' : 'notRequired')}</p>
        )}
      </section>
      <div className="cols">
        <div className="stack-col">
          {setsInOrder(facts.milestones.submitted !== null).map((set) => (
            <DocumentGate
              key={set}
              set={set}
              documents={documents}
              audience="staff"
              {...(mayEdit && { renderForm: form })}
            />
          ))}
        </div>
        <div className="stack-col">
          {mayEdit ? (
            <RecordStep
              milestones={MILESTONES.filter((one) => canRecord(facts, one).ok)}
              action={recordMilestoneAction}
              locale={locale}
              caseId={id}
              version={version}
              audience="staff"
            />
          ) : null}
          <Timeline entries={view.entries} audience="staff" />
        </div>
      </div>
    </StaffShell>
  );
}
