import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** Lines handed to the connection at once: fewer, larger writes. */
const LINES_PER_CHUNK = 1_000;

function* chunksOf(lines: readonly string[]): Generator<string> {
  for (let at = 0; at < lines.length; at += LINES_PER_CHUNK)
    yield lines.slice(at, at + LINES_PER_CHUNK).join('');
}

export type SeedWriter = {
  /** Writes rows of COPY; answers how many. */
  readonly copy: (table: string, columns: readonly string[], lines: readonly string[]) => Promise<number>;
  readonly query: (
    sql: string,
    values?: readonly unknown[],
  ) => Promise<pg.QueryResult<Record<string, unknown>>>;
  readonly end: () => Promise<void>;
};

/**
 * A connection of the maintenance role that writes rows as they are given: no trigger numbers, chains or counts them and
 * no reference is looked up, so whoever writes here must do both right.
 */
export async function openSeedWriter(maintenanceUrl: string): Promise<SeedWriter> {
  const client = new pg.Client({ connectionString: maintenanceUrl });
  // A connection that is lost between two statements fails the next one: nobody else has to hear of it.
  client.on('error', () => undefined);
  await client.connect();
  await client.query("SET session_replication_role = 'replica'");
  await client.query('SET synchronous_commit = off');
  return {
    copy: async (table, columns, lines) => {
      if (lines.length === 0) return 0;
      const names = columns.map((one) => client.escapeIdentifier(one)).join(', ');
      const into = client.query(copyFrom(`COPY ${client.escapeIdentifier(table)} (${names}) FROM STDIN`));
      await pipeline(Readable.from(chunksOf(lines)), into);
      return lines.length;
    },
    query: (sql, values = []) => client.query<Record<string, unknown>>(sql, [...values]),
    end: () => client.end(),
  };
}
