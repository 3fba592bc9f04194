import type { CivilDate } from '../calendar/civil-date.ts';
import type { TriageAnswers } from '../route/question.ts';
import type { Route } from '../route/route.ts';
import { DATED_FACTS, type DatedFact } from './dated-fact.ts';
import type { Disposition, DispositionReason } from './disposition.ts';
import type { FactSource, Milestone } from './milestone.ts';

/** One milestone as it is known: when it happened and how well that is founded. */
export type MilestoneFact = {
  readonly on: CivilDate;
  readonly source: FactSource;
  /** The Paris day on which it was first recorded here. */
  readonly recordedOn: CivilDate;
};

/** What a student will do once the studies end; asked anew for each end date. @source DOMAIN §4 `studies-ending` */
export const AFTER_STUDIES = ['staying', 'working', 'leaving'] as const;
export type AfterStudies = {
  readonly plan: (typeof AFTER_STUDIES)[number];
  /** The end of studies that was asked about. */
  readonly studiesEndOn: CivilDate;
};

/** All that the rules need to know of a case. Pure values: no names, no numbers. */
export type CaseFacts = {
  readonly route: Route;
  /** What was answered to the triage questions; empty until then. */
  readonly answers: TriageAnswers;
  readonly disposition: Disposition;
  /** Why the case rests; null while it is active. */
  readonly dispositionReason: DispositionReason | null;
  readonly milestones: Readonly<Record<Milestone, MilestoneFact | null>>;
  /** The day since which the case is active without a break. */
  readonly activeSince: CivilDate;
  readonly routeKnownSince: CivilDate | null;
  /** The last Paris day on which the student recorded anything here. */
  readonly studentActedOn: CivilDate | null;
  /** When the portal sent its e-mail with the link that confirms the application; valid one day. @source 004 */
  readonly portalLinkSentAt: Date | null;
  readonly afterStudies: AfterStudies | null;
} & Readonly<Record<DatedFact, CivilDate | null>>;

export const NO_MILESTONES: CaseFacts['milestones'] = {
  submitted: null,
  provisionalNumber: null,
  permanentNumber: null,
  ameliAccount: null,
  carteVitale: null,
  gpDeclared: null,
};

/** No dated fact is known. */
export const NO_DATED_FACTS = Object.fromEntries(DATED_FACTS.map((fact) => [fact, null])) as Readonly<
  Record<DatedFact, null>
>;
