import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getFormatter, getTranslations } from 'next-intl/server';
import { can } from '#lib/domain/access/can.ts';
import { lineOf } from '#lib/domain/case/line.ts';
import { historyQuery } from '#lib/domain/form/schema.ts';
import { alternatesOf } from '#lib/i18n/alternates.ts';
import { paths } from '#lib/i18n/paths.ts';
import { localeOr } from '#lib/i18n/routing.ts';
import { viewCase } from '#lib/use-cases/view-case.ts';
import { DocumentSets } from '#components/documents/document-sets.tsx';
import { LineMap } from '#components/line/line.tsx';
import { CaseHead } from '#components/staff/case-head.tsx';
import { CaseState } from '#components/staff/case-state.tsx';
import { Timeline } from '#components/timeline/timeline.tsx';
import { SectionHead } from '#components/ui/section-head.tsx';
import { expectDocumentAction, moveDocumentAction } from '../../../../case-actions.ts';
import { caseKeyOf } from '../../../../case-key.ts';
import { visitOfStaff } from '../../../../guard.ts';
import { KeptNote } from '../../../../kept-note.tsx';
import { SavedNote } from '../../../../saved-note.tsx';
import { hasKeptOfSignedOut, SignedOutPage } from '../../../../signed-out-page.tsx';
import { StaffShell } from '../../../staff-shell.tsx';
import { SituationForms, StepForms } from './case-forms.tsx';

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOr((await params).locale), namespace: 'staffCase' });
  return { title: t('title') };
}

export default async function StaffCasePage({ params, searchParams }: PageProps) {
  if (await hasKeptOfSignedOut()) return <SignedOutPage params={params} />;
  const visit = await visitOfStaff(params);
  const { locale, context } = visit;
  const { today, actor } = context;
  const { id } = await params;
  const asked = await searchParams;
  const view = await viewCase(context, id, historyQuery.parse(asked).before);
  if (!view) notFound();
  const shown = view.case;
  const { facts, documents, student, cohort, precheck, countryPapers, windows } = shown;
  const t = await getTranslations('staffCase');
  const format = await getFormatter();
  const isActive = facts.disposition === 'active';
  const mayMove = isActive && can(actor, 'document.move', shown);
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
      <SavedNote saved={asked.saved} edition={shown.version} />
      <KeptNote />
      <section aria-labelledby="where">
        <SectionHead
          id="where"
          title={t('where')}
          note={format.dateTime(context.now, { dateStyle: 'full' })}
        />
        <CaseState facts={facts} documents={documents} windows={windows} today={today} />
        {isActive ? (
          <LineMap
            facts={facts}
            line={lineOf(facts, documents, today, windows)}
            today={today}
            audience="staff"
          />
        ) : null}
      </section>
      <div className="cols">
        <div className="stack-col">
          <DocumentSets
            facts={facts}
            documents={documents}
            audience="staff"
            today={today}
            countryPapers={countryPapers}
            rights={{ precheck, isOffice: true }}
            actions={mayMove ? { move: moveDocumentAction, expect: expectDocumentAction } : null}
            caseKey={caseKeyOf(shown)}
            locale={locale}
          />
          <SituationForms shown={shown} actor={actor} locale={locale} />
        </div>
        <div className="stack-col">
          <StepForms shown={shown} actor={actor} locale={locale} />
          <Timeline
            entries={view.entries}
            total={shown.eventCount}
            atOnce={view.atOnce}
            address={paths.staffCase(locale, id)}
            audience="staff"
            locale={locale}
          />
        </div>
      </div>
    </StaffShell>
  );
}
