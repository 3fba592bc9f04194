import type { ReactNode } from 'react';
import { getTranslations } from 'next-intl/server';
import { paths } from '#lib/i18n/paths.ts';
import type { Locale } from '#lib/i18n/routing.ts';
import { LANGUAGE_NAMES } from './language-switch.tsx';
import { Logo } from './logo.tsx';

export type NavItem = { readonly href: string; readonly label: string; readonly isCurrent: boolean };

export type SiteHeaderProps = {
  locale: Locale;
  nav?: readonly NavItem[];
  /** Name of who is signed in. */
  person?: string;
  /** Shows the badge that tells staff pages from a student's. */
  isStaff?: boolean;
  /** What ends the row: the sign-in link or the sign-out form. */
  children?: ReactNode;
};

/** The band on top of every page. */
export async function SiteHeader({ locale, nav = [], person, isStaff = false, children }: SiteHeaderProps) {
  const t = await getTranslations('layout');
  return (
    <header className="site">
      <div className="page site__in">
        <a className="logo" href={paths.home(locale)} aria-label={t('homeLink')}>
          <Logo />
        </a>
        {isStaff ? <span className="site__role">{t('staff')}</span> : null}
        {nav.length > 0 ? (
          <nav className="site__nav" aria-label={t('mainNav')}>
            <ul role="list">
              {nav.map((item) => (
                <li key={item.href}>
                  <a href={item.href} aria-current={item.isCurrent ? 'page' : undefined}>
                    {item.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
        <div className="site__side">
          <a href="#languages">
            <span className="vh">{t('changeLanguage')} </span>
            {LANGUAGE_NAMES[locale]}
          </a>
          {person ? (
            <span className="site__person">
              <bdi>{person}</bdi>
            </span>
          ) : null}
          {children}
        </div>
      </div>
    </header>
  );
}
