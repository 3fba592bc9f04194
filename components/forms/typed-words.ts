import { getFormatter, getTranslations } from 'next-intl/server';
import { parseCivilDate } from '#lib/domain/calendar/civil-date.ts';
import { CORRECTION_REASONS } from '#lib/domain/case/correct-milestone.ts';
import { DATED_FACTS, shownField } from '#lib/domain/case/dated-fact.ts';
import { ALL_DISPOSITION_REASONS } from '#lib/domain/case/disposition.ts';
import { AFTER_STUDIES } from '#lib/domain/case/facts.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import { DOCUMENT_STATUSES } from '#lib/domain/document/document.ts';
import { isDocumentKind } from '#lib/domain/document/kind.ts';
import { isNotNeededReason, isRejectionReason } from '#lib/domain/document/reason.ts';
import { QUESTIONS, QUESTION_IDS } from '#lib/domain/route/question.ts';
import { DAY_OPTIONS } from '#lib/i18n/day-text.ts';
import { dayAsDate } from '#lib/i18n/format-day.ts';

type Values = Readonly<Record<string, string>>;

/** What a form of a case said, as lines of label and answer, in the order in which forms ask. */
export async function getTypedWords(values: Values): Promise<readonly string[]> {
  const t = await getTranslations('forms.kept');
  const facts = await getTranslations('facts.names');
  const questions = await getTranslations('triage.question');
  const answers = (await getTranslations('triage.answer')) as unknown as (key: string) => string;
  const wordsOf = await getChoiceWords();
  const format = await getFormatter();

  const dayOrText = (text: string): string => {
    const day = parseCivilDate(text);
    return day ? format.dateTime(dayAsDate(day), DAY_OPTIONS.long) : text;
  };
  const line = (label: string, name: string, say: (value: string) => string): readonly string[] => {
    const value = values[name]?.trim();
    return value ? [t('line', { label, value: say(value) })] : [];
  };
  return [
    ...line(t('label.milestone'), 'milestone', wordsOf.milestone),
    ...line(t('label.document'), 'document', wordsOf.document),
    ...line(t('label.what'), 'what', wordsOf.what),
    ...line(t('label.status'), 'status', wordsOf.status),
    ...line(t('label.what'), 'to', wordsOf.to),
    // The day of a correction means nothing once the step is taken back.
    ...(values.what === 'take-back' ? [] : line(t('label.on'), 'on', dayOrText)),
    ...line(t('label.expectedOn'), 'expectedOn', dayOrText),
    ...line(t('label.reason'), 'reason', wordsOf.reason),
    ...line(t('label.reasonText'), 'reasonText', (text) => text),
    ...line(t('label.plan'), 'plan', wordsOf.plan),
    ...QUESTION_IDS.flatMap((question) =>
      line(questions(question), question, (answer) => {
        const known: readonly string[] = QUESTIONS[question];
        return known.includes(answer) ? answers(`${question}.${answer}`) : answer;
      }),
    ),
    // Of a form of dates, what was changed; emptying a date is an answer too.
    ...DATED_FACTS.filter((fact) => (values[fact] ?? '') !== (values[shownField(fact)] ?? '')).map((fact) =>
      t('line', { label: facts(fact), value: values[fact] ? dayOrText(values[fact]) : t('emptied') }),
    ),
  ];
}

type Say = (value: string) => string;
type Choice = 'milestone' | 'document' | 'what' | 'status' | 'to' | 'reason' | 'plan';

/** The words of the choices that forms send as codes; what is no code of ours is said as it came. */
async function getChoiceWords(): Promise<Readonly<Record<Choice, Say>>> {
  const milestones = await getTranslations('milestones');
  const kinds = await getTranslations('documentKinds');
  const correct = await getTranslations('correct');
  const moves = await getTranslations('documents.form.move');
  const rests = await getTranslations('rest.open');
  const rejections = await getTranslations('rejectionReasons');
  const notNeeded = await getTranslations('notNeededReasons');
  const restReasons = await getTranslations('dispositionReasons');
  const plans = await getTranslations('afterStudies.plans');

  const among =
    <const T extends string>(some: readonly T[], words: (one: T) => string): Say =>
    (value) => {
      const known = some.find((one) => one === value);
      return known ? words(known) : value;
    };
  const correction = among(CORRECTION_REASONS, (one) => correct(`reasons.${one}`));
  const rest = among(ALL_DISPOSITION_REASONS, (one) => restReasons(one));
  return {
    milestone: among(MILESTONES, (one) => milestones(one)),
    document: (kind) => (isDocumentKind(kind) ? kinds(`${kind}.name`) : kind),
    what: among(['other-day', 'take-back'], (one) => correct(one === 'take-back' ? 'takeBack' : 'otherDay')),
    status: among(DOCUMENT_STATUSES, (one) => moves(one)),
    to: among(['not_required', 'closed'], (one) => rests(one)),
    reason: (reason) => {
      if (isRejectionReason(reason)) return rejections(`${reason}.title`);
      if (isNotNeededReason(reason)) return notNeeded(reason);
      return rest(correction(reason));
    },
    plan: among(AFTER_STUDIES, (one) => plans(one)),
  };
}
