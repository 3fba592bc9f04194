import { LOCALES, type Locale } from './routing.ts';

/** The same page in one language. */
export type Alternate = { readonly locale: Locale; readonly href: string };

/** The same page in every language, given how its address is built: `alternatesOf(paths.case)`. */
export const alternatesOf = (path: (locale: Locale) => string): readonly Alternate[] =>
  LOCALES.map((locale) => ({ locale, href: path(locale) }));
