import { locale as rootLocale } from 'next/root-params';
import { getRequestConfig } from 'next-intl/server';
import { TIME_ZONE } from '#lib/domain/calendar/civil-date.ts';
import { FORMAT_LOCALES } from './format-locale.ts';
import { messagesOf } from './messages.ts';
import { localeOr } from './routing.ts';

export default getRequestConfig(async ({ locale: explicit }) => {
  // Server actions have no root parameters: they always pass their locale.
  const locale = localeOr(explicit ?? (await rootLocale()));
  return { locale: FORMAT_LOCALES[locale], messages: messagesOf(locale), timeZone: TIME_ZONE };
});
