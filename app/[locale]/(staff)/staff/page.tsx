import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { alternatesOf } from '#lib/i18n/alternates.ts';
import { paths } from '#lib/i18n/paths.ts';
import { localeOr } from '#lib/i18n/routing.ts';
import { findNewestCohort } from '#lib/use-cases/view-cohort.ts';
import { visitOfStaff } from '../../guard.ts';
import { StaffShell } from '../staff-shell.tsx';

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOr((await params).locale), namespace: 'staffHome' });
  return { title: t('title') };
}

/** Leads to the newest cohort; before there is one, it says how to make it. */
export default async function StaffHomePage({ params }: PageProps) {
  const visit = await visitOfStaff(params);
  const cohort = await findNewestCohort(visit.context);
  if (cohort) redirect(paths.cohort(visit.locale, cohort.id));
  const t = await getTranslations('staffHome');
  return (
    <StaffShell visit={visit} cohorts={[]} current={null} alternates={alternatesOf(paths.staff)}>
      <div className="intro">
        <h1>{t('title')}</h1>
        <p className="lead">{t('none')}</p>
        <p>{t('noneHow')}</p>
      </div>
    </StaffShell>
  );
}
