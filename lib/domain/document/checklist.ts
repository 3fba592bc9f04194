import { isBefore, type CivilDate } from '../calendar/civil-date.ts';
import { settlesOn, turns16On } from '../case/birthday.ts';
import type { CaseFacts } from '../case/facts.ts';
import type { Route } from '../route/route.ts';
import type { DocumentKind } from './kind.ts';

/** What decides which papers are asked for. Ages, not birth dates. */
export type Situation = {
  readonly route: Route;
  /** EU, EEA or Swiss national. */
  readonly isEuropean: boolean;
  readonly hasS1: boolean;
  /** Some nationals study here without a visa; European students do. */
  readonly needsVisa: boolean;
  /** Wallis and Futuna, New Caledonia, French Polynesia, Saint-Pierre-et-Miquelon. @source 004 */
  readonly isOverseas: boolean;
  readonly isUnder16: boolean;
  readonly isAdult: boolean;
  /** The birth certificate is in French or an EU multilingual extract. */
  readonly needsNoTranslation: boolean;
  /** The office lists further papers for the student's nationality. @source 003 */
  readonly hasCountryPapers: boolean;
  /** The card can be ordered: the permanent number is there, and no card yet. */
  readonly isOrderingCard: boolean;
};

/** The situation as the answers and facts of a case tell it; a birthday that is known, once it has settled, is surer than an answer. */
export function situationOf(facts: CaseFacts, today: CivilDate, hasCountryPapers: boolean): Situation {
  const { answers, milestones, turns18On, route } = facts;
  const sixteenth = turns16On(facts);
  const isEuropean = answers.origin === 'europe';
  const isOverseas =
    answers.origin === 'wallis-or-new-caledonia' || answers.origin === 'polynesia-or-st-pierre';
  return {
    route,
    isEuropean,
    isOverseas,
    hasS1: answers.card === 's1',
    needsVisa: !isEuropean && !isOverseas && answers.visa !== 'no',
    isUnder16: sixteenth ? isBefore(today, settlesOn(sixteenth)) : answers.age === 'under-16',
    isAdult: turns18On ? !isBefore(today, settlesOn(turns18On)) : (answers.age ?? 'adult') === 'adult',
    needsNoTranslation: isOverseas || answers.birth === 'french' || answers.birth === 'multilingual',
    hasCountryPapers,
    isOrderingCard: milestones.permanentNumber !== null && milestones.carteVitale === null,
  };
}

/**
 * The papers that others must send and this student need not: they stand in the list as not needed, so that nobody
 * wonders. @source DOMAIN §3: 000 and 003 ask for the translation, 001 only if necessary
 */
export function notNeededIn({ route, isOverseas, needsNoTranslation }: Situation): readonly DocumentKind[] {
  return route === 'register_portal' && needsNoTranslation && !isOverseas ? ['birth-translation'] : [];
}

/** The papers that the portal will ask this student for, in its order. Only its own route has any. @source DOMAIN §3 */
export function checklistFor(situation: Situation): readonly DocumentKind[] {
  if (situation.route !== 'register_portal') return [];
  const { isEuropean, hasS1, needsVisa, isOverseas, isUnder16, isAdult, needsNoTranslation } = situation;
  return [
    'enrolment-certificate',
    'identity-document',
    ...(needsVisa ? (['student-visa'] as const) : []),
    ...(isUnder16 ? (['parental-authorisation'] as const) : []),
    ...(isEuropean && hasS1 ? (['s1-form'] as const) : []),
    ...(isEuropean && !hasS1 ? (['proof-of-resources'] as const) : []),
    'birth-certificate',
    ...(needsNoTranslation ? [] : (['birth-translation'] as const)),
    ...(!isEuropean && !isOverseas && isAdult ? (['residence-permit'] as const) : []),
    ...(situation.hasCountryPapers ? (['country-papers'] as const) : []),
    'bank-details',
    ...(situation.isOrderingCard ? (['card-photo', 'card-identity'] as const) : []),
  ];
}
