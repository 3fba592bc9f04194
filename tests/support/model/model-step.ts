import type { DatedFact } from '#lib/domain/case/dated-fact.ts';
import type { DispositionReason, RestingDisposition } from '#lib/domain/case/disposition.ts';
import type { FactSource } from '#lib/domain/case/milestone.ts';
import { addMonths, nextMonth, type DayNumber } from './day-number.ts';
import { hasNeeds, impossibilities, type ModelBy, type ModelCase, type ModelPaper } from './model-case.ts';
import { expectedPaper, movedPaper } from './model-machine.ts';
import { askForPapers, papersTurn, inferPapers, unInferPapers } from './model-papers.ts';
import { triaged } from './model-triage.ts';
import { dayOf, type Step } from './step.ts';

const WEIGHT: Readonly<Record<FactSource, number>> = { declared: 1, proof: 2, verified: 3 };

type Of<Deed extends Step['do']> = Extract<Step, { do: Deed }>;

const isLate = ({ route }: ModelCase): boolean =>
  route === 'already_affiliated' || route === 'employed' || route === 'convention_quebec';

/** Not in the future; not more than twenty years ago, but for those who may have had a number all along. */
const canHaveBeen = (of: ModelCase, on: DayNumber, today: DayNumber): boolean =>
  on <= today && (isLate(of) || on >= addMonths(today, -240));

function record(of: ModelCase, { milestone, when }: Of<'record'>, by: ModelBy): boolean {
  const on = dayOf(when, of, by.today);
  if (of.disposition !== 'active' || !hasNeeds(of, milestone) || !canHaveBeen(of, on, by.today)) return false;
  const lost = milestone === 'carteVitale' ? of.facts.vitaleLostOn : undefined;
  if (of.reached[milestone] && (lost === undefined || on < lost)) return false;
  // A new card: nothing that was said of the lost one is said of it.
  if (lost !== undefined) {
    const { vitaleLostOn: _lost, vitaleUpdatedOn: _updated, ...facts } = of.facts;
    of.facts = facts;
  }
  of.reached = { ...of.reached, [milestone]: { on, source: by.source, recordedOn: by.today } };
  if (milestone === 'submitted' && of.route === 'unknown') {
    of.route = 'register_portal';
    of.routeKnownSince = by.today;
  }
  inferPapers(of, milestone, on, by.today);
  askForPapers(of, by.today);
  return true;
}

function verify(of: ModelCase, { milestone }: Of<'verify'>, by: ModelBy): boolean {
  const known = of.reached[milestone];
  if (of.disposition !== 'active' || !known || WEIGHT[by.source] <= WEIGHT[known.source]) return false;
  of.reached = { ...of.reached, [milestone]: { ...known, source: by.source } };
  return true;
}

function correct(of: ModelCase, { milestone, when, reason }: Of<'correct'>, by: ModelBy): boolean {
  const known = of.reached[milestone];
  const on = when && dayOf(when, of, by.today);
  if (of.disposition !== 'active' || !known || !reason) return false;
  // What the office saw with its own eyes, only the office takes back.
  if (known.source === 'verified' && !by.isOffice) return false;
  if (on === known.on || (on !== null && !canHaveBeen(of, on, by.today))) return false;
  // What did not happen has no other day.
  if (on !== null && (reason === 'did-not-happen' || reason === 'recorded-elsewhere')) return false;
  const { [milestone]: _gone, ...others } = of.reached;
  of.reached = on === null ? others : { ...others, [milestone]: { ...known, on, source: by.source } };
  unInferPapers(of, milestone, on, by.today);
  askForPapers(of, by.today);
  return true;
}

/** Reasons to rest that somebody may give: a European card is found by the triage, a double by the office. @source DOMAIN §1 */
function mayGive(to: RestingDisposition, reason: DispositionReason, isOffice: boolean): boolean {
  if (to === 'not_required') return reason === 'handled-elsewhere' || reason === 'covered-otherwise';
  if (reason === 'duplicate') return isOffice;
  return reason === 'left-france' || reason === 'withdrew' || reason === 'finished';
}

function rest(of: ModelCase, { to, reason }: Of<'rest'>, by: ModelBy): boolean {
  if (of.reason === 'duplicate' && !by.isOffice) return false;
  if (!mayGive(to, reason, by.isOffice) || (of.disposition === to && of.reason === reason)) return false;
  of.disposition = to;
  of.reason = reason;
  return true;
}

/** Active again since a day: a European card does not cover any more. */
function activate(of: ModelCase, since: DayNumber, today: DayNumber): void {
  of.disposition = 'active';
  of.reason = null;
  of.activeSince = since;
  if (of.route === 'ehic_covers') {
    of.route = of.reached.submitted ? 'register_portal' : 'unknown';
    of.routeKnownSince = of.reached.submitted ? since : null;
    of.answers = {};
  }
  askForPapers(of, today);
}

function reopen(of: ModelCase, by: ModelBy): boolean {
  if (of.disposition === 'active') return false;
  if (of.reason === 'duplicate' && !by.isOffice) return false;
  activate(of, by.today, by.today);
  return true;
}

/** What a night changes: a card lapses, a minor comes of age, a year asks for its certificate. False: nothing. */
export function newDay(of: ModelCase, today: DayNumber): boolean {
  const lapsed = lapse(of, today);
  const birthday = of.facts.turns18On;
  const isOfAge = birthday !== undefined && nextMonth(birthday) <= today;
  if (isOfAge) {
    const { turns18On: _known, ...facts } = of.facts;
    of.facts = facts;
    if (of.answers.age) of.answers = { ...of.answers, age: 'adult' };
  }
  const turns = lapsed || isOfAge || (of.disposition === 'active' && papersTurn(of, today));
  if (turns && of.disposition === 'active') askForPapers(of, today);
  return turns;
}

