import { describe, expect, test } from 'vitest';
import { DEFAULT_LOCALE } from '#lib/i18n/routing.ts';
import { messagesOf } from '#lib/i18n/messages.ts';
import { flatten } from '#tests/support/icu.ts';
import { productSources, unusedMessages } from '#tests/support/message-uses.ts';

/** One word for each member of a vocabulary of the domain: `messages.test.ts` compares them with its lists. */
const VOCABULARIES = [
  'errors',
  'milestones',
  'routes',
  'notNeededReasons',
  'dispositionReasons',
  'correct.reasons',
  'facts.names',
  'afterStudies.plans',
  'triage.answer',
];

const isOfVocabulary = (key: string): boolean => VOCABULARIES.some((one) => key.startsWith(`${one}.`));
const KEYS = flatten(messagesOf(DEFAULT_LOCALE)).map(([key]) => key);

describe('messages', () => {
  test('are each used somewhere', () => {
    expect(
      unusedMessages(
        KEYS.filter((key) => !isOfVocabulary(key)),
        productSources(),
      ),
    ).toEqual([]);
  });

  test.each(VOCABULARIES)('of the vocabulary %s are there', (vocabulary) => {
    expect(KEYS.some((key) => key.startsWith(`${vocabulary}.`))).toBe(true);
  });
});

describe('a message', () => {
  const source = [
    "const t = useTranslations('case');",
    "const line = await getTranslations({ locale, namespace: 'line' });",
    "t('title'); t(`state.${status}.name`); messagesOf(locale).health.away; line('open');",
  ].join('\n');

  test.each([
    ['case.title', true],
    ['case.state.closed.name', true],
    ['line.open', true],
    ['health.away', true],
    ['case.lead', false],
    ['case.state.closed', false],
    ['case.state.closed.long.name', false],
    ['other.title', false],
    ['health.back', false],
  ])('%s is used: %s', (key, isUsed) => {
    expect(unusedMessages([key], [source])).toEqual(isUsed ? [] : [key]);
  });
});
