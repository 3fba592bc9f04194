// What can be done to a case, as plain data: the model and the product are given the same steps.
import fc from 'fast-check';
import { CORRECTION_REASONS, type CorrectionReason } from '#lib/domain/case/correct-milestone.ts';
import { DATED_FACTS, type DatedFact } from '#lib/domain/case/dated-fact.ts';
import {
  ALL_DISPOSITION_REASONS,
  DISPOSITION_REASONS,
  type DispositionReason,
  type RestingDisposition,
} from '#lib/domain/case/disposition.ts';
import { AFTER_STUDIES, type AfterStudies } from '#lib/domain/case/facts.ts';
import { MILESTONES, type Milestone } from '#lib/domain/case/milestone.ts';
import { DOCUMENT_STATUSES, type DocumentStatus } from '#lib/domain/document/document.ts';
import { NOT_NEEDED_REASONS, REJECTION_REASONS, type DocumentReason } from '#lib/domain/document/reason.ts';
import { QUESTIONS, type TriageAnswers } from '#lib/domain/route/question.ts';
import { addMonths, type DayNumber } from './day-number.ts';
import type { ModelCase } from './model-case.ts';

/** A day, told from another one: rules break at edges, and random days hardly ever meet one. */
export type When = {
  readonly near: 'today' | 'studies' | 'a year before' | Milestone;
  readonly plus: number;
};

export type Step = { readonly who: 'student' | 'proof' | 'office' } & (
  | { readonly do: 'wait'; readonly days: number }
  | { readonly do: 'record'; readonly milestone: Milestone; readonly when: When }
  | { readonly do: 'verify'; readonly milestone: Milestone }
  | {
      readonly do: 'correct';
      readonly milestone: Milestone;
      readonly when: When | null;
      readonly reason: CorrectionReason | null;
    }
  | { readonly do: 'rest'; readonly to: RestingDisposition; readonly reason: DispositionReason }
  | { readonly do: 'reopen' }
  | { readonly do: 'new day' }
  | { readonly do: 'triage'; readonly answers: TriageAnswers; readonly card: When | null }
  | { readonly do: 'tell'; readonly facts: readonly (readonly [DatedFact, When | null])[] }
  | { readonly do: 'portal link' }
  | { readonly do: 'plan'; readonly plan: AfterStudies['plan'] }
  | {
      readonly do: 'paper';
      readonly place: number;
      readonly to: DocumentStatus;
      readonly when: When;
      readonly reason: DocumentReason | null;
      readonly text: string | null;
    }
  | { readonly do: 'expect'; readonly place: number; readonly when: When | null }
);

/** The day that is meant in a case; what is not known there is told from today. */
export function dayOf({ near, plus }: When, of: ModelCase, today: DayNumber): DayNumber {
  if (near === 'today') return today + plus;
  const studies = of.facts.studiesStartOn;
  if (near === 'studies') return (studies ?? today) + plus;
  if (near === 'a year before') return (studies === undefined ? today : addMonths(studies, -12)) + plus;
  return (of.reached[near]?.on ?? today) + plus;
}

const mostly = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.constantFrom(-2, -1, 1) },
  { weight: 3, arbitrary: fc.integer({ min: -60, max: 60 }) },
  { weight: 1, arbitrary: fc.integer({ min: -800, max: 800 }) },
);
const when: fc.Arbitrary<When> = fc.record({
  near: fc.constantFrom('today', 'today', 'today', 'studies', 'a year before', ...MILESTONES),
  plus: mostly,
});
const fromToday = (plus: number): When => ({ near: 'today', plus });
/** The edges of what is taken at all: twenty years, and sixty days. */
const anyDay: fc.Arbitrary<When> = fc.oneof(
  { weight: 8, arbitrary: when },
  { weight: 1, arbitrary: fc.integer({ min: -7310, max: 7310 }).map(fromToday) },
  { weight: 1, arbitrary: fc.constantFrom(59, 60, 61).map(fromToday) },
);
const maybe = <T>(some: fc.Arbitrary<T>, freq: number) => fc.option(some, { nil: null, freq });

