import { database, type Tx } from '#lib/platform/db.ts';

/** A case as the keeper of its history: who it belongs to, how long the history is, how it ends. */
export type HistoryHead = {
  readonly institutionId: string;
  readonly caseId: string;
  readonly studentUserId: string;
  readonly count: number;
  readonly headHash: string;
};

/** An entry as it is stored, with what the database's trigger hashed. */
export type HistoryEntry = {
  readonly institutionId: string;
  readonly caseId: string;
  readonly studentUserId: string;
  readonly seq: number;
  readonly micros: string;
  readonly kind: string;
  readonly actorUserId: string | null;
  readonly actorRole: string;
  readonly source: string | null;
  readonly payload: string;
  readonly previousHash: string;
  readonly hash: string;
};

export type HistoryAnchor = {
  readonly institutionId: string;
  readonly caseId: string;
  readonly count: number;
  readonly headHash: string;
  readonly mac: string;
};

/** A case by its whole key: where a walk goes on. */
export type CaseId = { readonly institutionId: string; readonly caseId: string };

/** Before every key. */
export const FIRST_KEY: CaseId = {
  institutionId: '00000000-0000-0000-0000-000000000000',
  caseId: '00000000-0000-0000-0000-000000000000',
};

/** One moment of the database for several statements: a case that is changed meanwhile does not look broken. */
export function atOneMoment<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return database().$transaction(work, { isolationLevel: 'RepeatableRead' });
}

/** Whether this connection sees every row of every institution: a check that sees nothing would find nothing wrong. */
export async function seesEverything(tx: Tx): Promise<boolean> {
  const [role] = await tx.$queryRaw<{ all: boolean }[]>`
    SELECT rolbypassrls OR rolsuper AS "all" FROM pg_roles WHERE rolname = current_user`;
  return role?.all ?? false;
}

/** The next cases in the order of their keys. */
export function listHeads(tx: Tx, after: CaseId, most: number): Promise<readonly HistoryHead[]> {
  return tx.$queryRaw<HistoryHead[]>`
    SELECT "institutionId", "id" AS "caseId", "studentUserId", "eventCount" AS "count", "headHash" FROM "Case"
    WHERE ("institutionId", "id") > (${after.institutionId}::uuid, ${after.caseId}::uuid)
    ORDER BY "institutionId", "id" LIMIT ${most}`;
}

/** The keys of so many cases, chosen by chance. */
export function sampleCases(tx: Tx, most: number): Promise<readonly CaseId[]> {
  return tx.$queryRaw<CaseId[]>`
    SELECT "institutionId", "id" AS "caseId" FROM "Case" ORDER BY random() LIMIT ${most}`;
}

const idsOf = (cases: readonly CaseId[]) =>
  [cases.map((one) => one.institutionId), cases.map((one) => one.caseId)] as const;

/** These cases as they are now. */
export function listHeadsOf(tx: Tx, cases: readonly CaseId[]): Promise<readonly HistoryHead[]> {
  const [institutions, ids] = idsOf(cases);
  return tx.$queryRaw<HistoryHead[]>`
    SELECT "institutionId", "id" AS "caseId", "studentUserId", "eventCount" AS "count", "headHash" FROM "Case"
    JOIN unnest(${institutions}::uuid[], ${ids}::uuid[]) AS wanted("institution", "case")
      ON "institutionId" = wanted."institution" AND "id" = wanted."case"`;
}

