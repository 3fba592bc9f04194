import type { DatedFact } from '#lib/domain/case/dated-fact.ts';
import type { DispositionReason, RestingDisposition } from '#lib/domain/case/disposition.ts';
import type { FactSource } from '#lib/domain/case/milestone.ts';
import { addMonths, type DayNumber } from './day-number.ts';
import { hasNeeds, impossibilities, type ModelBy, type ModelCase, type ModelPaper } from './model-case.ts';
import { expectedPaper, movedPaper } from './model-machine.ts';
import { askForPapers, inferPapers, unInferPapers } from './model-papers.ts';
import { triaged } from './model-triage.ts';
import { dayOf, type Step } from './step.ts';

const WEIGHT: Readonly<Record<FactSource, number>> = { declared: 1, proof: 2, verified: 3 };

type Of<Deed extends Step['do']> = Extract<Step, { do: Deed }>;

function record(of: ModelCase, { milestone, when }: Of<'record'>, by: ModelBy): boolean {
  const on = dayOf(when, of, by.today);
  if (of.disposition !== 'active' || of.reached[milestone] || !hasNeeds(of, milestone) || on > by.today)
    return false;
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
  if (on === known.on || (on !== null && on > by.today)) return false;
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
  }
  askForPapers(of, today);
}

function reopen(of: ModelCase, by: ModelBy): boolean {
  if (of.disposition === 'active') return false;
  if (of.reason === 'duplicate' && !by.isOffice) return false;
  activate(of, by.today, by.today);
  return true;
}

/** The night in which a European card lapsed. */
export function lapse(of: ModelCase, today: DayNumber): boolean {
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

/** The kind of the paper that a step means; the model has one of each kind at most. */
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
    case 'lapse':
      return lapse(of, by.today);
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
  const isByPerson = step.do !== 'wait' && step.do !== 'lapse';
  if (isByPerson && !by.isOffice) next.studentActedOn = by.today;
  return next;
}
