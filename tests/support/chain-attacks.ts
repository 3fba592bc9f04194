// What somebody who owns the database could do to the history of a case, and what the check says of it. `$case`: its id.

const ROWS = `"CaseEvent" WHERE "caseId" = $case`;

/** The hash that the trigger would have given, of a row whose predecessor has this hash. */
const hashAfter = (previous: string): string =>
  `encode(sha256(convert_to(concat_ws('|', "institutionId", "caseId", "seq", (extract(epoch FROM "at") * 1000000)::bigint, "kind",
    coalesce("actorUserId"::text, ''), "actorRole", coalesce("source"::text, ''), "payload"::text, ${previous}), 'UTF8')), 'hex')`;

/** Makes the whole chain anew, as the trigger would have, and the end that the case knows. */
export const REWRITE_CHAIN = `
  CREATE TEMP TABLE made ON COMMIT DROP AS
    WITH RECURSIVE chain AS (
      SELECT e.seq, ''::text AS previous, ${hashAfter("''")} AS hash FROM "CaseEvent" e WHERE e."caseId" = $case AND e.seq = 1
      UNION ALL
      SELECT e.seq, c.hash, encode(sha256(convert_to(concat_ws('|', e."institutionId", e."caseId", e.seq,
        (extract(epoch FROM e.at) * 1000000)::bigint, e.kind, coalesce(e."actorUserId"::text, ''), e."actorRole",
        coalesce(e.source::text, ''), e.payload::text, c.hash), 'UTF8')), 'hex')
      FROM chain c JOIN "CaseEvent" e ON e."caseId" = $case AND e.seq = c.seq + 1
    ) SELECT * FROM chain;
  UPDATE "CaseEvent" e SET hash = m.hash, "previousHash" = m.previous FROM made m WHERE e."caseId" = $case AND e.seq = m.seq;
  UPDATE "Case" SET "headHash" = (SELECT hash FROM made ORDER BY seq DESC LIMIT 1) WHERE id = $case`;

type Attack = { readonly name: string; readonly sql: string; readonly faults: readonly string[] };

/** On a history of nine entries. */
export const CHAIN_ATTACKS: readonly Attack[] = [
  {
    name: 'what an entry says',
    sql: `UPDATE "CaseEvent" SET payload = payload || '{"on":"2026-09-09"}' WHERE "caseId" = $case AND seq = 1`,
    faults: ['edited 1'],
  },
  {
    name: 'when an entry was made',
    sql: `UPDATE "CaseEvent" SET at = at - interval '1 millisecond' WHERE "caseId" = $case AND seq = 3`,
    faults: ['edited 3'],
  },
  {
    name: 'who made an entry',
    sql: `UPDATE "CaseEvent" SET "actorUserId" = NULL, "actorRole" = 'worker' WHERE "caseId" = $case AND seq = 5`,
    faults: ['edited 5'],
  },
  {
    name: 'how well an entry is founded',
    sql: `UPDATE "CaseEvent" SET source = 'verified' WHERE "caseId" = $case AND seq = 1`,
    faults: ['edited 1'],
  },
  {
    name: 'an entry together with its hash',
    sql: `UPDATE "CaseEvent" SET at = at - interval '1 day' WHERE "caseId" = $case AND seq = 2;
      UPDATE "CaseEvent" SET hash = ${hashAfter('"previousHash"')} WHERE "caseId" = $case AND seq = 2`,
    faults: ['unchained 3'],
  },
  {
    name: 'whose entry it is',
    sql: `UPDATE "CaseEvent" SET "studentUserId" = gen_random_uuid() WHERE "caseId" = $case AND seq = 4`,
    faults: ['misplaced 4'],
  },
  {
    name: 'an entry is missing in the middle',
    sql: `DELETE FROM ${ROWS} AND seq = 3`,
    faults: ['missing 3', 'unchained 4', 'count 9'],
  },
  {
    name: 'the first entry is missing',
    sql: `DELETE FROM ${ROWS} AND seq = 1`,
    faults: ['missing 1', 'unchained 2', 'count 9'],
  },
  {
    name: 'the last entries are cut',
    sql: `DELETE FROM ${ROWS} AND seq > 6`,
    faults: ['count 9', 'head 6'],
  },
  {
    name: 'all entries are gone',
    sql: `DELETE FROM ${ROWS}`,
    faults: ['count 9', 'head 0'],
  },
  {
    name: 'two entries have changed places',
    sql: `UPDATE "CaseEvent" SET seq = -1 WHERE "caseId" = $case AND seq = 2;
      UPDATE "CaseEvent" SET seq = 2 WHERE "caseId" = $case AND seq = 3;
      UPDATE "CaseEvent" SET seq = 3 WHERE "caseId" = $case AND seq = -1`,
    faults: ['unchained 2', 'edited 2', 'unchained 3', 'edited 3', 'unchained 4'],
  },
  {
    name: 'an entry was put at the end past the trigger',
    sql: `INSERT INTO "CaseEvent" SELECT "institutionId", "caseId", 10, "studentUserId", at, kind, "actorUserId", "actorRole",
        source, payload, hash, 'made-up' FROM ${ROWS} AND seq = 9`,
    faults: ['edited 10', 'count 9', 'head 10'],
  },
  {
    name: 'the case knows another length',
    sql: `UPDATE "Case" SET "eventCount" = 8 WHERE id = $case`,
    faults: ['count 8'],
  },
  {
    name: 'the case knows another end',
    sql: `UPDATE "Case" SET "headHash" = 'made-up' WHERE id = $case`,
    faults: ['head 9'],
  },
];
