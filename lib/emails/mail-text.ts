import { createTranslator, createFormatter } from 'use-intl/core';
import { TIME_ZONE, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { messagesOf } from '#lib/i18n/messages.ts';
import type { Locale } from '#lib/i18n/routing.ts';

/** The words of a language for mails: the worker has no Next around it, so it asks the translator's core. */
export function mailText(locale: Locale) {
  const messages = messagesOf(locale);
  // Day before month, as everybody in France writes it.
  const format = createFormatter({ locale: locale === 'en' ? 'en-GB' : locale, timeZone: TIME_ZONE });
  return {
    mail: createTranslator({ locale, messages, namespace: 'mail', timeZone: TIME_ZONE }),
    milestone: createTranslator({ locale, messages, namespace: 'milestones' }),
    documentKind: createTranslator({ locale, messages, namespace: 'documentKinds' }),
    reason: createTranslator({ locale, messages, namespace: 'rejectionReasons' }),
    day: (day: CivilDate) => format.dateTime(new Date(`${day.toString()}T12:00:00Z`), { dateStyle: 'long' }),
  };
}

export type MailBody = { readonly subject: string; readonly text: string; readonly html: string };
