import fc from 'fast-check';
import type { By, CaseChange, CaseState } from '#lib/domain/case/change.ts';
import type { FactChanges } from '#lib/domain/case/set-facts.ts';
import { NO_DATED_FACTS, NO_MILESTONES } from '#lib/domain/case/facts.ts';
import type { CaseStatus } from '#lib/domain/case/milestone.ts';
import type { Result } from '#lib/domain/result.ts';
import * as realVerbs from '#lib/domain/case/verbs.ts';
import { dateOf, difference } from './compare.ts';
import { dayNumber, isoOf, type DayNumber } from './day-number.ts';
import { modelStatus, openingCase, type ModelBy, type ModelCase } from './model-case.ts';
import { isSamePaper, modelStep, paperAt } from './model-step.ts';
import { anyStep, dayOf, type Step, type When } from './step.ts';
import { toldOf, untold } from './told.ts';

export type Verbs = typeof realVerbs;

export const FIRST_DAY = dayNumber('2026-09-15');
const DAY_MS = 86_400_000;

/** How a run went, for whoever asks whether it went anywhere. */
export type Tally = {
  steps: number;
  readonly taken: Partial<Record<Step['do'], number>>;
  readonly refused: Partial<Record<Step['do'], number>>;
  readonly reached: Partial<Record<CaseStatus, number>>;
};
const newTally = (): Tally => ({ steps: 0, taken: {}, refused: {}, reached: {} });

/** What a step does to the product's case; null: nothing was to do. */
function productStep(
  verbs: Verbs,
  state: CaseState,
  step: Step,
  of: ModelCase,
  by: By,
  today: DayNumber,
): Result<CaseChange> | null {
  const day = (when: When) => dateOf(dayOf(when, of, today));
  const dayOrNull = (when: When | null) => when && day(when);
  switch (step.do) {
    case 'wait':
      return null;
    case 'record':
      return verbs.record(state, { milestone: step.milestone, on: day(step.when) }, by);
    case 'verify':
      return verbs.verify(state, step.milestone, by);
    case 'correct':
      return verbs.correct(
        state,
        { milestone: step.milestone, on: dayOrNull(step.when), reason: step.reason },
        by,
      );
    case 'rest':
      return verbs.setDisposition(state, step.to, step.reason, by);
    case 'reopen':
      return verbs.reopen(state, by);
    case 'new day': {
      const change = verbs.newDay(state, by);
      return change && { ok: true, value: change };
    }
    case 'triage':
      return verbs.triage(state, { answers: step.answers, ehicValidUntil: dayOrNull(step.card) }, by);
    case 'tell': {
      const changes: FactChanges = Object.fromEntries(
        step.facts.map(([fact, when]) => [fact, dayOrNull(when)]),
      );
      return verbs.tell(state, changes, by);
    }
    case 'portal link':
      return verbs.tellPortalLink(state, by);
    case 'plan':
      return verbs.tellAfterStudies(state, step.plan, by);
    case 'paper':
    case 'expect': {
      const meant = paperAt(of, step.place);
      const documentId = state.documents.find((one) => isSamePaper(one, meant))?.id ?? 'none';
      if (step.do === 'expect') return verbs.expectPaper(state, documentId, dayOrNull(step.when), by);
      const { to: status, reason, text: reasonText } = step;
      return verbs.movePaper(state, { documentId, status, on: day(step.when), reason, reasonText }, by);
    }
  }
}

export const openingState = (studiesStartOn: DayNumber | null): CaseState => ({
  facts: {
    route: 'unknown',
    answers: {},
    disposition: 'active',
    dispositionReason: null,
    milestones: NO_MILESTONES,
    activeSince: dateOf(FIRST_DAY),
    routeKnownSince: null,
    studentActedOn: null,
    portalLinkSentAt: null,
    afterStudies: null,
    ...NO_DATED_FACTS,
    studiesStartOn: studiesStartOn === null ? null : dateOf(studiesStartOn),
  },
  documents: [],
});

export type Walk = {
  readonly studies: number | null;
  readonly precheck: boolean;
  readonly isListed: boolean;
  readonly steps: readonly Step[];
};

const count = <K extends string>(counts: Partial<Record<K, number>>, key: K) => {
  counts[key] = (counts[key] ?? 0) + 1;
};

/** Takes model and product through the same steps; throws where they part. */
function walk({ studies, precheck, isListed, steps }: Walk, verbs: Verbs, tally: Tally): void {
  let today = FIRST_DAY;
  const start = studies === null ? null : today + studies;
  let model = openingCase(today, start, isListed);
  let state = openingState(start);
  const told = toldOf(state);
  let papers = 0;
  const fail = (step: Step, words: string): never => {
    throw new Error(`${isoOf(today)} ${JSON.stringify(step)}: ${words}`);
  };
  for (const step of steps) {
    tally.steps++;
    if (step.do === 'wait') {
      today += step.days;
      continue;
    }
    const isOffice = step.who === 'office';
    const source = isOffice ? 'verified' : step.who === 'proof' ? 'proof' : 'declared';
    const modelBy: ModelBy = { today, now: today * DAY_MS, isOffice, source, precheck };
    const by: By = {
      today: dateOf(today),
      now: new Date(modelBy.now),
      by: isOffice ? 'office' : 'student',
      source,
      precheck,
      hasCountryPapers: isListed,
      newId: () => `paper ${String(++papers)}`,
    };
    const should = modelStep(model, step, modelBy);
    const did = productStep(verbs, state, step, model, by, today);
    if ((should !== null) !== (did?.ok ?? false)) {
      fail(step, `the model ${should ? 'takes' : 'refuses'} it, the product says ${JSON.stringify(did)}`);
    }
    if (!should || !did?.ok) {
      count(tally.refused, step.do);
      continue;
    }
    model = should;
    state = { facts: did.value.facts, documents: did.value.documents };
    const wrong = difference(state, model) ?? untold(told, did.value.events, state);
    if (wrong) fail(step, wrong);
    count(tally.taken, step.do);
    count(tally.reached, modelStatus(model));
  }
}

/** Any way that a case can go, of so many steps. */
const walks = (length: number): fc.Arbitrary<Walk> =>
  fc.record({
    studies: fc.option(fc.integer({ min: -400, max: 60 }), { nil: null, freq: 5 }),
    precheck: fc.boolean(),
    isListed: fc.boolean(),
    steps: fc.array(anyStep, { minLength: length, maxLength: length, size: 'max' }),
  });

/** Runs so many steps against the model and answers what fast-check found, with how far it came. */
export function runDomain(
  given: { readonly steps: number; readonly seed: number; readonly length?: number },
  verbs: Verbs = realVerbs,
): { readonly failure: string | null; readonly tally: Tally } {
  const length = given.length ?? 100;
  const tally = newTally();
  const property = fc.property(walks(length), (one) => {
    walk(one, verbs, tally);
  });
  const found = fc.check(property, {
    numRuns: Math.ceil(given.steps / length),
    seed: given.seed,
    endOnFailure: true,
  });
  const error = found.errorInstance;
  return { failure: found.failed ? (error instanceof Error ? error.message : String(error)) : null, tally };
}
