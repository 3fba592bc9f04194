import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NO_FILTERS, openSchemaEngine } from './schema-engine.ts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'prisma/migrations');
export const SCHEMA = join(ROOT, 'prisma/schema.prisma');
/** The schema as it was when the last migration was written: what `db:diff` compares with. */
const SNAPSHOT = join(FOLDER, 'schema.snapshot.prisma');

async function migrationsList(folder: string): Promise<unknown> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((one) => one.isDirectory()).map((one) => one.name);
  return {
    baseDir: 'prisma/migrations',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.toSorted().map(async (path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: await readFile(join(folder, path, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  };
}

/** Applies what is missing, each file as one transaction; returns the names of the applied migrations. */
export async function deployMigrations(ownerUrl: string, folder = FOLDER): Promise<string[]> {
  const { engine, close } = await openSchemaEngine(ownerUrl, SCHEMA);
  try {
    const list = await migrationsList(folder);
    const done = await engine.applyMigrations({ migrationsList: list, filters: NO_FILTERS });
    return done.appliedMigrationNames;
  } catch (error) {
    // Nothing of the file stayed, so the mark "failed" would only keep the mended file from being applied.
    const failed = /migration_name="([^"]+)"/.exec(String(error))?.[1];
    if (failed) await engine.markMigrationRolledBack({ migrationName: failed });
    throw error;
  } finally {
    await close();
  }
}

/** The SQL that takes the last migrated schema to schema.prisma; empty when they agree. Needs any database to talk to. */
export async function pendingSql(url: string): Promise<string> {
  const { engine, close } = await openSchemaEngine(url, SCHEMA);
  try {
    const file = async (path: string) => ({ path: SCHEMA, content: await readFile(path, 'utf8') });
    const { stdout } = await engine.diff({
      from: existsSync(SNAPSHOT)
        ? { tag: 'schemaDatamodel', files: [await file(SNAPSHOT)] }
        : { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: [await file(SCHEMA)] },
      script: true,
      exitCode: null,
      shadowDatabaseUrl: null,
      filters: NO_FILTERS,
    });
    const sql = stdout ?? '';
    return sql.includes('This is an empty migration') ? '' : sql;
  } finally {
    await close();
  }
}

/** Writes the pending change as a new migration folder, to be completed by hand; returns its path. */
export async function writeMigration(url: string, name: string, stamp: string): Promise<string> {
  const folder = join(FOLDER, `${stamp}_${name}`);
  const sql = await pendingSql(url);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), sql);
  await writeFile(SNAPSHOT, await readFile(SCHEMA, 'utf8'));
  return folder;
}
