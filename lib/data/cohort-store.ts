import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { Disposition } from '#lib/domain/case/disposition.ts';
import type { CaseStatus } from '#lib/domain/case/milestone.ts';
import { isOverdue } from '#lib/domain/case/overdue.ts';
import type { CohortTally } from '#lib/domain/cohort/board.ts';
import type { StudentFilter, StudentRow } from '#lib/domain/cohort/student-row.ts';
import { windowsOf } from '#lib/domain/wait/usual.ts';
import { waitOf, type Windows } from '#lib/domain/wait/wait.ts';
import { Prisma, type Case } from '#lib/generated/prisma/client.ts';
import { waitFactsOf, type WaitColumns } from './case-mapper.ts';
import { fromDate, fromDateOrNull, toDate } from './civil.ts';
import { isId } from './id.ts';
import { sortName } from './sort-name.ts';
import { CURVES, curvesOf } from './wait-store.ts';
import type { Tx } from './with-actor.ts';

export type StoredCohort = { readonly id: string; readonly name: string; readonly academicYear: number };

export type StoredOffice = { readonly cohorts: readonly StoredCohort[]; readonly windows: Windows };

/** The office's cohorts, newest first, and what waits are usual there: one statement. */
export async function findOffice(tx: Tx, institutionId: string, most: number): Promise<StoredOffice> {
  const row = await tx.institution.findUnique({
    where: { id: institutionId },
    select: {
      waitCurves: CURVES,
      cohorts: {
        orderBy: [{ startsOn: 'desc' }, { name: 'asc' }],
        take: most,
        select: { id: true, name: true, academicYear: true },
      },
    },
  });
  return { cohorts: row?.cohorts ?? [], windows: windowsOf(curvesOf(row?.waitCurves ?? [])) };
}

/** A cohort of the institution by its id; null when there is none. */
export async function findCohort(tx: Tx, institutionId: string, id: string): Promise<StoredCohort | null> {
  if (!isId(id)) return null;
  return tx.cohort.findFirst({
    where: { institutionId, id },
    select: { id: true, name: true, academicYear: true },
  });
}

/** What the counters say of a cohort now: the folded counts and the moves since then, in one statement. */
export async function tallyCohort(
  tx: Tx,
  institutionId: string,
  cohortId: string,
): Promise<readonly CohortTally[]> {
  const rows = await tx.$queryRaw<
    {
      status: CaseStatus;
      disposition: Disposition;
      gpDeclared: boolean;
      overdueFrom: Date | null;
      cases: number;
    }[]
  >`
    SELECT "status", "disposition", "gpDeclared", nullif("overdueFrom", DATE '9999-12-31') AS "overdueFrom",
           sum(n)::int AS "cases"
    FROM (
      SELECT "status", "disposition", "gpDeclared", "overdueFrom", "cases" AS n FROM "CohortCount"
        WHERE "institutionId" = ${institutionId}::uuid AND "cohortId" = ${cohortId}::uuid
      UNION ALL
      SELECT "status", "disposition", "gpDeclared", "overdueFrom", "change" FROM "CohortCountDelta"
        WHERE "institutionId" = ${institutionId}::uuid AND "cohortId" = ${cohortId}::uuid
    ) AS counted
    GROUP BY 1, 2, 3, "overdueFrom"
    HAVING sum(n) <> 0`;
  return rows.map((row) => ({ ...row, overdueFrom: row.overdueFrom ? fromDate(row.overdueFrom) : null }));
}

/** One page of the list; `next` is the case after which the next page begins: an id, since addresses hold no names. */
export type StudentPage = { readonly rows: readonly StudentRow[]; readonly next: string | null };

type ListedRow = WaitColumns &
  Pick<
    Case,
    | 'id'
    | 'givenName'
    | 'familyName'
    | 'nationality'
    | 'status'
    | 'overdueFrom'
    | 'papersRejected'
    | 'papersMissing'
    | 'papersChecking'
  >;

/** By their names: a prepared statement must go on while a migration adds a column. */
const LISTED = Prisma.sql`"id", "givenName", "familyName", "nationality", "status", "disposition", "overdueFrom",
  "papersRejected", "papersMissing", "papersChecking", "route", "activeSince", "studiesStartOn", "vitaleOrderedOn",
  "submittedOn", "submittedSource", "submittedRecordedOn",
  "provisionalNumberOn", "provisionalNumberSource", "provisionalNumberRecordedOn",
  "permanentNumberOn", "permanentNumberSource", "permanentNumberRecordedOn",
  "ameliAccountOn", "ameliAccountSource", "ameliAccountRecordedOn",
  "carteVitaleOn", "carteVitaleSource", "carteVitaleRecordedOn",
  "gpDeclaredOn", "gpDeclaredSource", "gpDeclaredRecordedOn"`;

