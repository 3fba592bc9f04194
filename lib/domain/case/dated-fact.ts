import type { Milestone } from './milestone.ts';

/** How a dated fact is bound in time. */
type DatedFactRule = {
  /** `past`: it happened, so it cannot lie ahead of today. */
  readonly tense: 'past' | 'any';
  /** The milestone that it stands on: without it, or before its date, the fact cannot be. */
  readonly needs: Milestone | null;
};

/**
 * The further dated facts of a case, each with its rule. `turns18On` is kept for minors only; the 16th birthday is two
 * years before it, and no birth date is stored otherwise. @source DOMAIN §1
 */
export const DATED_FACT_RULES = {
  /** First date of the enrolment certificate: the start of rights. @source 004 */
  studiesStartOn: { tense: 'any', needs: null },
  studiesEndOn: { tense: 'any', needs: null },
  arrivedOn: { tense: 'any', needs: null },
  turns18On: { tense: 'any', needs: null },
  ehicValidUntil: { tense: 'any', needs: null },
  visaValidatedOn: { tense: 'past', needs: null },
  residencePermitExpiresOn: { tense: 'any', needs: null },
  attestationValidUntil: { tense: 'any', needs: null },
  vitaleOrderedOn: { tense: 'past', needs: 'permanentNumber' },
  vitaleUpdatedOn: { tense: 'past', needs: 'carteVitale' },
  vitaleLostOn: { tense: 'past', needs: 'carteVitale' },
  addressChangedOn: { tense: 'past', needs: null },
  addressToldAmeliOn: { tense: 'past', needs: null },
  /** The certificate was put into the university's own area. @source 003 */
  certificateUploadedOn: { tense: 'past', needs: null },
  leavingOn: { tense: 'any', needs: null },
} as const satisfies Record<string, DatedFactRule>;
export type DatedFact = keyof typeof DATED_FACT_RULES;

export const DATED_FACTS = Object.keys(DATED_FACT_RULES) as readonly DatedFact[];

/** From this date a birth date follows: the history, which nobody can erase, tells only that it was told. */
export const NEVER_IN_HISTORY = 'turns18On' satisfies DatedFact;
/** The facts whose dates stand in the history. */
export const DATED_IN_HISTORY = DATED_FACTS.filter((fact) => fact !== NEVER_IN_HISTORY);

/** The rule of a dated fact, at its full width. */
export const datedFactRule = (fact: DatedFact): DatedFactRule => DATED_FACT_RULES[fact];

/** The forms that ask for them, in the order of a student's year. */
export const FACT_FORMS = {
  studies: ['studiesStartOn', 'studiesEndOn', 'arrivedOn', 'turns18On'],
  papers: ['visaValidatedOn', 'residencePermitExpiresOn', 'attestationValidUntil', 'ehicValidUntil'],
  card: ['vitaleOrderedOn', 'vitaleUpdatedOn', 'vitaleLostOn'],
  life: ['addressChangedOn', 'addressToldAmeliOn', 'certificateUploadedOn', 'leavingOn'],
} as const satisfies Record<string, readonly DatedFact[]>;
export type FactForm = keyof typeof FACT_FORMS;

/** Name of the field that says what the form showed of a dated fact when it was made. */
export const shownField = (fact: DatedFact): string => `was-${fact}`;
