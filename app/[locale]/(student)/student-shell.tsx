import type { ReactNode } from 'react';
import { getTranslations } from 'next-intl/server';
import { alternatesOf } from '#lib/i18n/alternates.ts';
import { paths } from '#lib/i18n/paths.ts';
import { PageShell } from '#components/layout/page-shell.tsx';
import type { Visit } from '../guard.ts';
import { SignOutForm } from '../sign-out-form.tsx';

const PAGES = { home: paths.case, documents: paths.caseDocuments, profile: paths.caseProfile } as const;
type PageKey = keyof typeof PAGES;

/** Header, menu and footer of the student's pages. */
export async function StudentShell({
  visit,
  page,
  children,
}: {
  visit: Visit;
  page: PageKey;
  children: ReactNode;
}) {
  const { locale, session } = visit;
  const t = await getTranslations('layout.nav');
  const nav = (['home', 'documents', 'profile'] as const).map((key) => ({
    href: PAGES[key](locale),
    label: t(key),
    isCurrent: key === page,
  }));
  return (
    <PageShell
      locale={locale}
      nav={nav}
      alternates={alternatesOf(PAGES[page])}
      account={<SignOutForm locale={locale} />}
      {...(session.name && { person: session.name })}
    >
      {children}
    </PageShell>
  );
}
