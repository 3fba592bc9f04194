import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { prepareDatabase } from '../database/prepare.ts';
import type { RoleUrls } from '../database/roles.ts';
import type { Build } from '../parts/build.ts';
import { freePort } from '../parts/ports.ts';
import { startPostgres, type PostgresOptions, type RunningPostgres } from '../parts/postgres.ts';
import { productParts } from '../parts/product-parts.ts';
import { secretsOf } from '../parts/secrets.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { populate, type Resident } from './population.ts';

export type WorldOptions = {
  /** Settings of the server, as `name=value`; on disk as in production unless they say otherwise. */
  readonly settings?: readonly string[];
  /** Statements run by a superuser before the product starts: a planted bug. */
  readonly plant?: string;
};

/** What the oracle reads: everything, past row-level security. */
export type Evidence = {
  readonly client: pg.Client;
  readonly maintenanceUrl: string;
  readonly secret: string;
};

/** The built product on a database of its own, with the handles by which it is hurt. */
export type FaultWorld = {
  readonly base: string;
  readonly residents: readonly Resident[];
  readonly urls: RoleUrls;
  /** The only way of web and worker to the database. */
  readonly proxy: FaultProxy;
  /** What went wrong with processes that nobody touched. */
  readonly crashes: readonly string[];
  /** SIGKILL, and again in service when this answers. */
  killWeb(): Promise<void>;
  restartWeb(): Promise<void>;
  /** Immediate shutdown, as when the machine loses power; its children are gone when this answers. */
  stopPostgres(): Promise<void>;
  startPostgres(): Promise<void>;
  /** A connection as superuser, past the proxy. */
  connect(): Promise<pg.Client>;
  /** What an oracle needs; the connection is to be ended by whoever asked. */
  evidence(): Promise<Evidence>;
  /** How many mails an address received. */
  mailsTo(address: string): Promise<number>;
  /** Where the processes write what they have to say. */
  readonly logs: string;
  close(): Promise<void>;
};

const RESIDENTS = 24;
const NAME = 'affilia';

const gone = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done();
    else
      child.once('exit', () => {
        done();
      });
  });

/** What must be undone at the end, in the order in which it was done. */
type Undo = (() => Promise<unknown>)[];

async function undoAll(undo: Undo): Promise<void> {
  for (const one of undo.splice(0).toReversed()) await one();
}

/** Starts the product: a server, its tables, invented students, mailbox, worker and web. Nothing stays when that fails. */
export async function openWorld(build: Build, options: WorldOptions = {}): Promise<FaultWorld> {
  const undo: Undo = [];
  try {
    return await startWorld(build, options, undo);
  } catch (error) {
    await undoAll(undo);
    throw error;
  }
}

async function startWorld(build: Build, options: WorldOptions, undo: Undo): Promise<FaultWorld> {
  const parent = join(tmpdir(), 'affilia-faults');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'run-'));
  chmodSync(folder, 0o711); // PostgreSQL may run as another user
  undo.push(() => rm(folder, { recursive: true, force: true }));
  const dataDir = join(folder, 'data');
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
  const secrets = secretsOf(dataDir);
  const postgres: PostgresOptions = {
    dataDir: join(folder, 'postgres'),
    port: await freePort(),
    password: secrets.postgresPassword,
    settings: options.settings ?? [],
  };
  let server: RunningPostgres = await startPostgres(postgres);
  undo.push(() => server.stop());
  const { urls } = await prepareDatabase(server.adminUrl, NAME, secrets.rolePasswords);
  const residents = await populate(urls.maintenance, RESIDENTS, new Date());
  const inside = new URL(server.adminUrl);
  inside.pathname = `/${NAME}`;
  const connect = async () => {
    const client = new pg.Client({ connectionString: inside.href });
    client.on('error', () => undefined); // it is meant to break with the server
    await client.connect();
    return client;
  };
  if (options.plant !== undefined) {
    const client = await connect();
    await client.query(options.plant);
    await client.end();
  }
  const proxy = await startFaultProxy({ host: '127.0.0.1', port: postgres.port });
  undo.push(proxy.stop);
  const env = {
    AFFILIA_ENV: 'test' as const,
    AFFILIA_VERSION: 'faults',
    LOG_LEVEL: 'info' as const,
    AFFILIA_DATA_DIR: dataDir,
    PORT: await freePort(),
    MAILBOX_PORT: await freePort(),
    SMTP_PORT: await freePort(),
    DATABASE_PORT: postgres.port,
  };
  const base = `http://127.0.0.1:${String(env.PORT)}`;
  const mailbox = `http://127.0.0.1:${String(env.MAILBOX_PORT)}`;
  const proxied = { ...urls, web: proxy.through(urls.web), worker: proxy.through(urls.worker) };
  const plan = {
    env,
    dataDir,
    isFresh: false,
    startedAt: Date.now(),
    url: base,
    mailboxUrl: mailbox,
    smtpUrl: `smtp://127.0.0.1:${String(env.SMTP_PORT)}`,
  };
  const parts = productParts(plan, secrets, proxied, build);

  const crashes: string[] = [];
  const expected = new WeakSet<ChildProcess>();
  const watched = (name: string, child: ChildProcess) => {
    child.once('exit', (code, signal) => {
      if (!expected.has(child)) crashes.push(`${name} ended by itself (${String(signal ?? code)})`);
    });
    return child;
  };
  const start = async (part: 'mailbox' | 'worker' | 'web') => watched(part, await parts[part].start());
  const end = async (child: ChildProcess, signal: NodeJS.Signals) => {
    expected.add(child);
    child.kill(signal);
    await gone(child);
  };
  for (const part of ['mailbox', 'worker'] as const) {
    const child = await start(part);
    undo.push(() => end(child, 'SIGKILL'));
  }
  let web = await start('web');
  undo.push(() => end(web, 'SIGKILL'));

  return {
    base,
    residents,
    urls,
    proxy,
    crashes,
    logs: join(dataDir, 'logs'),
    connect,
    killWeb: () => end(web, 'SIGKILL'),
    async restartWeb() {
      web = await start('web');
    },
    async stopPostgres() {
      server.process.kill('SIGQUIT');
      await gone(server.process);
    },
    async startPostgres() {
      server = await startPostgres(postgres);
    },
    evidence: async () => ({
      client: await connect(),
      maintenanceUrl: urls.maintenance,
      secret: secrets.sessionSecret,
    }),
    async mailsTo(address) {
      const mails = (await (await fetch(`${mailbox}/api/email`)).json()) as { to: { address: string }[] }[];
      return mails.filter((mail) => mail.to.some((one) => one.address === address)).length;
    },
    close: () => undoAll(undo),
  };
}
