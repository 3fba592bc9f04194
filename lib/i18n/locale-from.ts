import { localeOr, type Locale } from './routing.ts';

/** The language of a form: server actions know no route parameters, so each form says it. */
export function localeFrom(form: FormData): Locale {
  const value = form.get('locale');
  return localeOr(typeof value === 'string' ? value : null);
}
