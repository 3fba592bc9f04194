import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getFormatter, getTranslations } from 'next-intl/server';
import { alternatesOf } from '#lib/i18n/alternates.ts';
import { paths } from '#lib/i18n/paths.ts';
import { localeOr } from '#lib/i18n/routing.ts';
import { viewCohort } from '#lib/use-cases/view-cohort.ts';
import { CohortLine } from '#components/cohort/cohort-line.tsx';
import { StudentSection } from '#components/cohort/student-section.tsx';
import { richTags } from '#components/ui/rich-tags.tsx';
import { visitOfStaff } from '../../../../guard.ts';
import { StaffShell } from '../../../staff-shell.tsx';
import { listAddress, readCohortQuery } from './cohort-query.ts';

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOr((await params).locale), namespace: 'staffHome' });
  return { title: t('title') };
}

export default async function CohortPage({ params, searchParams }: PageProps) {
  const visit = await visitOfStaff(params);
  const { locale, context, session } = visit;
  const { id } = await params;
  const query = readCohortQuery(id, await searchParams);
  const view = await viewCohort(context, query);
  if (!view) notFound();
  const { cohort, cohorts, board, students } = view;
  const t = await getTranslations('cohortPage');
  const format = await getFormatter();
  const href = paths.cohort(locale, cohort.id);
  return (
    <StaffShell
      visit={visit}
      cohorts={cohorts}
      current={cohort.id}
      alternates={alternatesOf((other) => paths.cohort(other, cohort.id))}
    >
      <div className="intro">
        <p>
          {t('office', {
            institution: session.institutionName ?? '',
            date: format.dateTime(context.now, { dateStyle: 'full' }),
          })}
        </p>
        <h1>{cohort.name}</h1>
        <p className="lead">
          {t.rich('summary', { ...richTags, students: board.active, overdue: board.overdue })}
        </p>
        {board.inactive > 0 ? <p className="small soft">{t('inactive', { count: board.inactive })}</p> : null}
      </div>
      <CohortLine board={board} baseHref={href} />
      <StudentSection
        rows={students.rows}
        filter={query.filter}
        cohortHref={href}
        locale={locale}
        first={query.after ? listAddress(href, query.filter, null) : null}
        next={students.next ? listAddress(href, query.filter, students.next) : null}
      />
    </StaffShell>
  );
}
