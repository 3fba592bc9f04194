import { DATED_FACTS } from '#lib/domain/case/dated-fact.ts';
import { ALL_DISPOSITION_REASONS } from '#lib/domain/case/disposition.ts';
import {
  AFTER_STUDIES,
  NO_DATED_FACTS,
  NO_MILESTONES,
  type CaseFacts,
  type MilestoneFact,
} from '#lib/domain/case/facts.ts';
import { MILESTONES, type Milestone } from '#lib/domain/case/milestone.ts';
import type { Case } from '#lib/generated/prisma/client.ts';
import { triageAnswers } from '#lib/domain/route/schema.ts';
import { fromDate, fromDateOrNull, toDate, toDateOrNull } from './civil.ts';

type MilestoneColumns = Pick<Case, `${Milestone}${'On' | 'Source' | 'RecordedOn'}`>;

function milestoneFact(row: MilestoneColumns, milestone: Milestone): MilestoneFact | null {
  const on = row[`${milestone}On`];
  const source = row[`${milestone}Source`];
  const recordedOn = row[`${milestone}RecordedOn`];
  return on && source && recordedOn ? { on: fromDate(on), source, recordedOn: fromDate(recordedOn) } : null;
}

function milestonesOf(row: MilestoneColumns): CaseFacts['milestones'] {
  const entries = MILESTONES.map((milestone) => [milestone, milestoneFact(row, milestone)] as const);
  return { ...NO_MILESTONES, ...Object.fromEntries(entries) };
}

/** The columns that a wait follows from. */
export type WaitColumns = MilestoneColumns &
  Pick<Case, 'route' | 'disposition' | 'activeSince' | 'studiesStartOn' | 'vitaleOrderedOn'>;

/** The facts that a wait follows from, the others left out: enough for `waitOf`, as the tests of the list compare. */
export function waitFactsOf(row: WaitColumns): CaseFacts {
  return {
    route: row.route,
    answers: {},
    disposition: row.disposition,
    dispositionReason: null,
    milestones: milestonesOf(row),
    activeSince: fromDate(row.activeSince),
    routeKnownSince: null,
    studentActedOn: null,
    portalLinkSentAt: null,
    afterStudies: null,
    ...NO_DATED_FACTS,
    studiesStartOn: fromDateOrNull(row.studiesStartOn),
    vitaleOrderedOn: fromDateOrNull(row.vitaleOrderedOn),
  };
}

/** The value of a vocabulary that a text column holds; throws for one that this version does not know. */
function oneOf<T extends string>(vocabulary: readonly T[], text: string): T {
  const found = vocabulary.find((one) => one === text);
  if (found === undefined) throw new Error(`unknown value in a stored case: ${text}`);
  return found;
}

const datedFacts = (row: Case) =>
  Object.fromEntries(DATED_FACTS.map((fact) => [fact, fromDateOrNull(row[fact])])) as Pick<
    CaseFacts,
    (typeof DATED_FACTS)[number]
  >;

/** The facts of a stored case. */
export function factsOf(row: Case): CaseFacts {
  return {
    route: row.route,
    answers: triageAnswers.parse(row.answers),
    disposition: row.disposition,
    dispositionReason:
      row.dispositionReason === null ? null : oneOf(ALL_DISPOSITION_REASONS, row.dispositionReason),
    milestones: milestonesOf(row),
    activeSince: fromDate(row.activeSince),
    routeKnownSince: fromDateOrNull(row.routeKnownSince),
    studentActedOn: fromDateOrNull(row.studentActedOn),
    portalLinkSentAt: row.portalLinkSentAt,
    afterStudies:
      row.afterStudiesPlan !== null && row.afterStudiesFor
        ? { plan: oneOf(AFTER_STUDIES, row.afterStudiesPlan), studiesEndOn: fromDate(row.afterStudiesFor) }
        : null,
    ...datedFacts(row),
  };
}

/** The columns that hold the facts; `status` is derived by the database and never written. */
export function columnsOf(facts: CaseFacts) {
  const { submitted, provisionalNumber, permanentNumber, ameliAccount, carteVitale, gpDeclared } =
    facts.milestones;
  return {
    route: facts.route,
    answers: facts.answers,
    disposition: facts.disposition,
    dispositionReason: facts.dispositionReason,
    activeSince: toDate(facts.activeSince),
    routeKnownSince: toDateOrNull(facts.routeKnownSince),
    submittedOn: toDateOrNull(submitted?.on ?? null),
    submittedSource: submitted?.source ?? null,
    submittedRecordedOn: toDateOrNull(submitted?.recordedOn ?? null),
    provisionalNumberOn: toDateOrNull(provisionalNumber?.on ?? null),
    provisionalNumberSource: provisionalNumber?.source ?? null,
    provisionalNumberRecordedOn: toDateOrNull(provisionalNumber?.recordedOn ?? null),
    permanentNumberOn: toDateOrNull(permanentNumber?.on ?? null),
    permanentNumberSource: permanentNumber?.source ?? null,
    permanentNumberRecordedOn: toDateOrNull(permanentNumber?.recordedOn ?? null),
    ameliAccountOn: toDateOrNull(ameliAccount?.on ?? null),
    ameliAccountSource: ameliAccount?.source ?? null,
    ameliAccountRecordedOn: toDateOrNull(ameliAccount?.recordedOn ?? null),
    carteVitaleOn: toDateOrNull(carteVitale?.on ?? null),
    carteVitaleSource: carteVitale?.source ?? null,
    carteVitaleRecordedOn: toDateOrNull(carteVitale?.recordedOn ?? null),
    gpDeclaredOn: toDateOrNull(gpDeclared?.on ?? null),
    gpDeclaredSource: gpDeclared?.source ?? null,
    gpDeclaredRecordedOn: toDateOrNull(gpDeclared?.recordedOn ?? null),
    studiesStartOn: toDateOrNull(facts.studiesStartOn),
    studiesEndOn: toDateOrNull(facts.studiesEndOn),
    arrivedOn: toDateOrNull(facts.arrivedOn),
    turns18On: toDateOrNull(facts.turns18On),
    ehicValidUntil: toDateOrNull(facts.ehicValidUntil),
    visaValidatedOn: toDateOrNull(facts.visaValidatedOn),
    residencePermitExpiresOn: toDateOrNull(facts.residencePermitExpiresOn),
    attestationValidUntil: toDateOrNull(facts.attestationValidUntil),
    vitaleOrderedOn: toDateOrNull(facts.vitaleOrderedOn),
    vitaleUpdatedOn: toDateOrNull(facts.vitaleUpdatedOn),
    vitaleLostOn: toDateOrNull(facts.vitaleLostOn),
    addressChangedOn: toDateOrNull(facts.addressChangedOn),
    addressToldAmeliOn: toDateOrNull(facts.addressToldAmeliOn),
    certificateUploadedOn: toDateOrNull(facts.certificateUploadedOn),
    leavingOn: toDateOrNull(facts.leavingOn),
    portalLinkSentAt: facts.portalLinkSentAt,
    afterStudiesPlan: facts.afterStudies?.plan ?? null,
    afterStudiesFor: toDateOrNull(facts.afterStudies?.studiesEndOn ?? null),
    studentActedOn: toDateOrNull(facts.studentActedOn),
  };
}
