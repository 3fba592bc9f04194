import type { Locale } from './routing.ts';

/** Every address of the product, built here and nowhere else. */
export const paths = {
  home: (locale: Locale) => `/${locale}`,
  signIn: (locale: Locale) => `/${locale}/sign-in`,
  /** Where the browser waits for the mail: the typed code is accepted here. */
  signInSent: (locale: Locale) => `/${locale}/sign-in/sent`,
  signInConfirm: (locale: Locale) => `/${locale}/sign-in/confirm`,
  case: (locale: Locale) => `/${locale}/case`,
  caseDocuments: (locale: Locale) => `/${locale}/case/documents`,
  caseDocument: (locale: Locale, id: string) => `/${locale}/case/documents#document-${id}`,
  caseProfile: (locale: Locale) => `/${locale}/case/profile`,
  staff: (locale: Locale) => `/${locale}/staff`,
  cohort: (locale: Locale, id: string) => `/${locale}/staff/cohorts/${id}`,
  staffCase: (locale: Locale, id: string) => `/${locale}/staff/cases/${id}`,
} as const;
