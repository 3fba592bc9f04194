import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import { DOCUMENT_KINDS } from '#lib/domain/document/kind.ts';
import { windowsOf, type Curves } from '#lib/domain/wait/usual.ts';
import type { Windows } from '#lib/domain/wait/wait.ts';
import type { Prisma } from '#lib/generated/prisma/client.ts';
import { columnsOf, factsOf } from './case-mapper.ts';
import { documentColumnsOf, documentFactsOf } from './document-mapper.ts';
import { fromDateOrNull, toDateOrNull } from './civil.ts';
import { isId } from './id.ts';
import { CURVES, curvesOf, listCurvesOf } from './wait-store.ts';
import type { Tx } from './with-actor.ts';

/** A case with its papers and the names that its pages show. */
export type StoredCase = {
  readonly institutionId: string;
  readonly id: string;
  readonly version: number;
  /** How long its history is. */
  readonly eventCount: number;
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
  /** The office looks at papers before they are sent. */
  readonly precheck: boolean;
  /** Further papers that the office lists for the student's nationality. */
  readonly countryPapers: readonly string[];
  /** How long its office's students waited, and what is therefore usual there. */
  readonly curves: Curves;
  readonly windows: Windows;
};

export type CaseKey = { readonly institutionId: string } & (
  { readonly id: string } | { readonly studentUserId: string }
);

/** The order of the portal's list, the same on every page. */
const KIND_ORDER = Object.keys(DOCUMENT_KINDS);

/** The case by its id or by its student, in one statement; null when there is none or the actor may not see it. */
export async function findCase(tx: Tx, key: CaseKey): Promise<StoredCase | null> {
  if ('id' in key && !isId(key.id)) return null;
  const row = await tx.case.findFirst({ where: key, include: WITH_CURVES });
  return row && storedCase(row, curvesOf(row.cohort.institution.waitCurves));
}

/** Several cases at once, for the worker: their offices' curves are read once, not with each case. */
export async function findCases(
  tx: Tx,
  keys: readonly { readonly institutionId: string; readonly id: string }[],
): Promise<readonly StoredCase[]> {
  const where = {
    // The key begins with the institution: without it each id would be sought in all of them.
    institutionId: { in: [...new Set(keys.map((one) => one.institutionId))] },
    id: { in: keys.map((one) => one.id) },
  };
  const rows = await tx.case.findMany({ where, include: WHOLE });
  const curves = await listCurvesOf(tx, [...new Set(rows.map((row) => row.institutionId))]);
  return rows.map((row) => storedCase(row, curves.get(row.institutionId) ?? {}));
}

const COUNTRY_PAPERS = { select: { nationality: true, name: true }, orderBy: { name: 'asc' } } as const;
const WHOLE = {
  student: true,
  cohort: {
    select: {
      id: true,
      name: true,
      institution: { select: { precheck: true, countryPapers: COUNTRY_PAPERS } },
    },
  },
  documents: true,
} as const;
const WITH_CURVES = {
  ...WHOLE,
  cohort: {
    select: {
      id: true,
      name: true,
      institution: { select: { precheck: true, countryPapers: COUNTRY_PAPERS, waitCurves: CURVES } },
    },
  },
} as const;
type WholeRow = Prisma.CaseGetPayload<{ include: typeof WHOLE }>;

function storedCase(row: WholeRow, curves: Curves): StoredCase {
  return {
    institutionId: row.institutionId,
    id: row.id,
    version: row.version,
    eventCount: row.eventCount,
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
    cohort: { id: row.cohort.id, name: row.cohort.name },
    precheck: row.cohort.institution.precheck,
    countryPapers: row.cohort.institution.countryPapers
      .filter((one) => one.nationality === row.student.nationality)
      .map((one) => one.name),
    curves,
    windows: windowsOf(curves),
  };
}

export type CaseSchedule = { readonly nextCheckOn: CivilDate | null; readonly overdueFrom: CivilDate | null };

/** The columns in which two states of the facts differ: nobody needs rights on what did not change. */
function changedColumns(before: CaseFacts, after: CaseFacts): Partial<ReturnType<typeof columnsOf>> {
  const was = new Map(
    Object.entries(columnsOf(before)).map(([name, value]) => [name, JSON.stringify(value)]),
  );
  return Object.fromEntries(
    Object.entries(columnsOf(after)).filter(([name, value]) => was.get(name) !== JSON.stringify(value)),
  );
}

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
      ...changedColumns(seen.facts, facts),
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

/** Writes the papers that are new or have changed, in one statement. */
export async function saveDocuments(
  tx: Tx,
  seen: StoredCase,
  documents: readonly DocumentFacts[],
): Promise<void> {
  const changed = documents.filter((one) => !seen.documents.includes(one));
  if (changed.length === 0) return;
  const { institutionId, id: caseId, studentUserId } = seen;
  const rows = changed.map((one) => ({ ...documentColumnsOf(one), institutionId, caseId, studentUserId }));
  await tx.$executeRaw`
    INSERT INTO "Document" ("institutionId", "id", "caseId", "studentUserId", "kind", "period", "status", "statusOn",
      "statusRecordedOn", "reasonCode", "reasonText", "rejections", "expectedOn", "inferences")
    SELECT "institutionId", "id", "caseId", "studentUserId", "kind", "period", "status", "statusOn",
      "statusRecordedOn", "reasonCode", "reasonText", "rejections", "expectedOn", "inferences"
    FROM json_populate_recordset(NULL::"Document", ${JSON.stringify(rows)}::json)
    ON CONFLICT ("institutionId", "id") DO UPDATE SET "period" = EXCLUDED."period",
      "status" = EXCLUDED."status", "statusOn" = EXCLUDED."statusOn",
      "statusRecordedOn" = EXCLUDED."statusRecordedOn", "reasonCode" = EXCLUDED."reasonCode",
      "reasonText" = EXCLUDED."reasonText", "rejections" = EXCLUDED."rejections",
      "expectedOn" = EXCLUDED."expectedOn", "inferences" = EXCLUDED."inferences"`;
}
