import { useTranslations } from 'next-intl';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { QUESTIONS, QUESTION_IDS, type QuestionId } from '#lib/domain/route/question.ts';
import type { Audience } from '../audience.ts';
import { CaseForm, type CaseFormTarget } from '../case/case-form.tsx';
import { DateField, RadioField, SubmitButton } from '../forms/fields.tsx';

const FIELDS = [...QUESTION_IDS, 'ehicValidUntil'] as const;

type TriageFormProps = CaseFormTarget & { readonly facts: CaseFacts; readonly audience: Audience };

/**
 * The questions of the triage in one form. Which of them matter follows from the answers above: the style sheet hides
 * the others, so that it works without scripts, and the rules ignore what was not asked.
 */
export function TriageForm({ facts, audience, ...target }: TriageFormProps) {
  const t = useTranslations('triage');
  const words = useTranslations('forms');
  const { answers } = facts;
  return (
    <CaseForm
      {...target}
      fields={FIELDS}
      className="form triage"
      disclosure={{ id: 'triage', summary: t(facts.route === 'unknown' ? 'open' : 'again') }}
    >
      {QUESTION_IDS.map((question) => (
        <Question key={question} question={question} answer={answers[question]} audience={audience} />
      ))}
      <DateField
        name="ehicValidUntil"
        label={t('ehicUntil')}
        defaultValue={facts.ehicValidUntil?.toString() ?? ''}
        className="field--short q-ehic"
      />
      <p className="row">
        <SubmitButton label={t('submit')} pendingLabel={words('saving')} />
      </p>
    </CaseForm>
  );
}

type QuestionProps = {
  readonly question: QuestionId;
  readonly answer: string | undefined;
  readonly audience: Audience;
};

function Question({ question, answer, audience }: QuestionProps) {
  const t = useTranslations('triage');
  const options: readonly string[] = QUESTIONS[question];
  // The answers of each question have messages of their own; a test compares the lists.
  const say = t as unknown as (key: string) => string;
  return (
    <RadioField
      name={question}
      legend={t(`question.${question}`, { audience })}
      defaultValue={answer ?? ''}
      className={`q-${question}`}
      options={options.map((one) => ({ value: one, label: say(`answer.${question}.${one}`) }))}
    />
  );
}
