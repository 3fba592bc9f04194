import type pg from 'pg';

const BY_PLACE = `"institutionId", "cohortId", "status", "disposition"`;

/** Places in which the counters and a live GROUP BY of the cases differ, each with both numbers. */
export async function differingCounts(client: pg.Client): Promise<readonly unknown[]> {
  const { rows } = await client.query<Record<string, unknown>>(`
    WITH kept AS (
      SELECT ${BY_PLACE}, "gpDeclared", "overdueFrom", sum(n)::int AS n FROM (
        SELECT ${BY_PLACE}, "gpDeclared", "overdueFrom", "cases" AS n FROM "CohortCount"
        UNION ALL SELECT ${BY_PLACE}, "gpDeclared", "overdueFrom", "change" FROM "CohortCountDelta") AS both_tables
      GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(n) <> 0
    ), live AS (
      SELECT ${BY_PLACE}, "gpDeclaredOn" IS NOT NULL AS "gpDeclared",
        coalesce("overdueFrom", DATE '9999-12-31') AS "overdueFrom", count(*)::int AS n
      FROM "Case" GROUP BY 1, 2, 3, 4, 5, 6
    )
    SELECT ${BY_PLACE}, "gpDeclared", "overdueFrom"::text, kept.n AS kept, live.n AS live
    FROM kept FULL JOIN live USING (${BY_PLACE}, "gpDeclared", "overdueFrom")
    WHERE kept.n IS DISTINCT FROM live.n`);
  return rows;
}
