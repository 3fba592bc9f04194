import type { Milestone } from '../case/milestone.ts';
import type { Source } from '../route/outcome.ts';

/** How long one published text says that a wait takes, in its own unit. */
export type PublishedRange = {
  readonly source: Source;
  readonly from: number;
  readonly to: number;
  readonly unit: 'weeks' | 'months';
};

/**
 * What the texts say of the wait that ends at each milestone, shortest first; they disagree, so each is shown. None where
 * they give no figure. Read in `SOURCES_READ_IN`. @source DOMAIN §7
 */
export const PUBLISHED_RANGES: Readonly<Record<Milestone, readonly PublishedRange[]>> = {
  submitted: [],
  provisionalNumber: [{ source: '002', from: 2, to: 3, unit: 'months' }],
  permanentNumber: [
    { source: '004', from: 4, to: 6, unit: 'weeks' },
    { source: '002', from: 2, to: 3, unit: 'months' },
    { source: '000', from: 3, to: 6, unit: 'months' },
    { source: '002', from: 3, to: 9, unit: 'months' },
  ],
  ameliAccount: [],
  carteVitale: [],
  gpDeclared: [],
};

const WEEKS_IN_A_YEAR = 52;

/** A published figure in weeks, whole or not. */
export const inWeeks = (figure: number, unit: PublishedRange['unit']): number =>
  unit === 'weeks' ? figure : (figure * WEEKS_IN_A_YEAR) / 12;
