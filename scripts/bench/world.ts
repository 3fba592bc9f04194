import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { digestOf, randomToken } from '#lib/platform/crypto.ts';
import { environmentOfParts, untilReady } from '../parts/node-part.ts';
import { freePort } from '../parts/ports.ts';
import type { RoleUrls } from '../database/roles.ts';
import { pinned } from './processors.ts';
import type { Effort } from './effort.ts';

/** One database of the benchmarks and the web server on it. */
export type BenchSite = {
  readonly urls: RoleUrls;
  readonly database: string;
  /** As superuser. */
  readonly admin: pg.Client;
  readonly web: RunningServer;
};

export type RunningServer = { readonly base: string; readonly process: ChildProcess };

export type BenchWorld = {
  readonly effort: Effort;
  readonly postgresPid: number;
  /** A million cases in one institution, a hundred thousand in another. */
  readonly big: BenchSite;
  /** Ten thousand cases in one institution, a thousand in another. */
  readonly small: BenchSite;
  readonly floor: RunningServer;
  /** Runs something against a web server whose statements are logged. */
  readonly logged: <T>(work: (base: string) => Promise<T>) => Promise<T>;
  /** The logged statements so far, transactions' frames apart. */
  readonly statements: () => readonly string[];
  readonly sizes: BenchSizes;
};

/** Cases of each institution; smaller in a quick run. */
export type BenchSizes = {
  readonly million: number;
  readonly hundredThousand: number;
  readonly tenThousand: number;
  readonly thousand: number;
};

/** Names of the seeds, so of the institutions: seed-<name>-1. */
export const SEED_NAMES = {
  million: 'million',
  hundredThousand: 'hundredthousand',
  tenThousand: 'tenthousand',
  thousand: 'thousand',
} as const satisfies Record<keyof BenchSizes, string>;

const READY_MS = 60_000;

/** Starts a Node server on the processor of servers; it ends with this process. */
export async function startServer(
  name: string,
  program: { readonly script: string; readonly cwd: string; readonly env: Readonly<Record<string, string>> },
  logs: string,
  health: string,
): Promise<RunningServer> {
  const port = await freePort();
  mkdirSync(logs, { recursive: true });
  const log = openSync(join(logs, `${name}.log`), 'a');
  const end = join(import.meta.dirname, '../parts/end-with-parent.mjs');
  const [command, ...args] = pinned('server', [process.execPath, '--import', end, program.script]);
  const child = spawn(command, args, {
    cwd: program.cwd,
    stdio: ['ignore', log, log, 'ipc'],
    env: {
      ...environmentOfParts(),
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      ...program.env,
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
    },
  });
  const base = `http://localhost:${String(port)}`;
  const isReady = async () => (await fetch(`http://127.0.0.1:${String(port)}${health}`)).status < 500;
  return { base, process: await untilReady(name, child, isReady, READY_MS) };
}

/** Somebody of an institution, signed in: a session is written as the sign-in writes it. */
export type Visitor = {
  readonly institutionId: string;
  readonly userId: string;
  readonly headers: Readonly<Record<string, string>>;
};

async function signIn(site: BenchSite, institutionId: string, userId: string): Promise<Visitor> {
  const token = randomToken();
  await site.admin.query(
    `INSERT INTO "Session" ("tokenHash", "userId", "institutionId", "createdAt", "expiresAt")
     VALUES ($1, $2, $3, now(), now() + interval '1 day')`,
    [digestOf(token), userId, institutionId],
  );
  return { institutionId, userId, headers: { cookie: `__Host-affilia-session=${token}` } };
}

/** The manager of an institution, and its present cohort. */
export async function visitOffice(
  site: BenchSite,
  seed: string,
): Promise<Visitor & { readonly cohortId: string }> {
  const { rows } = await site.admin.query<{ institution: string; user: string; cohort: string }>(
    `SELECT i."id" AS institution, m."userId" AS "user", c."id" AS cohort FROM "Institution" i
     JOIN "Membership" m ON m."institutionId" = i."id" AND m."role" = 'manager'
     JOIN "Cohort" c ON c."institutionId" = i."id"
     WHERE i."slug" = $1 ORDER BY c."startsOn" DESC LIMIT 1`,
    [`seed-${seed}-1`],
  );
  const [row] = rows;
  if (!row) throw new Error(`the seed ${seed} is not there`);
  return { ...(await signIn(site, row.institution, row.user)), cohortId: row.cohort };
}

/** A student of an institution who waits for the permanent number, as most do. */
export async function visitStudent(site: BenchSite, seed: string): Promise<Visitor> {
  const { rows } = await site.admin.query<{ institution: string; user: string }>(
    `SELECT c."institutionId" AS institution, c."studentUserId" AS "user" FROM "Institution" i
     JOIN "Case" c ON c."institutionId" = i."id"
     WHERE i."slug" = $1 AND c."status" = 'PROVISIONAL_NIA' AND c."disposition" = 'active' AND c."eventCount" BETWEEN 15 AND 20
     ORDER BY c."id" LIMIT 1`,
    [`seed-${seed}-1`],
  );
  const [row] = rows;
  if (!row) throw new Error(`the seed ${seed} has no such student`);
  return signIn(site, row.institution, row.user);
}
