import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { Milestone } from '#lib/domain/case/milestone.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import type { WaitCurve, WaitSpan } from '#lib/domain/wait/kaplan-meier.ts';
import { storedPoints } from '#lib/domain/wait/schema.ts';
import type { Curves } from '#lib/domain/wait/usual.ts';
import { toDate } from './civil.ts';
import type { Tx } from './with-actor.ts';

/** What a reader of an institution's curves selects beside it. */
export const CURVES = { select: { milestone: true, people: true, finished: true, points: true } } as const;

type CurveRow = {
  readonly milestone: string;
  readonly people: number;
  readonly finished: number;
  readonly points: unknown;
};

/** Stored curves by the milestone that ends the wait. */
export function curvesOf(rows: readonly CurveRow[]): Curves {
  return Object.fromEntries(
    rows.map(({ milestone, people, finished, points }) => [
      milestone,
      { people, finished, points: storedPoints.parse(points) } satisfies WaitCurve,
    ]),
  );
}

/** The curves of several institutions, for the worker: institution id -> its curves. */
export async function listCurvesOf(
  tx: Tx,
  institutionIds: readonly string[],
): Promise<ReadonlyMap<string, Curves>> {
  const rows = await tx.waitCurve.findMany({ where: { institutionId: { in: [...institutionIds] } } });
  return new Map(
    [...Map.groupBy(rows, (one) => one.institutionId)].map(([id, some]) => [id, curvesOf(some)]),
  );
}

/** Every institution's id, for the worker. */
export async function listInstitutionIds(tx: Tx): Promise<readonly string[]> {
  return (await tx.institution.findMany({ select: { id: true }, orderBy: { id: 'asc' } })).map(
    ({ id }) => id,
  );
}

/**
 * How long an office's students waited for each milestone, counted by days. The twin of `waitBegan`; who still waits
 * counts until today, who stopped moving until then, and whose number came without the one before it until that day.
 */
export async function listSpans(
  tx: Tx,
  institutionId: string,
  today: CivilDate,
): Promise<ReadonlyMap<Milestone, readonly WaitSpan[]>> {
  const rows = await tx.$queryRaw<(WaitSpan & { milestone: string })[]>`
    SELECT w."milestone", (coalesce(w."ended", w."seen") - w."began")::int AS "days",
           w."ended" IS NOT NULL AS "isFinished", count(*)::int AS "people"
    FROM "Case" c
    CROSS JOIN LATERAL (SELECT CASE c."disposition" WHEN 'active' THEN ${toDate(today)}::date
      ELSE (c."changedAt" AT TIME ZONE 'Europe/Paris')::date END AS "until") AS u
    CROSS JOIN LATERAL (VALUES
      ('provisionalNumber', CASE WHEN c."submittedOn" IS NOT NULL
          AND c."route" NOT IN ('already_affiliated', 'employed', 'convention_quebec')
          THEN greatest(c."submittedOn", c."studiesStartOn") END,
        c."provisionalNumberOn", least(c."permanentNumberOn", u."until")),
      ('permanentNumber', c."provisionalNumberOn", c."permanentNumberOn", u."until"),
      ('ameliAccount', c."permanentNumberOn", c."ameliAccountOn", u."until"),
      ('carteVitale', c."vitaleOrderedOn", c."carteVitaleOn", u."until")) AS w("milestone", "began", "ended", "seen")
    WHERE c."institutionId" = ${institutionId}::uuid AND w."began" IS NOT NULL
      AND coalesce(w."ended", w."seen") >= w."began"
    GROUP BY 1, 2, 3`;
  return Map.groupBy(
    rows.flatMap(({ milestone, ...span }) => {
      const found = MILESTONES.find((one) => one === milestone);
      return found ? [{ ...span, milestone: found }] : [];
    }),
    (one) => one.milestone,
  );
}

/** Writes an office's curves over those of before, in one statement. */
export async function saveCurves(
  tx: Tx,
  institutionId: string,
  curves: Curves,
  today: CivilDate,
): Promise<void> {
  const rows = Object.entries(curves).map(([milestone, curve]) => ({
    ...curve,
    institutionId,
    milestone,
    computedOn: today.toString(),
  }));
  await tx.$executeRaw`
    INSERT INTO "WaitCurve" ("institutionId", "milestone", "computedOn", "people", "finished", "points")
    SELECT "institutionId", "milestone", "computedOn", "people", "finished", "points"
    FROM json_populate_recordset(NULL::"WaitCurve", ${JSON.stringify(rows)}::json)
    ON CONFLICT ("institutionId", "milestone") DO UPDATE SET "computedOn" = EXCLUDED."computedOn",
      "people" = EXCLUDED."people", "finished" = EXCLUDED."finished", "points" = EXCLUDED."points"`;
}

/**
 * Has the planner look again at so many of an office's active cases that it would not look at today; answers how many
 * there were. What is usual there changes, and so may what is overdue.
 */
export function recheckCases(tx: Tx, institutionId: string, today: CivilDate, most: number): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Case" SET "nextCheckOn" = ${toDate(today)}::date
    WHERE ("institutionId", "id") IN (
      SELECT "institutionId", "id" FROM "Case"
      WHERE "institutionId" = ${institutionId}::uuid AND "disposition" = 'active'
        AND ("nextCheckOn" IS NULL OR "nextCheckOn" > ${toDate(today)}::date)
      LIMIT ${most} FOR UPDATE)`;
}
