import type { ReactNode } from 'react';

import type { Alternate } from '#lib/i18n/alternates.ts';
import { paths } from '#lib/i18n/paths.ts';
import { PageShell } from '#components/layout/page-shell.tsx';
import type { Visit } from '../guard.ts';
import { SignOutForm } from '../sign-out-form.tsx';

type StaffShellProps = {
  visit: Visit;
  cohorts: readonly { readonly id: string; readonly name: string }[];
  /** The cohort whose page this is. */
  current: string | null;
  alternates: readonly Alternate[];
  children: ReactNode;
};

/** Header, menu of cohorts and footer of the office's pages. */
export function StaffShell({ visit, cohorts, current, alternates, children }: StaffShellProps) {
  const { locale, session } = visit;
  const nav = cohorts.map((one) => ({
    href: paths.cohort(locale, one.id),
    label: one.name,
    isCurrent: one.id === current,
  }));
  return (
    <PageShell
      locale={locale}
      nav={nav}
      alternates={alternates}
      isStaff
      account={<SignOutForm locale={locale} />}
      {...(session.name && { person: session.name })}
    >
      {children}
    </PageShell>
  );
}
