// Prisma's schema engine in its WebAssembly form: migrations without an engine download (docs/decisions/001).
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { DriverAdapterError, bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';

type DiffTarget =
  { tag: 'empty' } | { tag: 'schemaDatamodel'; files: readonly { path: string; content: string }[] };

export type SchemaEngine = {
  diff(request: {
    from: DiffTarget;
    to: DiffTarget;
    script: boolean;
    exitCode: null;
    shadowDatabaseUrl: null;
    filters: typeof NO_FILTERS;
  }): Promise<{ stdout: string | null }>;
  markMigrationRolledBack(request: { migrationName: string }): Promise<unknown>;
  applyMigrations(request: {
    migrationsList: unknown;
    filters: typeof NO_FILTERS;
  }): Promise<{ appliedMigrationNames: string[] }>;
};

export const NO_FILTERS = { externalTables: [], externalEnums: [] };

type EngineModule = WebAssembly.ModuleImports & {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: {
    new: (options: unknown, log: (line: string) => void, factory: unknown) => Promise<SchemaEngine>;
  };
};

/**
 * The stock adapter splits a script at every semicolon, function bodies included, and sends the pieces one by one.
 * Sent whole, PostgreSQL runs a migration as one transaction: all of it or nothing.
 */
function wholeScripts(pool: pg.Pool): PrismaPg {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script: string) => {
      try {
        await pool.query(script);
      } catch (error) {
        if (!(error instanceof pg.DatabaseError)) throw error;
        throw new DriverAdapterError({
          kind: 'postgres',
          code: error.code ?? '',
          severity: error.severity ?? 'ERROR',
          message: error.message,
          detail: error.detail,
          column: error.column,
          hint: error.hint,
        });
      }
    };
    return adapter;
  };
  return factory;
}

/** The glue keeps the memory of one instance: a second one in the same process would read the first one's. */
let loaded: Promise<EngineModule> | undefined;

async function loadGlue(): Promise<EngineModule> {
  const require = createRequire(import.meta.url);
  const script = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const glue = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as EngineModule;
  const bytes = await readFile(script.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  return glue;
}

/** Opens the engine on a database; the caller ends it with `close`. */
export async function openSchemaEngine(
  url: string,
  schemaPath: string,
): Promise<{ engine: SchemaEngine; close: () => Promise<void> }> {
  const glue = await (loaded ??= loadGlue());
  const pool = new pg.Pool({ connectionString: url, max: 2, allowExitOnIdle: true });
  const factory = bindMigrationAwareSqlAdapterFactory(wholeScripts(pool));
  const datamodels = [[schemaPath, await readFile(schemaPath, 'utf8')]];
  const engine = await glue.SchemaEngine.new({ datamodels }, () => undefined, factory);
  return { engine, close: () => pool.end() };
}
