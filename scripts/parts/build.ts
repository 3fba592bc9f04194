// Builds are made under a lock and copied to .data/builds/<hash of the sources>: whoever needs the same sources runs
// from there, so `npm run up` and `npm test` never build in one folder at once, nor under a running server.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { inheritedEnv } from '#lib/platform/env.ts';
import { isAlive, NOBODY, withLock } from './lock.ts';

const ROOT = join(import.meta.dirname, '../..');
const BUILDS = join(ROOT, '.data/builds');
/** Newest builds that are kept, to go back to; one that runs is never removed. */
const KEPT = 4;

const SOURCES = [
  'app/**/*',
  'components/**/*',
  'lib/**/*',
  'public/**/*',
  'prisma/schema.prisma',
  'scripts/worker.ts',
  'scripts/worker/**/*',
  'scripts/parts/build.ts',
  'scripts/parts/csp-hashes.ts',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

export type Build = { readonly folder: string; readonly hash: string };

const bin = (name: string) => join(ROOT, 'node_modules/.bin', name);

/** Generates Prisma's client when it is missing or the schema changed. Needs no engine: nothing is downloaded. */
export function generateClient(): void {
  const schema = readFileSync(join(ROOT, 'prisma/schema.prisma'));
  const hash = createHash('sha256').update(schema).digest('hex');
  const stamp = join(ROOT, 'lib/generated/prisma/.schema-hash');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  execFileSync(bin('prisma'), ['generate'], {
    cwd: ROOT,
    stdio: 'pipe',
    env: {
      ...inheritedEnv(),
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  });
  writeFileSync(stamp, hash);
}

function hashSources(): string {
  const hash = createHash('sha256').update(process.platform).update(process.arch);
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
    .filter((file) => !file.startsWith('lib/generated') && statSync(join(ROOT, file)).isFile())
    .toSorted();
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0');
  return hash.digest('hex').slice(0, 16);
}

function run(command: string, args: readonly string[]): void {
  const done = spawnSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...inheritedEnv(), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (done.status !== 0) throw new Error(`The build did not succeed:\n${done.stdout}\n${done.stderr}`);
}

function bundleWorker(folder: string): void {
  const banner = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";
  run(bin('esbuild'), [
    'scripts/worker.ts',
    '--bundle',
    '--platform=node',
    '--format=esm',
    '--target=node24',
    '--jsx=automatic',
    '--external:pg-native',
    '--log-level=error',
    `--banner:js=${banner}`,
    `--outfile=${join(folder, 'worker.mjs')}`,
  ]);
}

function make(target: string): void {
  generateClient();
  run(bin('next'), ['build']);
  run(process.execPath, [join(ROOT, 'scripts/parts/csp-hashes.ts')]);
  const making = `${target}.making`;
  rmSync(making, { recursive: true, force: true });
  cpSync(join(ROOT, '.next/standalone'), making, { recursive: true, verbatimSymlinks: true });
  cpSync(join(ROOT, '.next/static'), join(making, '.next/static'), { recursive: true });
  cpSync(join(ROOT, '.next/csp-hashes.json'), join(making, '.next/csp-hashes.json'));
  if (existsSync(join(ROOT, 'public')))
    cpSync(join(ROOT, 'public'), join(making, 'public'), { recursive: true });
  bundleWorker(making);
  // The name appears last: a folder of that name is always a whole build.
  renameSync(making, target);
}

function forgetOldBuilds(): void {
  const age = (name: string) => statSync(join(BUILDS, name)).mtimeMs;
  const builds = readdirSync(BUILDS).filter((name) => /^[0-9a-f]{16}$/.test(name));
  const isUsed = (name: string) =>
    readdirSync(join(BUILDS, name)).some((file) =>
      isAlive(Number(/^\.used-by-(\d+)$/.exec(file)?.[1] ?? NOBODY)),
    );
  const old = builds.toSorted((a, b) => age(b) - age(a)).slice(KEPT);
  for (const name of old.filter((one) => !isUsed(one))) {
    rmSync(join(BUILDS, name), { recursive: true, force: true });
  }
}

/** The build of the present sources, made if it is not there. Throws with the build's own words when it fails. */
export async function buildProduct(log: (line: string) => void): Promise<Build> {
  mkdirSync(BUILDS, { recursive: true });
  return withLock(
    join(ROOT, '.data/build.lock'),
    () => {
      log('another build is running: waiting for it');
    },
    () => {
      const hash = hashSources();
      const folder = join(BUILDS, hash);
      if (existsSync(folder)) {
        log(`kept from before (${relative(ROOT, folder)})`);
      } else {
        make(folder);
        log(relative(ROOT, folder));
      }
      utimesSync(folder, new Date(), new Date());
      forgetOldBuilds();
      return { folder, hash };
    },
  );
}

/** Says that this process runs a build, so that it is not removed under it. */
export function keepBuild({ folder }: Build): void {
  writeFileSync(join(folder, `.used-by-${String(process.pid)}`), '');
}
