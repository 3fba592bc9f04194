// Every way through the triage, found by answering what is asked in all possible ways.
import { openQuestion, QUESTIONS, type QuestionId, type TriageAnswers } from '#lib/domain/route/question.ts';

/** One question asked with its answer, in the order of asking. */
export type Step = readonly [QuestionId, string];

export type Walk = { readonly steps: readonly Step[]; readonly said: TriageAnswers };

/** Far more than could be asked: a triage that never ends stops here and fails its test. */
const MOST_STEPS = 20;

function walksFrom({ steps, said }: Walk): Walk[] {
  const question = openQuestion(said);
  if (!question || steps.length > MOST_STEPS) return [{ steps, said }];
  return QUESTIONS[question].flatMap((answer) =>
    walksFrom({ steps: [...steps, [question, answer]], said: { ...said, [question]: answer } }),
  );
}

export const WALKS: readonly Walk[] = walksFrom({ steps: [], said: {} });

/** All sets of answers that a form could send: each question with any of its answers. */
export function allAnswerSets(withOpenOnes: boolean): readonly TriageAnswers[] {
  return Object.entries(QUESTIONS).reduce<readonly TriageAnswers[]>(
    (sets, [question, answers]) =>
      sets.flatMap((set) => [
        ...(withOpenOnes ? [set] : []),
        ...answers.map((answer) => ({ ...set, [question]: answer })),
      ]),
    [{}],
  );
}
