import { isBefore, type CivilDate } from '../calendar/civil-date.ts';
import { checkCase } from '../case/check-case.ts';
import { FOUND_BY_TRIAGE } from '../case/disposition.ts';
import type { CaseFacts } from '../case/facts.ts';
import { ok, refuse, type Result } from '../result.ts';
import { outcomeOf } from './outcome.ts';
import { checkDay } from '../case/set-facts.ts';
import { keptAnswers, openQuestion, QUESTION_IDS, type TriageAnswers } from './question.ts';

export type TriageReport = {
  readonly answers: TriageAnswers;
  /** The last day of the European card; asked beside the question about it. */
  readonly ehicValidUntil: CivilDate | null;
};

/**
 * The facts after the triage was answered: route, since when it is known, and rest or work with it. Refused while a
 * question is open, for a European card without a day or out of date, for a closed case, and where the milestones that
 * are recorded cannot be on that route. @source DOMAIN §2
 */
export function answerTriage(facts: CaseFacts, report: TriageReport, today: CivilDate): Result<CaseFacts> {
  if (facts.disposition === 'closed') return refuse('case-not-active');
  const open = openQuestion(report.answers);
  if (open) return refuse('answer-missing', open);
  const answers = keptAnswers(report.answers);
  const { route } = outcomeOf(answers);
  const covers = route === 'ehic_covers';
  const until = report.ehicValidUntil;
  const covered = covers ? checkCard(until, today) : ok(null);
  if (!covered.ok) return covered;
  const wasCovered = facts.dispositionReason === FOUND_BY_TRIAGE;
  const next: CaseFacts = {
    ...facts,
    answers,
    route,
    routeKnownSince: route === facts.route ? facts.routeKnownSince : today,
    ...(covers && { ehicValidUntil: until, disposition: 'not_required', dispositionReason: FOUND_BY_TRIAGE }),
    ...(!covers && wasCovered && { disposition: 'active', dispositionReason: null, activeSince: today }),
  };
  if (isSame(facts, next)) return refuse('nothing-changed');
  return checkCase(next).ok ? ok(next) : refuse('route-against-milestones');
}

/** A European card covers until a day that is known, can be meant and is not over. */
function checkCard(until: CivilDate | null, today: CivilDate): Result<null> {
  if (!until) return refuse('field-required', 'ehicValidUntil');
  return isBefore(until, today)
    ? refuse('ehic-out-of-date', 'ehicValidUntil', { date: today.toString() })
    : checkDay('ehicValidUntil', until, today);
}

/** Whether the answers say nothing that was not said before. */
const isSame = (facts: CaseFacts, next: CaseFacts): boolean =>
  next.route === facts.route &&
  next.dispositionReason === facts.dispositionReason &&
  String(next.ehicValidUntil) === String(facts.ehicValidUntil) &&
  QUESTION_IDS.every((question) => next.answers[question] === facts.answers[question]);
