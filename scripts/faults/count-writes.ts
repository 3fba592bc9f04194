import type pg from 'pg';
import { reportHistory } from '../database/report-history.ts';
import type { Evidence } from './fault-world.ts';
import type { Tally } from './scenario.ts';
import { isAcknowledged, type Write } from './writer.ts';

type Counted = Pick<Tally, 'lost' | 'duplicate' | 'wrong'>;

async function entriesOf(client: pg.Client, { resident, entry }: Write): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM "CaseEvent"
     WHERE "caseId" = $1 AND "kind" = $2 AND "payload"->>'on' = $4
       AND coalesce("payload"->>'milestone', "payload"->>'fact') = $3`,
    [resident.caseId, entry.kind, entry.name, entry.on],
  );
  return rows[0]?.n ?? 0;
}

/**
 * What a write leaves is one: facts, papers, history, counts and receipt agree with one another in every row. Each
 * statement finds the rows that do not.
 */
const DISAGREEMENTS: Readonly<Record<string, string>> = {
  'a case whose version is not one more than its receipts': `
    SELECT 1 FROM "Case" c WHERE c."version" - 1 <> (SELECT count(*) FROM "FormReceipt" r
      WHERE r."institutionId" = c."institutionId" AND r."userId" = c."studentUserId")`,
  'a fact that differs from the last entry about it': `
    SELECT 1 FROM "Case" c JOIN LATERAL (
      SELECT "payload"->>'on' AS said FROM "CaseEvent" e WHERE e."caseId" = c."id" AND e."kind" = 'fact.recorded'
        AND e."payload"->>'fact' = 'arrivedOn' ORDER BY "seq" DESC LIMIT 1) e ON true
    WHERE c."arrivedOn"::text IS DISTINCT FROM e.said`,
  'a step that differs from its entry': `
    SELECT 1 FROM "Case" c CROSS JOIN LATERAL (VALUES
      ('submitted', "submittedOn"), ('provisionalNumber', "provisionalNumberOn"), ('permanentNumber', "permanentNumberOn"),
      ('ameliAccount', "ameliAccountOn"), ('carteVitale', "carteVitaleOn"), ('gpDeclared', "gpDeclaredOn")) m(name, day)
    WHERE m.day::text IS DISTINCT FROM (SELECT "payload"->>'on' FROM "CaseEvent" e WHERE e."caseId" = c."id"
      AND e."kind" = 'milestone.recorded' AND e."payload"->>'milestone' = m.name ORDER BY "seq" DESC LIMIT 1)`,
  'a paper that differs from the last entry about it': `
    SELECT 1 FROM "Document" d WHERE d."status"::text <> coalesce((SELECT "payload"->>'to' FROM "CaseEvent" e
      WHERE e."caseId" = d."caseId" AND e."kind" = 'document.moved' AND e."payload"->>'documentId' = d."id"::text
      ORDER BY "seq" DESC LIMIT 1), 'missing')`,
  'an entry about a paper that is not there': `
    SELECT 1 FROM "CaseEvent" e WHERE e."kind" = 'document.moved'
      AND NOT EXISTS (SELECT 1 FROM "Document" d WHERE d."id"::text = e."payload"->>'documentId')`,
  'a count that differs from the cases': `
    SELECT 1 FROM (
      SELECT "cohortId", "status", "disposition", "gpDeclared", "overdueFrom", "cases" AS n FROM "CohortCount"
      UNION ALL SELECT "cohortId", "status", "disposition", "gpDeclared", "overdueFrom", "change" FROM "CohortCountDelta"
      UNION ALL SELECT "cohortId", "status", "disposition", "gpDeclaredOn" IS NOT NULL,
        coalesce("overdueFrom", DATE '9999-12-31'), -1 FROM "Case") counted
    GROUP BY "cohortId", "status", "disposition", "gpDeclared", "overdueFrom" HAVING sum(n) <> 0`,
};

async function disagreements(client: pg.Client): Promise<string[]> {
  const found: string[] = [];
  for (const [what, sql] of Object.entries(DISAGREEMENTS)) {
    const { rowCount } = await client.query(sql);
    if (rowCount) found.push(`${String(rowCount)} × ${what}`);
  }
  return found;
}

/** What no person may be told: an error page, or that somebody else was faster where nobody else writes. */
function wrongAnswers(writes: readonly Write[]): string[] {
  return writes.flatMap(({ answers, entry }) =>
    answers.flatMap((answer) => {
      if (answer.kind === 'broken') return [`${entry.name} ${entry.on} was answered ${answer.what}`];
      return answer.kind === 'conflict'
        ? [`${entry.name} ${entry.on} was told to be overtaken by itself`]
        : [];
    }),
  );
}

/**
 * Looks for every write in the history: one that was acknowledged is there once, any other at most once, and what it
 * left is whole. Each must have been sent until it was taken.
 */
export async function countWrites(
  { client, maintenanceUrl, secret }: Evidence,
  writes: readonly Write[],
): Promise<Counted> {
  let [lost, duplicate] = [0, 0];
  const wrong = wrongAnswers(writes);
  for (const write of writes) {
    const entries = await entriesOf(client, write);
    if (entries > 1) duplicate += entries - 1;
    if (isAcknowledged(write) && entries === 0) lost++;
    if (!isAcknowledged(write)) wrong.push(`${write.entry.name} ${write.entry.on} was never taken`);
  }
  wrong.push(...(await disagreements(client)));
  await reportHistory({
    databaseUrl: maintenanceUrl,
    secret,
    sample: undefined,
    say: (line) => {
      if (!line.endsWith(': 0 faults.')) wrong.push(`history: ${line}`);
    },
  });
  return { lost, duplicate, wrong };
}
