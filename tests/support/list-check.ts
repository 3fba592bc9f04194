import type pg from 'pg';

/** Cases of which the office's list would show other names or papers than stand in "Person" and "Document"; their ids. */
export async function wronglyListed(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(`
    SELECT c."id" FROM "Case" c
    JOIN "Person" p ON p."institutionId" = c."institutionId" AND p."userId" = c."studentUserId"
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE d."status" IN ('rejected', 'fix_needed')) AS rejected,
             count(*) FILTER (WHERE d."status" = 'missing') AS missing,
             count(*) FILTER (WHERE d."status" IN ('deposited', 'with_office')) AS checking
      FROM "Document" d WHERE d."institutionId" = c."institutionId" AND d."caseId" = c."id"
    ) AS papers
    WHERE (c."givenName", c."familyName", c."nationality", c."papersRejected", c."papersMissing", c."papersChecking")
      IS DISTINCT FROM (p."givenName", p."familyName", p."nationality", papers.rejected, papers.missing, papers.checking)
    ORDER BY 1`);
  return rows.map((row) => row.id);
}
