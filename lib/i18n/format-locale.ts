import type { Locale } from './routing.ts';

/** Plain `en` writes dates the American way; readers in France expect "21 November 2026" and 24 hours. */
export const FORMAT_LOCALES = { en: 'en-GB', fr: 'fr' } as const satisfies Record<Locale, string>;
export type FormatLocale = (typeof FORMAT_LOCALES)[Locale];
