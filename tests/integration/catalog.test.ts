import { readFileSync } from 'node:fs';
import pg from 'pg';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { SCHEMA } from '#scripts/database/migrations.ts';
import { NO_FILTERS, openSchemaEngine } from '#scripts/database/schema-engine.ts';
import { testDatabase } from '#tests/support/database.ts';

let migrated: pg.Client;
let described: pg.Client;

/** A second database, made from schema.prisma alone. */
beforeAll(async () => {
  const db = await testDatabase();
  migrated = await db.connect('admin');
  const { adminUrl } = inject('cluster');
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const name = `described_${crypto.randomUUID().replaceAll('-', '')}`;
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const { engine, close } = await openSchemaEngine(url.href, SCHEMA);
  const { stdout } = await engine.diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [{ path: SCHEMA, content: readFileSync(SCHEMA, 'utf8') }] },
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: NO_FILTERS,
  });
  await close();
  described = new pg.Client({ connectionString: url.href });
  await described.connect();
  await described.query(stdout ?? '');
  return () => described.end();
});

const OURS = `table_schema = 'public' AND table_name <> '_prisma_migrations'`;

/** What both databases must have alike. A generated column has an expression where schema.prisma can say nothing. */
const QUESTIONS = {
  columns: `SELECT table_name, column_name, udt_name, is_nullable, datetime_precision,
      CASE WHEN is_generated = 'ALWAYS' THEN NULL ELSE column_default END AS "default"
    FROM information_schema.columns WHERE ${OURS} ORDER BY 1, 2`,
  enums: `SELECT t.typname, e.enumlabel FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
    WHERE t.typnamespace = 'public'::regnamespace ORDER BY 1, e.enumsortorder`,
  keys: `SELECT conrelid::regclass::text AS "table", conname, contype, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f')
      AND conrelid::regclass::text NOT LIKE '%_prisma_migrations%' ORDER BY 1, 2`,
  indexes: `SELECT tablename, indexname, indexdef FROM pg_indexes
    WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1, 2`,
} as const;

describe('a freshly migrated database', () => {
  it.each(Object.entries(QUESTIONS))('has the %s of schema.prisma', async (_, question) => {
    const [is, should] = await Promise.all([migrated.query(question), described.query(question)]);
    expect(should.rows.length).toBeGreaterThan(10);
    expect(is.rows).toEqual(should.rows);
  });

  it('derives the status and nothing else', async () => {
    const { rows } = await migrated.query<{ table_name: string; column_name: string }>(
      `SELECT table_name, column_name FROM information_schema.columns WHERE ${OURS} AND is_generated = 'ALWAYS'`,
    );
    expect(rows).toEqual([{ table_name: 'Case', column_name: 'status' }]);
  });

  it('begins the key of every tenant table with the institution', async () => {
    const { rows } = await migrated.query<{ table: string; first: string }>(
      `SELECT c.conrelid::regclass::text AS "table", a.attname AS first
       FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
       WHERE c.contype = 'p' AND EXISTS (SELECT 1 FROM pg_class k WHERE k.oid = c.conrelid AND k.relrowsecurity)`,
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows)
      expect(row.first, row.table).toBe(row.table === '"Institution"' ? 'id' : 'institutionId');
  });
});
