import { useTranslations } from 'next-intl';
import { MILESTONES, STATUS_OF_MILESTONE } from '#lib/domain/case/milestone.ts';
import type { StudentFilter } from '#lib/domain/cohort/student-row.ts';

type StudentFiltersProps = {
  readonly filter: StudentFilter;
  /** Address of the cohort without a query. */
  readonly cohortHref: string;
};

/** A plain GET form: a filtered list has an address that can be kept and sent. */
export function StudentFilters({ filter, cohortHref }: StudentFiltersProps) {
  const t = useTranslations('cohort');
  const milestones = useTranslations('milestones');
  return (
    // The key makes the fields anew when another address brings another filter.
    <form
      key={`${filter.status ?? ''} ${filter.overdue} ${filter.name}`}
      className="filters filters--cohort"
      role="search"
      method="get"
      action={`${cohortHref}#students`}
      aria-label={t('filters.label')}
    >
      <div className="field">
        <label htmlFor="filter-name">{t('filters.name')}</label>
        <input
          id="filter-name"
          type="search"
          name="name"
          defaultValue={filter.name}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <div className="field">
        <label htmlFor="filter-status">{t('filters.status')}</label>
        <select id="filter-status" name="status" defaultValue={filter.status ?? ''}>
          <option value="">{t('filters.any')}</option>
          <option value="PREPARING">{t('students.notSubmitted')}</option>
          {MILESTONES.map((one) => (
            <option key={one} value={STATUS_OF_MILESTONE[one]}>
              {milestones(one)}
            </option>
          ))}
        </select>
      </div>
      <div className="filters__check">
        <input id="filter-overdue" type="checkbox" name="overdue" value="1" defaultChecked={filter.overdue} />
        <label htmlFor="filter-overdue">{t('filters.overdue')}</label>
      </div>
      <button className="btn btn--quiet" type="submit">
        {t('filters.submit')}
      </button>
    </form>
  );
}
