/** The six stations of the line, in their fixed order. @source DOMAIN §1, 004 */
export const MILESTONES = [
  'submitted',
  'provisionalNumber',
  'permanentNumber',
  'ameliAccount',
  'carteVitale',
  'gpDeclared',
] as const;
export type Milestone = (typeof MILESTONES)[number];

/** How well a fact is founded, weakest first. `proof` is read in the student's browser, so it is still their word. */
export const FACT_SOURCES = ['declared', 'proof', 'verified'] as const;
export type FactSource = (typeof FACT_SOURCES)[number];

/** Whether a source founds a fact better than another. */
export const isBetterFounded = (one: FactSource, other: FactSource): boolean =>
  FACT_SOURCES.indexOf(one) > FACT_SOURCES.indexOf(other);

/** The two milestones that bring a number: they come from the health insurance, and only their day is told. */
export const isNumber = (milestone: Milestone): boolean =>
  milestone === 'provisionalNumber' || milestone === 'permanentNumber';

/** Derived from the milestones alone, never set. @source DOMAIN §1 */
export const CASE_STATUSES = [
  'PREPARING',
  'SUBMITTED',
  'PROVISIONAL_NIA',
  'PERMANENT_NIR',
  'AMELI_ACCOUNT',
  'CARTE_VITALE',
  'GP_DECLARED',
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** What a milestone needs: one of each group. The doctor may be declared with either number. @source DOMAIN §1 */
export const PREREQUISITES: Readonly<Record<Milestone, readonly Milestone[]>> = {
  submitted: [],
  provisionalNumber: ['submitted'],
  permanentNumber: ['submitted'],
  ameliAccount: ['permanentNumber'],
  carteVitale: ['permanentNumber'],
  gpDeclared: ['provisionalNumber', 'permanentNumber'],
};

/** The status that a case has when this milestone ends its unbroken run. */
export const STATUS_OF_MILESTONE: Readonly<Record<Milestone, CaseStatus>> = {
  submitted: 'SUBMITTED',
  provisionalNumber: 'PROVISIONAL_NIA',
  permanentNumber: 'PERMANENT_NIR',
  ameliAccount: 'AMELI_ACCOUNT',
  carteVitale: 'CARTE_VITALE',
  gpDeclared: 'GP_DECLARED',
};
