import type { CivilDate } from '../calendar/civil-date.ts';
import type { FactSource, Milestone } from './milestone.ts';
import type { Route } from '../route/route.ts';

export const DISPOSITIONS = ['active', 'not_required', 'closed'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** One milestone as it is known: when it happened and how well that is founded. */
export type MilestoneFact = {
  readonly on: CivilDate;
  readonly source: FactSource;
  /** The Paris day on which it was first recorded here. */
  readonly recordedOn: CivilDate;
};

/** All that the rules need to know of a case. Pure values: no names, no numbers. */
export type CaseFacts = {
  readonly route: Route;
  readonly disposition: Disposition;
  readonly milestones: Readonly<Record<Milestone, MilestoneFact | null>>;
  /** The day since which the case is active without a break. */
  readonly activeSince: CivilDate;
  readonly routeKnownSince: CivilDate | null;
  /** First date of the enrolment certificate: the start of rights. @source 004 */
  readonly studiesStartOn: CivilDate | null;
  readonly studiesEndOn: CivilDate | null;
  readonly arrivedOn: CivilDate | null;
  readonly ehicValidUntil: CivilDate | null;
  readonly vitaleOrderedOn: CivilDate | null;
  readonly vitaleUpdatedOn: CivilDate | null;
};

export const NO_MILESTONES: CaseFacts['milestones'] = {
  submitted: null,
  provisionalNumber: null,
  permanentNumber: null,
  ameliAccount: null,
  carteVitale: null,
  gpDeclared: null,
};