type ListPlace = {
  readonly institutionId: string;
  readonly cohortId: string;
  readonly filter: StudentFilter;
  readonly after: string | null;
  readonly size: number;
};

/**
 * What narrows the list. Under row-level security an index cannot be asked for an enum or a piece of a text, since their
 * comparisons are not leakproof; `Case_list` holds all that is asked here, so that it is read there.
 */
function conditionsOf({ institutionId, filter, after }: ListPlace, today: CivilDate): Prisma.Sql {
  const { status, overdue, name } = filter;
  const isActive = Prisma.sql`AND "disposition" = 'active'`;
  const sought = sortName(name, '');
  return Prisma.sql`
    ${status ? Prisma.sql`AND "status" = ${status}::"CaseStatus" ${isActive}` : Prisma.empty}
    ${overdue ? Prisma.sql`AND "overdueFrom" <= ${toDate(today)}::date ${isActive}` : Prisma.empty}
    ${sought ? Prisma.sql`AND strpos("sortName", ${sought}) > 0` : Prisma.empty}
    ${after !== null && isId(after) ? behind(institutionId, after) : Prisma.empty}`;
}

/** Behind a case in the order of names; one that is not there is behind nobody, so that the list begins anew. */
function behind(institutionId: string, after: string): Prisma.Sql {
  // The greatest of one or none: a value in either case, and one that the index may be asked for.
  return Prisma.sql`AND ("sortName", "id") > ((SELECT coalesce(max("sortName"), '') FROM "Case"
    WHERE "institutionId" = ${institutionId}::uuid AND "id" = ${after}::uuid), ${after}::uuid)`;
}

/**
 * One page of a cohort's students in the order of their names, in one statement, without counting or skipping what came
 * before. Nothing but their cases is read: names and papers stand there too, kept by the database. A narrowed page is
 * first found in the index alone, so that no case is read to be thrown away.
 */
export async function pageStudents(
  tx: Tx,
  where: ListPlace,
  today: CivilDate,
  windows: Windows,
): Promise<StudentPage> {
  const { institutionId, cohortId, filter, size } = where;
  const isNarrowed = filter.status !== null || filter.overdue || filter.name !== '';
  const part = Prisma.sql`
    FROM "Case" WHERE "institutionId" = ${institutionId}::uuid AND "cohortId" = ${cohortId}::uuid ${conditionsOf(where, today)}
    ORDER BY "sortName", "id" LIMIT ${size + 1}`;
  const found = await tx.$queryRaw<readonly ListedRow[]>(
    isNarrowed
      ? Prisma.sql`
        SELECT ${LISTED} FROM (SELECT "id" AS "listed" ${part}) AS page
        JOIN "Case" ON "institutionId" = ${institutionId}::uuid AND "id" = page."listed"
        ORDER BY "sortName", "id"`
      : Prisma.sql`SELECT ${LISTED} ${part}`,
  );
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return {
    next: found.length > size && last ? last.id : null,
    rows: rows.map((row) => ({
      caseId: row.id,
      givenName: row.givenName,
      familyName: row.familyName,
      nationality: row.nationality,
      status: row.status,
      disposition: row.disposition,
      wait: row.disposition === 'active' ? waitOf(waitFactsOf(row), today, windows) : null,
      isOverdue: row.disposition === 'active' && isOverdue(fromDateOrNull(row.overdueFrom), today),
      documents: { rejected: row.papersRejected, missing: row.papersMissing, checking: row.papersChecking },
    })),
  };
}

/** Adds the moves since the last time to the counts; one worker at a time does it. Returns how many moves it took. */
export async function foldCounts(tx: Tx, most: number): Promise<number> {
  const [lock] = await tx.$queryRaw<
    { mine: boolean }[]
  >`SELECT pg_try_advisory_xact_lock(hashtext('affilia.fold')) AS mine`;
  if (!lock?.mine) return 0;
  const [taken] = await tx.$queryRaw<{ moves: number }[]>`
    WITH gone AS (
      DELETE FROM "CohortCountDelta" WHERE ("institutionId", "id") IN (
        SELECT "institutionId", "id" FROM "CohortCountDelta" ORDER BY "id" LIMIT ${most})
      RETURNING *
    ), sums AS (
      SELECT "institutionId", "cohortId", "status", "disposition", "gpDeclared", "overdueFrom", sum("change")::int AS n
      FROM gone GROUP BY 1, 2, 3, 4, 5, 6
    ), folded AS (
      INSERT INTO "CohortCount" AS c ("institutionId", "cohortId", "status", "disposition", "gpDeclared", "overdueFrom", "cases")
      SELECT * FROM sums
      ON CONFLICT ("institutionId", "cohortId", "status", "disposition", "gpDeclared", "overdueFrom")
      DO UPDATE SET "cases" = c."cases" + EXCLUDED."cases"
    )
    SELECT count(*)::int AS moves FROM gone`;
  return taken?.moves ?? 0;
}
