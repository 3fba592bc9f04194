import { openDatabase, setDatabase, database } from '#lib/platform/db.ts';
import { anchorHistory } from '#lib/use-cases/anchor-history.ts';
import { foldCohortCounts } from '#lib/use-cases/keep-house.ts';
import { verifyHistory, type HistoryReport } from '#lib/use-cases/verify-history.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { TODAY } from '#tests/support/fixtures.ts';

const SECRET = 'a secret of the tests, 32 characters long';

export type Aftermath = {
  readonly history: HistoryReport;
  /** Cases to which something happened: each has an end that can be anchored. */
  readonly begun: number;
  readonly counted: readonly unknown[];
  readonly live: readonly unknown[];
  readonly unfolded: number;
};

/** What stands in the database once a walk is over: the history checked, the counts folded beside a live count. */
export async function aftermath(db: TestDatabase): Promise<Aftermath> {
  const web = database();
  const worker = setDatabase(openDatabase(db.urls.worker, 2));
  await anchorHistory({ now: new Date(), today: TODAY }, SECRET);
  await foldCohortCounts();
  const maintenance = setDatabase(openDatabase(db.urls.maintenance, 2));
  const history = await verifyHistory({ secret: SECRET, onFault: () => undefined });
  setDatabase(web);
  await Promise.all([worker.$disconnect(), maintenance.$disconnect()]);
  const admin = await db.connect('admin');
  const counted = await admin.query(`
    SELECT "cohortId", "status"::text, "disposition"::text, "gpDeclared", "overdueFrom"::text, "cases"
    FROM "CohortCount" WHERE "cases" <> 0 ORDER BY 1, 2, 3, 4, 5`);
  const live = await admin.query(`
    SELECT "cohortId", "status"::text, "disposition"::text, "gpDeclaredOn" IS NOT NULL AS "gpDeclared",
      coalesce("overdueFrom", DATE '9999-12-31')::text AS "overdueFrom", count(*)::int AS "cases"
    FROM "Case" GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`);
  const deltas = await admin.query('SELECT 1 FROM "CohortCountDelta"');
  const begun = await admin.query(
    'SELECT 1 FROM "Case" WHERE EXISTS (SELECT 1 FROM "CaseEvent" e WHERE e."caseId" = "Case"."id")',
  );
  return {
    history,
    begun: begun.rows.length,
    counted: counted.rows,
    live: live.rows,
    unfolded: deltas.rows.length,
  };
}
