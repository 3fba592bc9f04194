import { getTranslations } from 'next-intl/server';
import type { Alternate } from '#lib/i18n/alternates.ts';
import type { Locale } from '#lib/i18n/routing.ts';

/** Each language in its own words, so that its readers find it. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', fr: 'Français' };

type LanguageSwitchProps = { locale: Locale; alternates: readonly Alternate[] };

/** The same page in the other languages. */
export async function LanguageSwitch({ locale, alternates }: LanguageSwitchProps) {
  const t = await getTranslations('layout');
  return (
    <nav id="languages" aria-label={t('languages')} tabIndex={-1}>
      <ul role="list">
        {alternates.map((one) => (
          <li key={one.locale}>
            <a
              href={one.href}
              lang={one.locale}
              hrefLang={one.locale}
              aria-current={one.locale === locale ? 'true' : undefined}
            >
              {LANGUAGE_NAMES[one.locale]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