const milestone = fc.constantFrom(...MILESTONES);
const answered = <T extends string>(...answers: readonly T[]): fc.Arbitrary<T | undefined> =>
  fc.option(fc.constantFrom(...answers), { nil: undefined, freq: 30 });
const answers: fc.Arbitrary<TriageAnswers> = fc.record({
  origin: answered(...QUESTIONS.origin, 'other', 'other', 'europe'),
  work: answered(...QUESTIONS.work, 'none', 'none', 'none'),
  card: answered(...QUESTIONS.card),
  before: answered(...QUESTIONS.before, 'no', 'no'),
  ramq: answered(...QUESTIONS.ramq),
  visa: answered(...QUESTIONS.visa),
  age: answered(...QUESTIONS.age),
  birth: answered(...QUESTIONS.birth),
});
const reason = fc.constantFrom<(DocumentReason | null)[]>(
  null,
  'illegible',
  'expired',
  'cpam-said-so',
  'situation',
  ...REJECTION_REASONS,
  ...NOT_NEEDED_REASONS,
);
const rests = fc.oneof(
  ...(Object.keys(DISPOSITION_REASONS) as RestingDisposition[]).map((to) =>
    fc.record({
      to: fc.constant(to),
      reason: fc.constantFrom(...DISPOSITION_REASONS[to], ...ALL_DISPOSITION_REASONS),
    }),
  ),
);
const place = fc.nat({ max: 11 });

const DEEDS = {
  wait: {
    weight: 8,
    arbitrary: fc.record({
      days: fc.oneof(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 120 })),
    }),
  },
  record: { weight: 26, arbitrary: fc.record({ milestone, when }) },
  verify: { weight: 6, arbitrary: fc.record({ milestone }) },
  correct: {
    weight: 12,
    arbitrary: fc.record({
      milestone,
      when: maybe(when, 3),
      reason: maybe(fc.constantFrom(...CORRECTION_REASONS), 9),
    }),
  },
  rest: { weight: 1, arbitrary: rests },
  reopen: { weight: 3, arbitrary: fc.record({}) },
  'new day': { weight: 6, arbitrary: fc.record({}) },
  // A card that ends soon lapses within a walk.
  triage: {
    weight: 6,
    arbitrary: fc.record({
      answers,
      card: maybe(fc.oneof(fc.integer({ min: -1, max: 30 }).map(fromToday), anyDay), 8),
    }),
  },
  tell: {
    weight: 8,
    arbitrary: fc.record({
      facts: fc.uniqueArray(
        fc.tuple(fc.constantFrom(...DATED_FACTS, 'vitaleOrderedOn' as const), maybe(anyDay, 6)),
        {
          minLength: 0,
          maxLength: 3,
          selector: ([fact]) => fact,
        },
      ),
    }),
  },
  'portal link': { weight: 1, arbitrary: fc.record({}) },
  plan: { weight: 1, arbitrary: fc.record({ plan: fc.constantFrom(...AFTER_STUDIES) }) },
  paper: {
    weight: 26,
    arbitrary: fc.record({
      place,
      to: fc.constantFrom(...DOCUMENT_STATUSES),
      when,
      reason,
      text: fc.constantFrom(null, 'a page is missing'),
    }),
  },
  expect: { weight: 4, arbitrary: fc.record({ place, when: maybe(anyDay, 6) }) },
} as const satisfies Record<Step['do'], { weight: number; arbitrary: fc.Arbitrary<object> }>;

export const DEED_NAMES = Object.keys(DEEDS) as readonly Step['do'][];

const who = fc.constantFrom(
  'student' as const,
  'student' as const,
  'proof' as const,
  'office' as const,
  'office' as const,
);

/** Any step, those oftener that lead somewhere. */
export const anyStep: fc.Arbitrary<Step> = fc
  .tuple(
    who,
    fc.oneof(
      ...DEED_NAMES.map((name) => ({
        weight: DEEDS[name].weight,
        arbitrary: (DEEDS[name].arbitrary as fc.Arbitrary<object>).map((deed) => ({ do: name, ...deed })),
      })),
    ),
  )
  .map(([by, deed]) => ({ who: by, ...deed }) as Step);
