// What PostgreSQL itself checks when a row is written by an ordinary session, asked again of the rows that stand there:
// a bulk writer passes the references by.
import type pg from 'pg';

export type TableConstraint = {
  readonly name: string;
  readonly table: string;
  /** Counts the rows that break it. */
  readonly breakers: string;
};

type ForeignKey = {
  name: string;
  table: string;
  target: string;
  columns: readonly string[];
  targets: readonly string[];
};

const OURS = `connamespace = 'public'::regnamespace`;
const NAMES = (numbers: string, table: string) =>
  `ARRAY(SELECT quote_ident(attname) FROM unnest(${numbers}) WITH ORDINALITY AS k(n, place)
    JOIN pg_attribute ON attrelid = ${table} AND attnum = n ORDER BY place)`;

/** Every foreign key of the catalogue. A key with a NULL refers to nothing, as PostgreSQL has it (MATCH SIMPLE). */
export async function foreignKeys(client: pg.Client): Promise<readonly TableConstraint[]> {
  const { rows } = await client.query<ForeignKey>(`
    SELECT conname AS name, conrelid::regclass::text AS "table", confrelid::regclass::text AS target,
      ${NAMES('conkey', 'conrelid')} AS columns, ${NAMES('confkey', 'confrelid')} AS targets
    FROM pg_constraint WHERE ${OURS} AND contype = 'f' ORDER BY 2, 1`);
  return rows.map(({ name, table, target, columns, targets }) => ({
    name,
    table,
    breakers: `SELECT count(*)::int AS n FROM ${table} c
      WHERE ${columns.map((one) => `c.${one} IS NOT NULL`).join(' AND ')} AND NOT EXISTS (SELECT 1 FROM ${target} p
        WHERE ${columns.map((one, place) => `c.${one} = p.${targets[place] ?? ''}`).join(' AND ')})`,
  }));
}

/** Every CHECK of the catalogue. One whose answer is unknown holds, as PostgreSQL has it. */
export async function checks(client: pg.Client): Promise<readonly TableConstraint[]> {
  const { rows } = await client.query<{ name: string; table: string; condition: string }>(`
    SELECT conname AS name, conrelid::regclass::text AS "table", pg_get_expr(conbin, conrelid) AS condition
    FROM pg_constraint WHERE ${OURS} AND contype = 'c' ORDER BY 2, 1`);
  return rows.map(({ name, table, condition }) => ({
    name,
    table,
    breakers: `SELECT count(*)::int AS n FROM ${table} WHERE (${condition}) IS FALSE`,
  }));
}

/** The constraints that some row breaks, each with how many do. */
export async function brokenBy(
  client: pg.Client,
  constraints: readonly TableConstraint[],
): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const { name, table, breakers } of constraints) {
    const n = (await client.query<{ n: number }>(breakers)).rows[0]?.n ?? 0;
    if (n > 0) broken.push(`${table} ${name}: ${String(n)}`);
  }
  return broken;
}
