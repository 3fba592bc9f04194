import { NO_MILESTONES, type CaseFacts, type MilestoneFact } from '#lib/domain/case/facts.ts';
import { MILESTONES, type Milestone } from '#lib/domain/case/milestone.ts';
import { isDocumentKind, isRejectionReason, type DocumentFacts } from '#lib/domain/document/document.ts';
import type { Case, Document } from '#lib/generated/prisma/client.ts';
import { fromDate, fromDateOrNull, toDate, toDateOrNull } from './civil.ts';

function milestoneFact(row: Case, milestone: Milestone): MilestoneFact | null {
  const on = row[`${milestone}On`];
  const source = row[`${milestone}Source`];
  const recordedOn = row[`${milestone}RecordedOn`];
  return on && source && recordedOn ? { on: fromDate(on), source, recordedOn: fromDate(recordedOn) } : null;
}

/** The facts of a stored case. */
export function factsOf(row: Case): CaseFacts {
  const entries = MILESTONES.map((milestone) => [milestone, milestoneFact(row, milestone)] as const);
  return {
    route: row.route,
    disposition: row.disposition,
    milestones: { ...NO_MILESTONES, ...Object.fromEntries(entries) },
    activeSince: fromDate(row.activeSince),
    routeKnownSince: fromDateOrNull(row.routeKnownSince),
    studiesStartOn: fromDateOrNull(row.studiesStartOn),
    studiesEndOn: fromDateOrNull(row.studiesEndOn),
    arrivedOn: fromDateOrNull(row.arrivedOn),
    ehicValidUntil: fromDateOrNull(row.ehicValidUntil),
    vitaleOrderedOn: fromDateOrNull(row.vitaleOrderedOn),
    vitaleUpdatedOn: fromDateOrNull(row.vitaleUpdatedOn),
  };
}

/** The columns that hold the facts; `status` is derived by the database and never written. */
export function columnsOf(facts: CaseFacts) {
  const { submitted, provisionalNumber, permanentNumber, ameliAccount, carteVitale, gpDeclared } =
    facts.milestones;
  return {
    route: facts.route,
    disposition: facts.disposition,
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
    ehicValidUntil: toDateOrNull(facts.ehicValidUntil),
    vitaleOrderedOn: toDateOrNull(facts.vitaleOrderedOn),
    vitaleUpdatedOn: toDateOrNull(facts.vitaleUpdatedOn),
  };
}

/** A stored document as the rules see it; throws for a kind that this version does not know. */
export function documentFactsOf(row: Document): DocumentFacts {
  if (!isDocumentKind(row.kind)) throw new Error(`unknown document kind in ${row.id}`);
  return {
    id: row.id,
    kind: row.kind,
    period: row.period,
    status: row.status,
    statusOn: fromDate(row.statusOn),
    statusRecordedOn: fromDate(row.statusRecordedOn),
    reason: row.reasonCode && isRejectionReason(row.reasonCode) ? row.reasonCode : null,
    reasonText: row.reasonText,
    rejections: row.rejections,
    expectedOn: fromDateOrNull(row.expectedOn),
  };
}
