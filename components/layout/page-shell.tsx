import type { ReactNode } from 'react';
import type { Alternate } from '#lib/i18n/alternates.ts';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader, type SiteHeaderProps } from './site-header.tsx';
import { SkipLink } from './skip-link.tsx';

type PageShellProps = Omit<SiteHeaderProps, 'children'> & {
  alternates: readonly Alternate[];
  /** The sign-in link or the sign-out form. */
  account?: ReactNode;
  /** A short column for forms and messages. */
  isNarrow?: boolean;
  children: ReactNode;
};

/** Header, the one `main`, footer. */
export function PageShell({ alternates, account, isNarrow = false, children, ...header }: PageShellProps) {
  return (
    <>
      <SkipLink />
      <SiteHeader {...header}>{account}</SiteHeader>
      <main id="main" className={isNarrow ? 'page page--narrow main' : 'page main'} tabIndex={-1}>
        {children}
      </main>
      <SiteFooter locale={header.locale} alternates={alternates} />
    </>
  );
}
