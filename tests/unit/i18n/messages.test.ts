import { createTranslator } from 'next-intl';
import { describe, expect, test } from 'vitest';
import { TIME_ZONE } from '#lib/domain/calendar/civil-date.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import { CORRECTION_REASONS } from '#lib/domain/case/correct-milestone.ts';
import { DATED_FACTS, FACT_FORMS } from '#lib/domain/case/dated-fact.ts';
import { ALL_DISPOSITION_REASONS } from '#lib/domain/case/disposition.ts';
import { AFTER_STUDIES } from '#lib/domain/case/facts.ts';
import { DOCUMENT_KINDS } from '#lib/domain/document/kind.ts';
import { NOT_NEEDED_REASONS, REJECTION_REASONS } from '#lib/domain/document/reason.ts';
import { OUTCOME_IDS, SOURCES } from '#lib/domain/route/outcome.ts';
import { QUESTIONS } from '#lib/domain/route/question.ts';
import { ROUTES } from '#lib/domain/route/route.ts';
import { ERROR_CODES } from '#lib/domain/result.ts';
import { FORMAT_LOCALES } from '#lib/i18n/format-locale.ts';
import { messagesOf } from '#lib/i18n/messages.ts';
import { DEFAULT_LOCALE, LOCALES, type Locale } from '#lib/i18n/routing.ts';
import { argumentsOf, flatten, tagsOf, type Tree } from '#tests/support/icu.ts';

const messages = new Map(LOCALES.map((locale) => [locale, new Map(flatten(messagesOf(locale)))]));
const of = (locale: Locale) => messages.get(locale) ?? new Map<string, string>();
const reference = of(DEFAULT_LOCALE);

/** Promises of a mail. What is mailed is told where it stands: the home page, and each reminder itself. */
const PROMISES: Readonly<Record<Locale, RegExp>> = {
  en: /\bwe (will |shall )?(write|remind|mail|e-mail|tell|warn)\b|\byou (will )?(get|receive) (a|an) (mail|e-mail|reminder)/i,
  fr: /\bnous (vous |le )*(écriv|rappel|prévien|avertis|préven)|\bvous rece(v|vr)\w* (un|une) (mail|e-mail|rappel)/i,
};

/** Other names for the international office: it has one. */
const OTHER_OFFICE_NAMES: Readonly<Record<Locale, RegExp>> = {
  en: /\b(your|the|this|an) office\b|\binternational relations\b/i,
  fr: /\bbureau\b(?! international)|\brelations internationales\b/i,
};

/** Words that speak to the student. What the office reads speaks about the student. */
const SPEAKS_TO_STUDENT: Readonly<Record<Locale, RegExp>> = {
  en: /\b(you|your|yours)\b/i,
  fr: /\b(vous|votre|vos|vôtre)\b/i,
};

/** The whole of a message as the office reads it. */
const forStaff = (locale: Locale, text: string): string =>
  createTranslator({ locale: FORMAT_LOCALES[locale], messages: { text }, timeZone: TIME_ZONE }).markup(
    'text',
    {
      ...valuesFor(text),
      audience: 'staff',
    },
  );

/** Words that frighten or blame, and words that an office outside the CPAM must not use. @source visual/README */
const BANNED: Readonly<Record<Locale, RegExp>> = {
  en: /\b(failed|failure|invalid|urgent|oops|error occurred)\b/i,
  fr: /\b(échoué|échec|invalide|urgent|oups|erreur)\b/i,
};

/** A value for every argument of a message and a way through every tag. */
const valuesFor = (text: string) => ({
  ...Object.fromEntries(
    [...argumentsOf(text)].map(([name, kind]) => [
      name,
      kind === 'date' || kind === 'time' ? new Date(0) : 2,
    ]),
  ),
  ...Object.fromEntries(tagsOf(text).map((tag) => [tag, (chunks: string) => chunks])),
});

