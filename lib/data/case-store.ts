import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { DOCUMENT_KINDS, type DocumentFacts } from '#lib/domain/document/document.ts';
import type { Prisma } from '#lib/generated/prisma/client.ts';
import { columnsOf, documentFactsOf, factsOf } from './case-mapper.ts';
import { fromDateOrNull, toDate, toDateOrNull } from './civil.ts';
import { isId } from './id.ts';
import type { Tx } from './with-actor.ts';

/** A case with its papers and the names that its pages show. */
export type StoredCase = {
  readonly institutionId: string;
  readonly id: string;
  readonly version: number;
  readonly studentUserId: string;
  readonly facts: CaseFacts;
  readonly documents: readonly DocumentFacts[];
  readonly overdueFrom: CivilDate | null;
  readonly changedAt: Date;
  readonly student: {
    readonly givenName: string;
    readonly familyName: string;
    readonly nationality: string | null;
    readonly programme: string | null;
  };
  readonly cohort: { readonly id: string; readonly name: string };
};

export type CaseKey = { readonly institutionId: string } & (
  { readonly id: string } | { readonly studentUserId: string }
);

/** The order of the portal's list, the same on every page. */
const KIND_ORDER = Object.keys(DOCUMENT_KINDS);

/** The case by its id or by its student, in one statement; null when there is none or the actor may not see it. */
export async function findCase(tx: Tx, key: CaseKey): Promise<StoredCase | null> {
  if ('id' in key && !isId(key.id)) return null;
  const row = await tx.case.findFirst({ where: key, include: WHOLE });
  return row && storedCase(row);
}

/** Several cases at once, for the worker. */
export async function findCases(tx: Tx, ids: readonly string[]): Promise<readonly StoredCase[]> {
  const rows = await tx.case.findMany({ where: { id: { in: [...ids] } }, include: WHOLE });
  return rows.map(storedCase);
}

const WHOLE = { student: true, cohort: { select: { id: true, name: true } }, documents: true } as const;
type WholeRow = Prisma.CaseGetPayload<{ include: typeof WHOLE }>;

function storedCase(row: WholeRow): StoredCase {
  return {
    institutionId: row.institutionId,
    id: row.id,
    version: row.version,
    studentUserId: row.studentUserId,
    facts: factsOf(row),
    documents: row.documents
      .map(documentFactsOf)
      .toSorted(
        (a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) || a.period.localeCompare(b.period),
      ),
    overdueFrom: fromDateOrNull(row.overdueFrom),
    changedAt: row.changedAt,
    student: {
      givenName: row.student.givenName,
      familyName: row.student.familyName,
      nationality: row.student.nationality,
      programme: row.student.programme,
    },
    cohort: row.cohort,
  };
}

export type CaseSchedule = { readonly nextCheckOn: CivilDate | null; readonly overdueFrom: CivilDate | null };

/** Writes the facts if nobody else did since `seen`; false means that somebody was faster and nothing was written. */
export async function saveCase(
  tx: Tx,
  seen: StoredCase,
  facts: CaseFacts,
  schedule: CaseSchedule,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.case.updateMany({
    where: { institutionId: seen.institutionId, id: seen.id, version: seen.version },
    data: {
      ...columnsOf(facts),
      nextCheckOn: toDateOrNull(schedule.nextCheckOn),
      overdueFrom: toDateOrNull(schedule.overdueFrom),
      version: seen.version + 1,
      changedAt: now,
    },
  });
  return count === 1;
}

/** Sets when the planner must look again at many cases, in one statement, without touching what people wrote. */
export async function saveSchedules(
  tx: Tx,
  schedules: readonly (CaseSchedule & { readonly of: StoredCase })[],
): Promise<void> {
  const iso = (day: CivilDate | null) => day?.toString() ?? null;
  await tx.$executeRaw`
    UPDATE "Case" c SET "nextCheckOn" = s."next", "overdueFrom" = s."overdue"
    FROM unnest(${schedules.map((one) => one.of.institutionId)}::uuid[], ${schedules.map((one) => one.of.id)}::uuid[],
                ${schedules.map((one) => iso(one.nextCheckOn))}::date[], ${schedules.map((one) => iso(one.overdueFrom))}::date[])
      AS s("institutionId", "id", "next", "overdue")
    WHERE c."institutionId" = s."institutionId" AND c."id" = s."id"`;
}

/** Writes one paper. */
export async function saveDocument(tx: Tx, of: StoredCase, one: DocumentFacts): Promise<void> {
  await tx.document.updateMany({
    where: { institutionId: of.institutionId, id: one.id },
    data: {
      status: one.status,
      statusOn: toDate(one.statusOn),
      statusRecordedOn: toDate(one.statusRecordedOn),
      reasonCode: one.reason,
      reasonText: one.reasonText,
      rejections: one.rejections,
      expectedOn: toDateOrNull(one.expectedOn),
    },
  });
}

/** Writes the papers that a milestone moved: they share status and dates, so one statement is enough. */
export async function saveInferredDocuments(
  tx: Tx,
  of: StoredCase,
  moved: readonly DocumentFacts[],
): Promise<void> {
  const [first] = moved;
  if (!first) return;
  await tx.document.updateMany({
    where: { institutionId: of.institutionId, id: { in: moved.map((one) => one.id) } },
    data: {
      status: first.status,
      statusOn: toDate(first.statusOn),
      statusRecordedOn: toDate(first.statusRecordedOn),
      reasonCode: null,
      reasonText: null,
      expectedOn: null,
    },
  });
}