function lapse(of: ModelCase, today: DayNumber): boolean {
  const until = of.facts.ehicValidUntil;
  const isCovered = of.reason === 'ehic' && of.route === 'ehic_covers';
  const stayEnds = of.facts.studiesEndOn;
  // A card for the whole stay never leaves anybody uncovered.
  if (until !== undefined && stayEnds !== undefined && until >= stayEnds) return false;
  if (!isCovered || until === undefined || today <= until) return false;
  activate(of, until + 1, today);
  return true;
}

/** What lies behind whoever tells it. @source DOMAIN §1 "Further dated facts" */
const PAST: readonly DatedFact[] = [
  'visaValidatedOn',
  'vitaleOrderedOn',
  'vitaleUpdatedOn',
  'vitaleLostOn',
  'addressChangedOn',
  'addressToldAmeliOn',
  'certificateUploadedOn',
];

function canBe(fact: DatedFact, on: DayNumber, today: DayNumber): boolean {
  if (on < addMonths(today, -240) || on > addMonths(today, 240)) return false;
  if (PAST.includes(fact) && on > today) return false;
  return fact !== 'turns18On' || on > today;
}

function tell(of: ModelCase, { facts }: Of<'tell'>, by: ModelBy): boolean {
  if (of.disposition === 'closed') return false;
  const said = facts.map(([fact, when]) => [fact, when ? dayOf(when, of, by.today) : undefined] as const);
  const changed = said.filter(([fact, on]) => of.facts[fact] !== on);
  if (changed.length === 0) return false;
  if (changed.some(([fact, on]) => on !== undefined && !canBe(fact, on, by.today))) return false;
  // A card that covers is not over.
  const isOver = (on: DayNumber | undefined) => on !== undefined && on < by.today && of.reason === 'ehic';
  if (of.route === 'ehic_covers' && changed.some(([fact, on]) => fact === 'ehicValidUntil' && isOver(on)))
    return false;
  const next = { ...of.facts };
  for (const [fact, on] of changed) {
    if (on === undefined) Reflect.deleteProperty(next, fact);
    else next[fact] = on;
  }
  of.facts = next;
  if (changed.some(([fact]) => fact === 'vitaleOrderedOn')) {
    const on = next.vitaleOrderedOn ?? null;
    unInferPapers(of, 'vitaleOrderedOn', on, by.today);
    if (on !== null) inferPapers(of, 'vitaleOrderedOn', on, by.today);
  }
  askForPapers(of, by.today);
  return true;
}

/** Whether a paper of the product is the one that the model means: one of each kind, of each year. */
export const isSamePaper = (
  one: { readonly kind: string; readonly period: string },
  meant: ModelPaper | undefined,
): boolean => one.kind === meant?.kind && one.period === meant.period;

/** The paper that a step means. */
export const paperAt = (of: ModelCase, place: number): ModelPaper | undefined =>
  of.papers[place % of.papers.length];

function putPaper(of: ModelCase, place: number, decide: (one: ModelPaper) => ModelPaper | null): boolean {
  const one = paperAt(of, place);
  const next = of.disposition === 'active' && one ? decide(one) : null;
  if (!next) return false;
  of.papers = of.papers.map((each) => (each === one ? next : each));
  return true;
}

function take(of: ModelCase, step: Step, by: ModelBy): boolean {
  switch (step.do) {
    case 'wait':
      return true;
    case 'record':
      return record(of, step, by);
    case 'verify':
      return verify(of, step, by);
    case 'correct':
      return correct(of, step, by);
    case 'rest':
      return rest(of, step, by);
    case 'reopen':
      return reopen(of, by);
    case 'new day':
      return newDay(of, by.today);
    case 'triage':
      return triaged(of, step.answers, step.card && dayOf(step.card, of, by.today), by.today);
    case 'tell':
      return tell(of, step, by);
    case 'portal link':
      if (of.disposition !== 'active' || of.route !== 'register_portal') return false;
      if (of.reached.submitted || of.reached.permanentNumber) return false;
      of.linkSentAt = by.now;
      return true;
    case 'plan':
      if (of.disposition === 'closed' || of.facts.studiesEndOn === undefined) return false;
      of.plan = { plan: step.plan, until: of.facts.studiesEndOn };
      return true;
    case 'paper': {
      const { to, reason, text } = step;
      const on = dayOf(step.when, of, by.today);
      return putPaper(of, step.place, (one) => movedPaper(one, { to, on, reason, text }, by));
    }
    case 'expect':
      return putPaper(of, step.place, (one) =>
        expectedPaper(one, step.when && dayOf(step.when, of, by.today), by.today),
      );
  }
}

/** The case after a step; null when it is refused: what it asks for is not allowed, or leads to what cannot be. */
export function modelStep(before: ModelCase, step: Step, by: ModelBy): ModelCase | null {
  const next = { ...before };
  // A paper list is only ever replaced or pushed to.
  next.papers = [...before.papers];
  if (!take(next, step, by) || impossibilities(next).length > 0) return null;
  const isByPerson = step.do !== 'wait' && step.do !== 'new day';
  if (isByPerson && !by.isOffice) next.studentActedOn = by.today;
  return next;
}