describe.each(LOCALES)('messages in %s', (locale) => {
  const own = of(locale);

  // The web's formats (lib/i18n/request.ts) say what a length means; in mails it is what ICU says.
  test('write each date long, and numbers plainly', () => {
    const styles = [...own.values()].flatMap((text) =>
      [...text.matchAll(/\{\s*\w+,\s*(date|time|number)\s*(?:,\s*([^}]+?)\s*)?\}/g)].map(
        ([, kind = '', style = '']) => `${kind} ${style}`.trim(),
      ),
    );
    // A month alone stands where a source was read.
    expect(new Set(styles)).toEqual(new Set(['date long', 'date ::yyyyMMMM', 'number']));
  });

  /** The names of the messages right below a place, in order. */
  const keysAt = (path: string): readonly string[] => {
    const below = [...own.keys()].filter((key) => key.startsWith(`${path}.`));
    return [...new Set(below.map((key) => key.slice(path.length + 1).split('.')[0] ?? ''))].toSorted();
  };

  test('have the keys of the reference language', () => {
    expect([...own.keys()].toSorted()).toEqual([...reference.keys()].toSorted());
  });

  test.each([...reference])('%s takes the same arguments and tags', (key, text) => {
    const translated = own.get(key) ?? '';
    expect([...argumentsOf(translated).keys()].toSorted()).toEqual([...argumentsOf(text).keys()].toSorted());
    expect(tagsOf(translated)).toEqual(tagsOf(text));
  });

  test.each([...own])('%s can be formatted', (key, text) => {
    const t = createTranslator({
      locale: FORMAT_LOCALES[locale],
      messages: { [key.replaceAll('.', '_')]: text },
      timeZone: TIME_ZONE,
      onError: (error) => {
        throw error;
      },
    });
    expect(t.markup(key.replaceAll('.', '_'), valuesFor(text))).not.toBe('');
  });

  test('promise no mail that no reminder sends', () => {
    expect([...own].filter(([, text]) => PROMISES[locale].test(text))).toEqual([]);
  });

  test('call the international office by its one name', () => {
    expect([...own].filter(([, text]) => OTHER_OFFICE_NAMES[locale].test(text))).toEqual([]);
  });

  test('speak about the student where the office reads', () => {
    const read = [...own].filter(([, text]) => argumentsOf(text).has('audience'));
    expect(read.length).toBeGreaterThan(20);
    expect(read.filter(([, text]) => SPEAKS_TO_STUDENT[locale].test(forStaff(locale, text)))).toEqual([]);
  });

  test('use no frightening word and do not shout', () => {
    expect([...own].filter(([, text]) => BANNED[locale].test(text) || text.includes('!'))).toEqual([]);
  });

  test('use typographic apostrophes, which the message format leaves alone', () => {
    expect([...own].filter(([, text]) => text.includes("'"))).toEqual([]);
  });

  test('explain every refusal', () => {
    expect(Object.keys(messagesOf(locale).errors).toSorted()).toEqual([...ERROR_CODES].toSorted());
  });

  test('name every station', () => {
    expect(Object.keys(messagesOf(locale).milestones)).toEqual([...MILESTONES]);
  });

  test('name and explain every document', () => {
    const kinds: Tree = messagesOf(locale).documentKinds;
    expect(Object.keys(kinds).toSorted()).toEqual(Object.keys(DOCUMENT_KINDS).toSorted());
    for (const kind of Object.values(kinds))
      expect(Object.keys(kind).toSorted()).toEqual(['hint', 'name', 'yours']);
  });

  test('give advice for every reason of a rejection', () => {
    const reasons: Tree = messagesOf(locale).rejectionReasons;
    expect(Object.keys(reasons).toSorted()).toEqual([...REJECTION_REASONS].toSorted());
    for (const reason of Object.values(reasons))
      expect(Object.keys(reason).toSorted()).toEqual(['advice', 'title']);
  });

  test.each([
    ['rejections', 'notNeededReasons', NOT_NEEDED_REASONS],
    ['corrections', 'correct.reasons', CORRECTION_REASONS],
    ['rests', 'dispositionReasons', ALL_DISPOSITION_REASONS],
    ['routes', 'routes', ROUTES],
    ['ways', 'triage.outcome', OUTCOME_IDS],
    ['sources', 'triage.source', SOURCES],
    ['dated facts', 'facts.names', DATED_FACTS],
    ['forms of dated facts', 'facts.forms', Object.keys(FACT_FORMS)],
    ['plans after the studies', 'afterStudies.plans', AFTER_STUDIES],
    ['questions', 'triage.question', Object.keys(QUESTIONS)],
  ] as const)('have words for all %s', (_, path, vocabulary) => {
    expect(keysAt(path)).toEqual([...vocabulary].toSorted());
  });

  test.each(Object.entries(QUESTIONS))('have words for every answer about %s', (question, answers) => {
    expect(keysAt(`triage.answer.${question}`)).toEqual([...answers].toSorted());
  });
});
