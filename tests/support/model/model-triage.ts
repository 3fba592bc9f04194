import type { TriageAnswers } from '#lib/domain/route/question.ts';
import type { Route } from '#lib/domain/route/route.ts';
import { addMonths, type DayNumber } from './day-number.ts';
import type { ModelCase } from './model-case.ts';
import { askForPapers } from './model-papers.ts';

/**
 * Asks in the order of DOMAIN §2 until the route is found, then for what the checklist needs to know. Answers to what
 * was not asked mean nothing. Null: an answer is missing.
 */
function interview(said: TriageAnswers): { readonly route: Route; readonly heard: TriageAnswers } | null {
  const { origin, work, card, before, ramq, visa, age, birth } = said;
  if (!origin || !work) return null;
  const who = { origin, work };
  const isEuropean = origin === 'europe';
  if (work === 'contract' || (isEuropean && work === 'student-job')) return { route: 'employed', heard: who };
  if (isEuropean && !card) return null;
  const carded = isEuropean ? { ...who, card } : who;
  if (isEuropean && card === 'ehic') return { route: 'ehic_covers', heard: carded };
  if (!before) return null;
  if (before === 'yes') return { route: 'already_affiliated', heard: { ...carded, before } };
  if (origin === 'quebec' && !ramq) return null;
  const treated = origin === 'quebec' ? { ...carded, before, ramq } : { ...carded, before };
  if (origin === 'quebec' && ramq === 'yes') return { route: 'convention_quebec', heard: treated };
  const isFrenchTerritory = origin === 'wallis-or-new-caledonia' || origin === 'polynesia-or-st-pierre';
  if ((origin === 'other' && !visa) || !age || (!isFrenchTerritory && !birth)) return null;
  const heard = {
    ...treated,
    ...(origin === 'other' && { visa }),
    age,
    ...(!isFrenchTerritory && { birth }),
  };
  return { route: 'register_portal', heard };
}

const isSame = (one: TriageAnswers, other: TriageAnswers): boolean =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

/** The triage is answered; `card`: the last day of a European card. */
export function triaged(
  of: ModelCase,
  said: TriageAnswers,
  card: DayNumber | null,
  today: DayNumber,
): boolean {
  const found = of.disposition === 'closed' ? null : interview(said);
  if (!found) return false;
  const covers = found.route === 'ehic_covers';
  if (covers && (card === null || card < today || card > addMonths(today, 240))) return false;
  const isSaid =
    found.route === of.route &&
    isSame(found.heard, of.answers) &&
    (covers ? of.reason === 'ehic' && card === of.facts.ehicValidUntil : of.reason !== 'ehic');
  if (isSaid) return false;
  if (found.route !== of.route) of.routeKnownSince = today;
  of.route = found.route;
  of.answers = found.heard;
  if (covers && card !== null) {
    of.facts = { ...of.facts, ehicValidUntil: card };
    of.disposition = 'not_required';
    of.reason = 'ehic';
  } else if (of.reason === 'ehic') {
    of.disposition = 'active';
    of.reason = null;
    of.activeSince = today;
  }
  askForPapers(of, today);
  return true;
}
