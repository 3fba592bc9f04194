/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   stacking the rows changes their `display`, and browsers then forget that this is a table */
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { MILESTONES, STATUS_OF_MILESTONE } from '#lib/domain/case/milestone.ts';
import type { StudentRow } from '#lib/domain/cohort/student-row.ts';
import { paths } from '#lib/i18n/paths.ts';
import type { Locale } from '#lib/i18n/routing.ts';
import { countryName } from '../staff/country-name.ts';

type StudentTableProps = {
  readonly rows: readonly StudentRow[];
  readonly locale: Locale;
  /** What the list is, for those who cannot see what stands around it. */
  readonly caption: string;
};

/** The office's list; each row becomes a small sheet where there is no room for columns. */
export function StudentTable({ rows, locale, caption }: StudentTableProps) {
  const t = useTranslations('cohort.students');
  return (
    <div className="tablebox">
      <table className="grid-table grid-table--plain" role="table">
        <caption className="vh">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {(['student', 'waitingAt', 'wait', 'documents'] as const).map((column) => (
              <th key={column} role="columnheader" scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={row.caseId} role="row">
              <th role="rowheader" scope="row">
                <Link className="who" href={paths.staffCase(locale, row.caseId)}>
                  <bdi>
                    {row.givenName} {row.familyName}
                  </bdi>
                </Link>
                {row.nationality && <small>{countryName(locale, row.nationality)}</small>}
              </th>
              <td role="cell" data-label={t('waitingAt')}>
                <Place row={row} />
              </td>
              <td role="cell" data-label={t('wait')}>
                <div>
                  <StudentWait row={row} />
                </div>
              </td>
              <td role="cell" data-label={t('documents')}>
                <Papers row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Place({ row: { status, disposition } }: { readonly row: StudentRow }) {
  const t = useTranslations('cohort.students');
  const milestones = useTranslations('milestones');
  switch (disposition) {
    case 'not_required':
      return t('notRequired');
    case 'closed':
      return t('closed');
    case 'active':
  }
  const milestone = MILESTONES.find((one) => STATUS_OF_MILESTONE[one] === status);
  if (!milestone) return t('notSubmitted');
  return milestone === 'gpDeclared' ? t('arrived') : milestones(milestone);
}

function StudentWait({ row: { wait, isOverdue } }: { readonly row: StudentRow }) {
  const t = useTranslations('cohort.students');
  if (!wait && !isOverdue) {
    return (
      <>
        <span aria-hidden="true">–</span>
        <span className="vh">{t('noWait')}</span>
      </>
    );
  }
  const window = wait?.window;
  const source = window?.finished ? 'office' : 'published';
  return (
    <>
      {isOverdue ? (
        <span className="late small">
          <span className="hatch" aria-hidden="true" />
          {wait ? t('weekLate', { week: wait.week }) : t('late')}
        </span>
      ) : (
        wait && t('week', { week: wait.week })
      )}
      {window && (
        <small>
          {window.fromWeeks > 0
            ? t('usual', { from: window.fromWeeks, to: window.toWeeks, source })
            : t('usualUpTo', { to: window.toWeeks, source })}
        </small>
      )}
    </>
  );
}

function Papers({ row: { documents } }: { readonly row: StudentRow }) {
  const t = useTranslations('cohort.students');
  const counts = (['rejected', 'missing', 'checking'] as const)
    .filter((state) => documents[state] > 0)
    .map((state) => t(state, { count: documents[state] }));
  return counts.length > 0 ? counts.join(', ') : t('noneOpen');
}
