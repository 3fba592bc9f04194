import { civil } from '../calendar/civil-date.ts';
import { isEmployed, type TriageAnswers } from './question.ts';
import type { Route } from './route.ts';

/** Where the rules come from: the five texts by their number, and public pages. */
export const SOURCES = [
  '000',
  '001',
  '002',
  '003',
  '004',
  'cleiss',
  'campus-france',
  'service-public',
  'uga',
] as const;
export type Source = (typeof SOURCES)[number];

/** The month in which the public pages were read, by its first day. They may age. */
export const SOURCES_READ_IN = civil('2026-11-01');

type OutcomeRule = {
  readonly route: Exclude<Route, 'unknown'>;
  readonly holds: (said: TriageAnswers) => boolean;
  readonly sources: readonly Source[];
};

/**
 * Who registers how, in the order of precedence: the first rule that holds decides. The last one always holds, so every
 * set of answers leads to exactly one outcome. @source DOMAIN §2
 */
export const OUTCOME_RULES = {
  employed: { route: 'employed', holds: isEmployed, sources: ['002', 'uga', 'service-public'] },
  ehic: { route: 'ehic_covers', holds: ({ card }) => card === 'ehic', sources: ['000', '001'] },
  affiliated: { route: 'already_affiliated', holds: ({ before }) => before === 'yes', sources: ['003'] },
  quebec: { route: 'convention_quebec', holds: ({ ramq }) => ramq === 'yes', sources: ['cleiss'] },
  s1: { route: 'register_portal', holds: ({ card }) => card === 's1', sources: ['000', '001'] },
  european: {
    route: 'register_portal',
    holds: ({ origin }) => origin === 'europe',
    sources: ['cleiss', 'campus-france'],
  },
  overseas: {
    route: 'register_portal',
    holds: ({ origin }) => origin === 'wallis-or-new-caledonia',
    sources: ['004'],
  },
  // Sources disagree: the portal, or paper to the CPAM. The guide shows both and says to ask 3646.
  'overseas-disputed': {
    route: 'register_portal',
    holds: ({ origin }) => origin === 'polynesia-or-st-pierre',
    sources: ['004', 'cleiss'],
  },
  everybody: { route: 'register_portal', holds: () => true, sources: ['000', '001', 'cleiss'] },
} as const satisfies Record<string, OutcomeRule>;
export type OutcomeId = keyof typeof OUTCOME_RULES;

export const OUTCOME_IDS = Object.keys(OUTCOME_RULES) as readonly OutcomeId[];

/** What a result has in addition, whatever decided it. */
export type OutcomeNote = 'parental-authorisation' | 'no-permit-for-minors';

export type Outcome = {
  /** Names the reason: its words are in every language under `triage.outcome`. */
  readonly id: OutcomeId;
  readonly route: Exclude<Route, 'unknown'>;
  readonly sources: readonly Source[];
  readonly notes: readonly OutcomeNote[];
};

function notesOf(said: TriageAnswers): readonly OutcomeNote[] {
  if (said.age === 'under-16') return ['parental-authorisation', 'no-permit-for-minors'];
  return said.age === '16-17' ? ['no-permit-for-minors'] : [];
}

/** Where a set of answers leads: exactly one outcome, with its reason and sources. @source DOMAIN §2 */
export function outcomeOf(said: TriageAnswers): Outcome {
  const id = OUTCOME_IDS.find((one) => OUTCOME_RULES[one].holds(said)) ?? 'everybody';
  const { route, sources } = OUTCOME_RULES[id];
  return { id, route, sources, notes: notesOf(said) };
}
