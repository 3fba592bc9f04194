import { defineRouting } from 'next-intl/routing';

/** The languages that are complete; Spanish, Arabic and Chinese join when all their messages are there. */
export const LOCALES = ['en', 'fr'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'en';

export const routing = defineRouting({
  locales: LOCALES,
  defaultLocale: DEFAULT_LOCALE,
  localePrefix: 'always',
  // The address says the language; a cookie beside it would only make pages differ for the same address.
  localeCookie: false,
  // The header it would write repeats the Host of the request, which anybody can forge.
  alternateLinks: false,
});

/** The locale if it is one of ours, else the default. */
export function localeOr(text: string | null | undefined): Locale {
  return LOCALES.find((one) => one === text) ?? DEFAULT_LOCALE;
}
