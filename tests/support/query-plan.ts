import pg from 'pg';
import type { Statement } from './listening-proxy.ts';
import { dataOf, useOf } from './statement-use.ts';

/** A step of a plan that was carried out. @source PostgreSQL manual, EXPLAIN, FORMAT JSON */
export type PlanNode = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Loops': number;
  /** In each loop. */
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
};

/** What PostgreSQL did for a statement, as one list of steps. */
export type Explained = { readonly sql: string; readonly steps: readonly PlanNode[] };

const stepsOf = (node: PlanNode): readonly PlanNode[] => [node, ...(node.Plans ?? []).flatMap(stepsOf)];

/** Times after which the server has settled on a plan of its own for each time, or on one for all. */
const SETTLED = 6;

/** As the text of a statement; a value that is not text is read from it as the parameter's type. */
const literal = (value: string | null): string => (value === null ? 'NULL' : pg.escapeLiteral(value));

/**
 * Does again what was heard in one transaction, as the same actor, and answers how each question for data was carried out
 * once its connection keeps it prepared, as the product's do.
 */
export async function explain(client: pg.Client, heard: readonly Statement[]): Promise<readonly Explained[]> {
  await client.query('BEGIN READ ONLY');
  try {
    for (const { sql, values } of heard.filter((one) => useOf(one) === 'actor'))
      await client.query(sql, [...values]);
    const explained: Explained[] = [];
    for (const { sql, values } of dataOf(heard)) {
      await client.query(`PREPARE question AS ${sql}`);
      const execute = `EXECUTE question${values.length > 0 ? `(${values.map(literal).join(', ')})` : ''}`;
      for (let turn = 0; turn < SETTLED; turn++) await client.query(execute);
      const { rows } = await client.query<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>(
        `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${execute}`,
      );
      await client.query('DEALLOCATE question');
      explained.push({ sql, steps: (rows[0]?.['QUERY PLAN'] ?? []).flatMap(({ Plan }) => stepsOf(Plan)) });
    }
    return explained;
  } finally {
    await client.query('ROLLBACK');
    await client.query('DEALLOCATE ALL');
  }
}

/** The tables of institutions, by the catalogue: those under row-level security. */
export async function tenantTables(client: pg.Client): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity`,
  );
  return new Set(rows.map((row) => row.name));
}

/** Rows that a step may read from a table and throw away: what is sought stands close to where it looks. */
const MOST_THROWN_AWAY = 100;

/**
 * The steps that look through a tenant table instead of going to its rows: a sequential scan, and one that takes an index
 * but reads row upon row from the table to throw them away. Reading an index alone is neither.
 */
export function searches(of: readonly Explained[], tenant: ReadonlySet<string>): readonly string[] {
  return of
    .flatMap(({ steps }) => steps)
    .flatMap((step) => {
      const { 'Node Type': kind, 'Relation Name': table } = step;
      if (!table || !tenant.has(table) || kind === 'Index Only Scan') return [];
      const thrownAway = (step['Rows Removed by Filter'] ?? 0) * step['Actual Loops'];
      return kind === 'Seq Scan' || thrownAway > MOST_THROWN_AWAY
        ? [`${kind} on ${table}, ${String(thrownAway)} rows thrown away`]
        : [];
    });
}
