import { connection } from 'next/server';
import { getFormatter, getTranslations } from 'next-intl/server';
import { CASE_STATUSES } from '#lib/domain/case/milestone.ts';
import type { CohortBoard } from '#lib/domain/cohort/board.ts';
import type { StudentRow } from '#lib/domain/cohort/student-row.ts';
import { PUBLISHED_WINDOWS, waitOf } from '#lib/domain/wait/wait.ts';
import { alternatesOf } from '#lib/i18n/alternates.ts';
import { paths } from '#lib/i18n/paths.ts';
import { CohortLine } from '#components/cohort/cohort-line.tsx';
import { StudentSection } from '#components/cohort/student-section.tsx';
import { PageShell } from '#components/layout/page-shell.tsx';
import { richTags } from '#components/ui/rich-tags.tsx';
import { FACTS, NOW, TODAY } from '../../../constant-case.ts';

const COHORT = '01900000-0000-7000-8000-000000000002';
const HREF = paths.cohort('en', COHORT);

const BOARD: CohortBoard = {
  stations: CASE_STATUSES.map((status, place) => ({
    status,
    waiting: 900 - place * 100,
    overdue: place * 7,
  })),
  active: 4_200,
  overdue: 147,
  declaredEarly: 101,
  inactive: 299,
};

const ROWS: readonly StudentRow[] = Array.from({ length: 50 }, (_, place) => ({
  caseId: `01900000-0000-7000-8000-0000000001${String(place).padStart(2, '0')}`,
  givenName: 'Ana',
  familyName: `Exemple ${String(place)}`,
  nationality: 'MA',
  status: 'PROVISIONAL_NIA',
  disposition: 'active',
  wait: waitOf(FACTS, TODAY, PUBLISHED_WINDOWS),
  isOverdue: place % 7 === 0,
  documents: { rejected: place % 5 === 0 ? 1 : 0, missing: place % 3, checking: 2 },
}));

const NAV = [{ href: HREF, label: 'Autumn 2026', isCurrent: true }] as const;
const FILTER = { status: null, overdue: false, name: '' } as const;

/** The office's page with the product's own markup and nothing behind it: no session, no database. */
export default async function BoardFloor() {
  await connection();
  const t = await getTranslations('cohortPage');
  const format = await getFormatter();
  return (
    <PageShell
      locale="en"
      nav={NAV}
      alternates={alternatesOf((other) => paths.cohort(other, COHORT))}
      isStaff
      person="Ana Exemple"
    >
      <div className="intro">
        <p>
          {t('office', {
            institution: 'Université d’essai',
            date: format.dateTime(NOW, { dateStyle: 'full' }),
          })}
        </p>
        <h1>Autumn 2026</h1>
        <p className="lead">
          {t.rich('summary', { ...richTags, students: BOARD.active, overdue: BOARD.overdue })}
        </p>
        <p className="small soft">{t('inactive', { count: BOARD.inactive })}</p>
      </div>
      <CohortLine board={BOARD} baseHref={HREF} />
      <StudentSection
        rows={ROWS}
        filter={FILTER}
        cohortHref={HREF}
        locale="en"
        first={null}
        next={`${HREF}?after=${COHORT}`}
      />
    </PageShell>
  );
}
