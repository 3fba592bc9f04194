import { getFormatter, getTranslations } from 'next-intl/server';
import type { DomainError } from '#lib/domain/result.ts';
import { explain, type FormState } from '#lib/i18n/form-state.ts';
import type { Locale } from '#lib/i18n/routing.ts';
import type { CaseRefusal } from '#lib/use-cases/change-case.ts';
import { getEntryWords } from '#components/timeline/entry-words.ts';
import { followsFromStep, newestStepFirst, wholeSteps } from '#components/timeline/order.ts';

/**
 * A refused form of a case in the reader's words. If somebody else was faster, it also says what is new, and the form
 * then carries the version that it showed: pressed again, it is written after it.
 */
export async function explainRefusal(
  locale: Locale,
  errors: readonly (CaseRefusal | DomainError)[],
  values: Readonly<Record<string, string>>,
): Promise<FormState> {
  const meanwhile = errors.map((one) => ('meanwhile' in one ? one.meanwhile : undefined)).find(Boolean);
  if (!meanwhile) return explain(locale, errors, values);
  const t = await getTranslations({ locale, namespace: 'forms' });
  const timeline = await getTranslations({ locale, namespace: 'timeline' });
  const format = await getFormatter({ locale });
  const words = await getEntryWords(locale, 'long');
  const lines = newestStepFirst(wholeSteps(meanwhile.entries)).map((entry) => {
    const { what, more } = words(entry);
    const said = [what, ...more].join(' · ');
    if (followsFromStep(entry)) return said;
    return t('meanwhileEntry', {
      who: entry.actorName ?? timeline('automatic'),
      date: format.dateTime(entry.at, { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' }),
      what: said,
    });
  });
  const seen = { version: String(meanwhile.version), seen: String(meanwhile.seen) };
  return explain(locale, errors, { ...values, ...seen }, lines);
}
