import { civil } from '#lib/domain/calendar/civil-date.ts';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import { isDocumentKind } from '#lib/domain/document/kind.ts';
import { isNotNeededReason, isRejectionReason, type DocumentReason } from '#lib/domain/document/reason.ts';
import { storedInferences } from '#lib/domain/document/schema.ts';
import type { Document } from '#lib/generated/prisma/client.ts';
import { fromDate, fromDateOrNull, toDate, toDateOrNull } from './civil.ts';

const reasonOf = (code: string | null): DocumentReason | null =>
  code !== null && (isRejectionReason(code) || isNotNeededReason(code)) ? code : null;

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
    reason: reasonOf(row.reasonCode),
    reasonText: row.reasonText,
    rejections: row.rejections,
    expectedOn: fromDateOrNull(row.expectedOn),
    inferences: storedInferences.parse(row.inferences).map((one) => ({ ...one, fromOn: civil(one.fromOn) })),
  };
}

/** The columns of a document beside its keys. */
export function documentColumnsOf(one: DocumentFacts) {
  return {
    id: one.id,
    kind: one.kind,
    period: one.period,
    status: one.status,
    statusOn: toDate(one.statusOn),
    statusRecordedOn: toDate(one.statusRecordedOn),
    reasonCode: one.reason,
    reasonText: one.reasonText,
    rejections: one.rejections,
    expectedOn: toDateOrNull(one.expectedOn),
    inferences: one.inferences.map((inference) => ({ ...inference, fromOn: inference.fromOn.toString() })),
  };
}
