import { locale as rootLocale } from 'next/root-params';
import { getRequestConfig } from 'next-intl/server';
import { TIME_ZONE } from '#lib/domain/calendar/civil-date.ts';
import { DAY_OPTIONS } from './day-text.ts';
import { FORMAT_LOCALES } from './format-locale.ts';
import { localeOr } from './routing.ts';
import { webMessagesOf } from './web-messages.ts';

/** What `{date, date, long}` means in a message: the same as in mails, where it needs no saying. */
const FORMATS = { dateTime: { long: DAY_OPTIONS.long } };

export default getRequestConfig(async ({ locale: explicit }) => {
  // Server actions have no root parameters: they always pass their locale.
  const locale = localeOr(explicit ?? (await rootLocale()));
  return {
    locale: FORMAT_LOCALES[locale],
    messages: webMessagesOf(locale),
    timeZone: TIME_ZONE,
    formats: FORMATS,
  };
});