/** The next entries of these cases, case by case and in their order. */
export function listEntries(
  tx: Tx,
  cases: readonly CaseId[],
  after: CaseId & { readonly seq: number },
  most: number,
): Promise<readonly HistoryEntry[]> {
  const [institutions, ids] = idsOf(cases);
  return tx.$queryRaw<HistoryEntry[]>`
    SELECT e."institutionId", e."caseId", e."studentUserId", e."seq",
      (extract(epoch FROM e."at") * 1000000)::bigint::text AS "micros", e."kind", e."actorUserId", e."actorRole",
      e."source"::text AS "source", e."payload"::text AS "payload", e."previousHash", e."hash"
    FROM unnest(${institutions}::uuid[], ${ids}::uuid[]) AS wanted("institutionId", "caseId")
    CROSS JOIN LATERAL (
      -- Case by case: in one condition the planner may walk the whole history to find them in order.
      SELECT * FROM "CaseEvent" one
      WHERE one."institutionId" = wanted."institutionId" AND one."caseId" = wanted."caseId"
        AND (one."institutionId", one."caseId", one."seq") > (${after.institutionId}::uuid, ${after.caseId}::uuid, ${after.seq}::int)
      ORDER BY one."seq" LIMIT ${most}
    ) e
    ORDER BY e."institutionId", e."caseId", e."seq" LIMIT ${most}`;
}

/** The next anchors of these cases, case by case and the shortest history first. */
export function listAnchors(
  tx: Tx,
  cases: readonly CaseId[],
  after: CaseId & { readonly count: number },
  most: number,
): Promise<readonly HistoryAnchor[]> {
  const [institutions, ids] = idsOf(cases);
  return tx.$queryRaw<HistoryAnchor[]>`
    SELECT a."institutionId", a."caseId", a."count", a."headHash", a."mac"
    FROM unnest(${institutions}::uuid[], ${ids}::uuid[]) AS wanted("institutionId", "caseId")
    CROSS JOIN LATERAL (
      SELECT * FROM "HistoryAnchor" one
      WHERE one."institutionId" = wanted."institutionId" AND one."caseId" = wanted."caseId"
        AND (one."institutionId", one."caseId", one."count") > (${after.institutionId}::uuid, ${after.caseId}::uuid, ${after.count}::int)
      ORDER BY one."count" LIMIT ${most}
    ) a
    ORDER BY a."institutionId", a."caseId", a."count" LIMIT ${most}`;
}

/** Keys in a stretch that have history or an anchor but no case any more; `to` null: to the end. */
export function listLostCases(
  tx: Tx,
  after: CaseId,
  to: CaseId | null,
  most: number,
): Promise<readonly CaseId[]> {
  return tx.$queryRaw<CaseId[]>`
    SELECT k."institutionId", k."caseId" FROM (
      SELECT "institutionId", "caseId" FROM "CaseEvent" UNION SELECT "institutionId", "caseId" FROM "HistoryAnchor"
    ) k
    WHERE (k."institutionId", k."caseId") > (${after.institutionId}::uuid, ${after.caseId}::uuid)
      AND (${to === null} OR (k."institutionId", k."caseId") <= (${to?.institutionId ?? null}::uuid, ${to?.caseId ?? null}::uuid))
      AND NOT EXISTS (SELECT 1 FROM "Case" c WHERE c."institutionId" = k."institutionId" AND c."id" = k."caseId")
    ORDER BY 1, 2 LIMIT ${most}`;
}

/** The next cases whose history has grown since their last anchor. */
export function listGrown(tx: Tx, after: CaseId, most: number): Promise<readonly HistoryHead[]> {
  return tx.$queryRaw<HistoryHead[]>`
    SELECT c."institutionId", c."id" AS "caseId", c."studentUserId", c."eventCount" AS "count", c."headHash" FROM "Case" c
    WHERE (c."institutionId", c."id") > (${after.institutionId}::uuid, ${after.caseId}::uuid)
      AND c."eventCount" > coalesce((SELECT max(a."count") FROM "HistoryAnchor" a
        WHERE a."institutionId" = c."institutionId" AND a."caseId" = c."id"), 0)
    ORDER BY c."institutionId", c."id" LIMIT ${most}`;
}

/** Adds anchors; one that another worker has just added stays. */
export async function addAnchors(tx: Tx, anchors: readonly HistoryAnchor[], now: Date): Promise<void> {
  await tx.historyAnchor.createMany({
    data: anchors.map((one) => ({ ...one, anchoredAt: now })),
    skipDuplicates: true,
  });
}
