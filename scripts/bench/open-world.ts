import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { moment } from '#lib/platform/clock.ts';
import { inheritedEnv } from '#lib/platform/env.ts';
import { openDatabase, setDatabase } from '#lib/platform/db.ts';
import { measureWaits } from '#lib/use-cases/measure-waits.ts';
import { prepareDatabase } from '../database/prepare.ts';
import { buildProduct, keepBuild } from '../parts/build.ts';
import { freePort } from '../parts/ports.ts';
import { startPostgres } from '../parts/postgres.ts';
import { secretsOf, type Secrets } from '../parts/secrets.ts';
import { runSeed } from '../seed/run-seed.ts';
import type { BenchOrder } from './bench-order.ts';
import type { Effort } from './effort.ts';
import { collectStatements, LOG_SETTINGS, logStatements } from './statement-log.ts';
import {
  SEED_NAMES,
  startServer,
  type BenchSite,
  type BenchSizes,
  type BenchWorld,
  type RunningServer,
} from './world.ts';

const ROOT = join(import.meta.dirname, '../..');
const FLOOR = join(ROOT, 'tests/load/floor');
const FULL_SIZES: BenchSizes = {
  million: 1_000_000,
  hundredThousand: 100_000,
  tenThousand: 10_000,
  thousand: 1_000,
};
const QUICK_SIZES: BenchSizes = {
  million: 20_000,
  hundredThousand: 5_000,
  tenThousand: 2_000,
  thousand: 1_000,
};

/** As much memory as the rows need to stay in it; the rest as PostgreSQL comes. */
const MEMORY_SETTINGS = ['shared_buffers=1GB', 'max_wal_size=4GB', 'checkpoint_timeout=30min'] as const;

/** Builds the pages of the floor as the product is built. */
function buildFloor(): string {
  execFileSync(join(ROOT, 'node_modules/.bin/next'), ['build'], {
    cwd: FLOOR,
    stdio: 'pipe',
    env: { ...inheritedEnv(), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  const folder = join(FLOOR, '.next/standalone/tests/load/floor');
  cpSync(join(FLOOR, '.next/static'), join(folder, '.next/static'), { recursive: true });
  return folder;
}

type Fill = { readonly name: string; readonly sizes: readonly (keyof BenchSizes)[] };
const SITES = {
  big: { name: 'affilia_bench', sizes: ['million', 'hundredThousand'] },
  small: { name: 'affilia_bench_small', sizes: ['tenThousand', 'thousand'] },
} as const satisfies Record<string, Fill>;

/** A database with its invented cases, made on the first run and kept for the next. */
async function fill(
  { name, sizes: keys }: Fill,
  adminUrl: string,
  secrets: Secrets,
  sizes: BenchSizes,
  say: (line: string) => void,
): Promise<Omit<BenchSite, 'web'>> {
  const { urls } = await prepareDatabase(adminUrl, name, secrets.rolePasswords);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const admin = new pg.Client({ connectionString: url.href });
  // Which of the two ends first is no matter.
  admin.on('error', () => undefined);
  await admin.connect();
  const missing: (keyof BenchSizes)[] = [];
  for (const key of keys) {
    const slug = `seed-${SEED_NAMES[key]}-1`;
    const { rowCount } = await admin.query('SELECT 1 FROM "Institution" WHERE "slug" = $1', [slug]);
    if (!rowCount) missing.push(key);
  }
  for (const key of missing) {
    const order = { cases: sizes[key], institutions: 1, seed: SEED_NAMES[key], now: moment().now };
    const { rows, seconds } = await runSeed(urls.maintenance, order, () => undefined);
    say(`${String(order.cases)} cases, ${String(rows)} rows (${seconds.toFixed(0)} s)`);
  }
  const { rows: measured } = await admin.query<{ count: string }>('SELECT count(*) FROM "WaitCurve"');
  if (missing.length > 0 || measured[0]?.count === '0') {
    const worker = setDatabase(openDatabase(urls.worker, 1));
    await measureWaits(moment());
    await worker.$disconnect();
    await admin.query('VACUUM (ANALYZE)');
  }
  return { urls, database: name, admin };
}

/** Everything that the rows need: databases, the product on each, the floor. It is closed in the end, whatever happens. */
export async function openWorld(
  order: BenchOrder,
  effort: Effort,
  say: (line: string) => void,
): Promise<{ readonly world: BenchWorld; readonly close: () => Promise<void> }> {
  const sizes = order.isQuick ? QUICK_SIZES : FULL_SIZES;
  const dataDir = join(order.dataDir, order.isQuick ? 'bench-quick' : 'bench');
  mkdirSync(dataDir, { recursive: true });
  const secrets = secretsOf(dataDir);
  const logs = join(dataDir, 'logs');
  const servers: RunningServer[] = [];
  const admins: pg.Client[] = [];
  const postgres = await startPostgres({
    dataDir: join(dataDir, 'postgres'),
    port: await freePort(),
    password: secrets.postgresPassword,
    settings: [...LOG_SETTINGS, ...MEMORY_SETTINGS],
  });
  const statements = postgres.process.stderr ? collectStatements(postgres.process.stderr) : () => [];
  const close = async () => {
    await Promise.all(servers.map((one) => endServer(one)));
    await Promise.all(admins.map((one) => one.end()));
    await postgres.stop();
  };
  try {
    const build = await buildProduct(say);
    keepBuild(build);
    const start = async (name: string, web: string) => {
      const env = {
        AFFILIA_URL: 'http://localhost',
        AFFILIA_ENV: 'demo',
        DATABASE_WEB_URL: web,
        NEXTAUTH_SECRET: secrets.sessionSecret,
      };
      const script = join(build.folder, 'server.js');
      const server = await startServer(name, { script, cwd: build.folder, env }, logs, '/en');
      servers.push(server);
      return server;
    };
    const open = async (key: keyof typeof SITES): Promise<BenchSite> => {
      const site = await fill(SITES[key], postgres.adminUrl, secrets, sizes, say);
      admins.push(site.admin);
      return { ...site, web: await start(key, site.urls.web) };
    };
    const [big, small] = [await open('big'), await open('small')];
    const folder = buildFloor();
    const floor = await startServer(
      'floor',
      { script: join(folder, 'server.js'), cwd: folder, env: {} },
      logs,
      '/en/empty',
    );
    servers.push(floor);
    const logged = async <T>(work: (base: string) => Promise<T>): Promise<T> => {
      await logStatements(small.admin, true);
      try {
        return await work((await start('logged', small.urls.web)).base);
      } finally {
        await logStatements(small.admin, false);
      }
    };
    const postgresPid = postgres.process.pid ?? 0;
    return { world: { effort, postgresPid, big, small, floor, logged, statements, sizes }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function endServer({ process: child }: RunningServer): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await gone;
}
