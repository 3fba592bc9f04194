import { useTranslations } from 'next-intl';
import type { StudentFilter, StudentRow } from '#lib/domain/cohort/student-row.ts';
import type { Locale } from '#lib/i18n/routing.ts';
import { SectionHead } from '../ui/section-head.tsx';
import { Pager } from './pager.tsx';
import { StudentFilters } from './student-filters.tsx';
import { StudentTable } from './student-table.tsx';

type StudentSectionProps = {
  readonly rows: readonly StudentRow[];
  readonly filter: StudentFilter;
  /** Address of the cohort without a query. */
  readonly cohortHref: string;
  readonly locale: Locale;
  readonly first: string | null;
  readonly next: string | null;
};

/** The list under the line: filters, students, pages. The numbers of the line lead here. */
export function StudentSection({ rows, filter, cohortHref, locale, first, next }: StudentSectionProps) {
  const t = useTranslations('cohort.students');
  const isFiltered = filter.status !== null || filter.overdue || filter.name !== '';
  return (
    <section id="students" aria-labelledby="students-head">
      <SectionHead
        id="students-head"
        title={t('title')}
        note={isFiltered && rows.length > 0 && <a href={`${cohortHref}#students`}>{t('clear')}</a>}
      />
      <StudentFilters filter={filter} cohortHref={cohortHref} />
      {rows.length > 0 ? (
        <StudentTable rows={rows} locale={locale} caption={t(isFiltered ? 'captionFiltered' : 'caption')} />
      ) : (
        <NoStudents isFiltered={isFiltered} cohortHref={cohortHref} />
      )}
      <Pager first={first} next={next} />
    </section>
  );
}

function NoStudents({
  isFiltered,
  cohortHref,
}: {
  readonly isFiltered: boolean;
  readonly cohortHref: string;
}) {
  const t = useTranslations('cohort.students');
  return (
    <div className="empty">
      <p className="strong">{t(isFiltered ? 'empty' : 'emptyCohort')}</p>
      <p>{isFiltered ? <a href={`${cohortHref}#students`}>{t('clear')}</a> : t('emptyCohortWhy')}</p>
    </div>
  );
}
