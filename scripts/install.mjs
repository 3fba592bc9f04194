// Installs the packages when needed, and only then. Runs before anything is installed, on any Node from 20 on.
//   node scripts/install.mjs run    what `npm run up` needs
//   node scripts/install.mjs all    and what the checks and tests need
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const LOCK = join(ROOT, 'package-lock.json');
const MODULES = join(ROOT, 'node_modules');
const STAMP = join(MODULES, '.affilia-installed.json');
/** npm's own record of what it installed; it is written last. */
const RECORD = join(MODULES, '.package-lock.json');
const TURN = join(ROOT, '.data', 'installing.pid');
// npm says what is wrong first, and then prints its manual.
const SAID_LINES = 15;
const PATIENCE_MS = 10 * 60_000;

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

const isAlive = (pid) => {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const lockHash = () => createHash('sha256').update(readFileSync(LOCK)).digest('hex');
const satisfies = (installed, wanted) => installed === wanted || installed === 'all';
const stampAs = (mode) => {
  writeFileSync(STAMP, `${JSON.stringify({ lockHash: lockHash(), mode })}\n`);
};

/**
 * True when every package that the mode needs is there in the version of the lock file. An installation that was cut
 * short has no record and is not taken for a whole one.
 */
function isThere(mode) {
  const record = readJson(RECORD)?.packages;
  const wanted = readJson(LOCK)?.packages;
  if (!record || !wanted) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.optional) return true;
    if (mode === 'run' && (entry.dev || entry.devOptional)) return true;
    return record[path]?.version === entry.version && existsSync(join(ROOT, path, 'package.json'));
  });
}

/** What is installed for the present lock file: 'all', 'run' or undefined. Adopts what npm installed by itself. */
function installedMode() {
  const stamp = readJson(STAMP);
  if (stamp?.lockHash === lockHash()) return stamp.mode;
  const found = ['all', 'run'].find(isThere);
  if (found) stampAs(found);
  return found;
}

/** npm as it was started, or the one on the PATH. */
function npm(args) {
  const script = process.env.npm_execpath;
  // The node of node_modules/.bin would be removed under npm's feet, so the one that runs npm itself comes first.
  const isNpm = script && /npm-cli\.[cm]?js$/.test(script);
  const [program, ...before] = isNpm ? [process.env.npm_node_execpath ?? process.execPath, script] : ['npm'];
  const flags = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error', '--include=optional'];
  return spawnSync(program, [...before, ...args, ...flags], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: !isNpm && process.platform === 'win32',
  });
}

function installWith(args, saying) {
  process.stdout.write(saying);
  const started = Date.now();
  const lockBefore = readFileSync(LOCK);
  const { status, stdout, stderr, error } = npm(args);
  if (!readFileSync(LOCK).equals(lockBefore)) writeFileSync(LOCK, lockBefore);
  if (status === 0) {
    process.stdout.write(` done in ${Math.round((Date.now() - started) / 1000)} s\n`);
    return true;
  }
  process.stdout.write(' failed\n');
  const said = error?.message ?? `${stdout ?? ''}${stderr ?? ''}`.trim();
  process.stderr.write(`${said.split('\n').slice(0, SAID_LINES).join('\n')}\n`);
  return false;
}

function install(mode, installed) {
  if (installed === 'run' && mode === 'all') {
    // Adds to the tree and leaves the rest in place: the product may be running from it.
    const added = installWith(['install', '--no-save', '--include=dev'], 'Installing the test tools …');
    if (added) stampAs('all');
    return added;
  }
  const product = readJson(join(ROOT, '.data', 'up.json'));
  if (existsSync(MODULES) && isAlive(product?.pid)) {
    console.error(
      `The packages have changed while Affilia runs from this folder (process ${product.pid}${product.url ? `, ${product.url}` : ''}): stop it first, then start again.`,
    );
    return false;
  }
  const saying = existsSync(RECORD)
    ? 'Installing packages (the list has changed) …'
    : 'Installing packages (first time: about a minute) …';
  const done = installWith(['ci', mode === 'run' ? '--omit=dev' : '--include=dev'], saying);
  if (done) stampAs(mode);
  return done;
}

/** One installation at a time: `npm run up` and `npm test` may be started together. */
function takeTurn() {
  mkdirSync(dirname(TURN), { recursive: true });
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      writeFileSync(TURN, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = existsSync(TURN) ? Number(readFileSync(TURN, 'utf8')) : 0;
    if (!isAlive(holder) || Date.now() > until) rmSync(TURN, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250);
  }
}

function main(mode) {
  if (mode !== 'run' && mode !== 'all') {
    console.error('usage: node scripts/install.mjs run|all');
    return 2;
  }
  // The common case writes nothing, so it also works in a folder that cannot be written.
  const stamp = readJson(STAMP);
  if (stamp?.lockHash === lockHash() && satisfies(stamp.mode, mode)) return 0;
  takeTurn();
  try {
    const installed = installedMode();
    if (installed && satisfies(installed, mode)) return 0;
    return install(mode, installed) ? 0 : 1;
  } finally {
    rmSync(TURN, { force: true });
  }
}

process.exitCode = main(process.argv[2]);
