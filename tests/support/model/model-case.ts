// The independent model of a case: plain values, days as numbers, every rule written down a second time from the words
// of the domain's description. It shares types with the product, never a function or a table.
import type { DatedFact } from '#lib/domain/case/dated-fact.ts';
import type { Disposition, DispositionReason } from '#lib/domain/case/disposition.ts';
import type { AfterStudies } from '#lib/domain/case/facts.ts';
import type { CaseStatus, FactSource, Milestone } from '#lib/domain/case/milestone.ts';
import type { DocumentStatus, InferenceCause } from '#lib/domain/document/document.ts';
import type { DocumentKind } from '#lib/domain/document/kind.ts';
import type { DocumentReason } from '#lib/domain/document/reason.ts';
import type { TriageAnswers } from '#lib/domain/route/question.ts';
import type { Route } from '#lib/domain/route/route.ts';
import { addMonths, type DayNumber } from './day-number.ts';

export type ModelPaper = {
  kind: DocumentKind;
  period: string;
  status: DocumentStatus;
  on: DayNumber;
  recordedOn: DayNumber;
  reason: DocumentReason | null;
  text: string | null;
  rejections: number;
  expectedOn: DayNumber | null;
  /** What it was inferred from, with what stood before. */
  because: readonly { by: InferenceCause; from: DocumentStatus; fromOn: DayNumber }[];
};

export type ModelCase = {
  route: Route;
  answers: TriageAnswers;
  disposition: Disposition;
  reason: DispositionReason | null;
  activeSince: DayNumber;
  routeKnownSince: DayNumber | null;
  studentActedOn: DayNumber | null;
  linkSentAt: number | null;
  plan: { plan: AfterStudies['plan']; until: DayNumber } | null;
  reached: Partial<Record<Milestone, { on: DayNumber; source: FactSource; recordedOn: DayNumber }>>;
  facts: Partial<Record<DatedFact, DayNumber>>;
  papers: ModelPaper[];
  /** The office asks people of this nationality for more. */
  isFromListedCountry: boolean;
};

/** Who makes a step, and when. */
export type ModelBy = {
  readonly today: DayNumber;
  /** The instant, in milliseconds. */
  readonly now: number;
  readonly isOffice: boolean;
  readonly source: FactSource;
  readonly precheck: boolean;
};

export const openingCase = (
  today: DayNumber,
  studiesStartOn: DayNumber | null,
  isFromListedCountry: boolean,
): ModelCase => ({
  route: 'unknown',
  answers: {},
  disposition: 'active',
  reason: null,
  activeSince: today,
  routeKnownSince: null,
  studentActedOn: null,
  linkSentAt: null,
  plan: null,
  reached: {},
  facts: studiesStartOn === null ? {} : { studiesStartOn },
  papers: [],
  isFromListedCountry,
});

const isLateRoute = (route: Route): boolean =>
  route === 'already_affiliated' || route === 'employed' || route === 'convention_quebec';

const inOrder = (earlier: DayNumber | undefined, later: DayNumber | undefined): boolean =>
  earlier === undefined || later === undefined || earlier <= later;

/** Whether this milestone has what it needs. @source DOMAIN §1, the table */
export function hasNeeds({ reached, route }: ModelCase, milestone: Milestone): boolean {
  switch (milestone) {
    case 'submitted':
      return true;
    case 'provisionalNumber':
      return reached.submitted !== undefined;
    case 'permanentNumber':
      return isLateRoute(route) || reached.submitted !== undefined;
    case 'ameliAccount':
    case 'carteVitale':
      return reached.permanentNumber !== undefined;
    case 'gpDeclared':
      return reached.provisionalNumber !== undefined || reached.permanentNumber !== undefined;
  }
}

/** Everything that is wrong with a case as a whole, in words; none of it may ever be reached. @source DOMAIN §1 */
export function impossibilities(of: ModelCase): readonly string[] {
  const { reached, facts, route } = of;
  const at = (milestone: Milestone) => reached[milestone]?.on;
  const known = Object.keys(reached) as Milestone[];
  const [waiting, permanent, card] = [at('provisionalNumber'), at('permanentNumber'), at('carteVitale')];
  const firstNumber = Math.min(waiting ?? Infinity, permanent ?? Infinity);
  const studies = facts.studiesStartOn;
  const yearBefore = studies === undefined ? -Infinity : addMonths(studies, -12);
  const standsOn = (fact: DatedFact, ground: DayNumber | undefined) =>
    facts[fact] === undefined || (ground !== undefined && facts[fact] >= ground);
  const rules: Record<string, boolean> = {
    'every milestone has what it needs': known.every((one) => hasNeeds(of, one)),
    'the waiting number follows the submission': inOrder(at('submitted'), waiting),
    'the permanent number follows the submission': isLateRoute(route) || inOrder(at('submitted'), permanent),
    'the permanent number follows the waiting one': inOrder(waiting, permanent),
    'the account follows the permanent number': inOrder(permanent, at('ameliAccount')),
    'the card follows the permanent number': inOrder(permanent, card),
    'the doctor follows the first number': inOrder(firstNumber, at('gpDeclared')),
    'the waiting number is not before the studies': inOrder(studies, waiting),
    'nothing is a year before the studies':
      isLateRoute(route) || known.every((one) => inOrder(yearBefore, at(one))),
    'the card is ordered with a permanent number': standsOn('vitaleOrderedOn', permanent),
    'the card is updated once it is there': standsOn('vitaleUpdatedOn', card),
    'the card is lost once it is there': standsOn('vitaleLostOn', card),
    'studies end after their start': inOrder(studies, facts.studiesEndOn),
    'a European card covers until a known day': route !== 'ehic_covers' || facts.ehicValidUntil !== undefined,
    'an active case has no reason to rest': (of.disposition === 'active') === (of.reason === null),
    'a known route is known since a day': (route === 'unknown') === (of.routeKnownSince === null),
  };
  return Object.entries(rules).flatMap(([rule, holds]) => (holds ? [] : [rule]));
}

/** The last station of the unbroken run. @source DOMAIN §1 "Status" */
export function modelStatus({ reached }: ModelCase): CaseStatus {
  if (!reached.permanentNumber) {
    if (reached.provisionalNumber) return 'PROVISIONAL_NIA';
    return reached.submitted ? 'SUBMITTED' : 'PREPARING';
  }
  if (!reached.ameliAccount) return 'PERMANENT_NIR';
  if (!reached.carteVitale) return 'AMELI_ACCOUNT';
  return reached.gpDeclared ? 'GP_DECLARED' : 'CARTE_VITALE';
}
