/** The questions of the triage, in the order of asking, with what can be answered. @source DOMAIN §2 */
export const QUESTIONS = {
  origin: ['europe', 'quebec', 'wallis-or-new-caledonia', 'polynesia-or-st-pierre', 'other'],
  /** A job beside the studies counts for Europeans alone; a doctoral or other work contract for everybody. */
  work: ['none', 'student-job', 'contract'],
  card: ['ehic', 's1', 'none'],
  /** Born in France, or ever affiliated before. @source 003 */
  before: ['no', 'yes'],
  ramq: ['yes', 'no'],
  visa: ['yes', 'no'],
  age: ['adult', '16-17', 'under-16'],
  /** The language of the birth certificate. */
  birth: ['other', 'french', 'multilingual'],
} as const satisfies Record<string, readonly string[]>;
export type QuestionId = keyof typeof QUESTIONS;
export type Answer<Q extends QuestionId> = (typeof QUESTIONS)[Q][number];

export type TriageAnswers = { readonly [Q in QuestionId]?: Answer<Q> | undefined };

export const QUESTION_IDS = Object.keys(QUESTIONS) as readonly QuestionId[];

/** Nobody is asked more than this. @source PRODUCT 5 */
export const MOST_QUESTIONS = 6;

/** Employed under a French contract: any job for European students, else a work contract. @source 002, web: UGA, F675 */
export const isEmployed = ({ origin, work }: TriageAnswers): boolean =>
  work === 'contract' || (origin === 'europe' && work === 'student-job');

const isOverseas = ({ origin }: TriageAnswers): boolean =>
  origin === 'wallis-or-new-caledonia' || origin === 'polynesia-or-st-pierre';

/** Whether nothing before the portal holds: `before` is asked only of those without a job and without a European card. */
const leadsToPortal = ({ before, ramq }: TriageAnswers): boolean => before === 'no' && ramq !== 'yes';

/** Whether a question matters, given the answers to those that were asked before it. */
function isAsked(question: QuestionId, said: TriageAnswers): boolean {
  switch (question) {
    case 'origin':
    case 'work':
      return true;
    case 'card':
      return said.origin === 'europe' && !isEmployed(said);
    case 'before':
      return !isEmployed(said) && said.card !== 'ehic';
    case 'ramq':
      return said.origin === 'quebec' && said.before === 'no';
    case 'visa':
      return said.origin === 'other' && leadsToPortal(said);
    case 'age':
      return leadsToPortal(said);
    case 'birth':
      return leadsToPortal(said) && !isOverseas(said);
  }
}

/** The questions to ask, given what is answered so far: those answered and the next one. Other answers mean nothing. */
export function questionsFor(said: TriageAnswers): readonly QuestionId[] {
  const asked: QuestionId[] = [];
  let kept: TriageAnswers = {};
  for (const question of QUESTION_IDS) {
    if (!isAsked(question, kept)) continue;
    asked.push(question);
    if (said[question] === undefined) break;
    kept = { ...kept, [question]: said[question] };
  }
  return asked;
}

/** The first question that still wants an answer; null when all are answered. */
export function openQuestion(said: TriageAnswers): QuestionId | null {
  return questionsFor(said).find((question) => said[question] === undefined) ?? null;
}

/** Only the answers to what was asked: a form may send others, which mean nothing. */
export function keptAnswers(said: TriageAnswers): TriageAnswers {
  return Object.fromEntries(questionsFor(said).map((question) => [question, said[question]]));
}
