import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { hashSecret, randomToken } from '#lib/platform/crypto.ts';
import { upEnv } from '#lib/platform/env.ts';
import { roleUrls } from '#scripts/database/roles.ts';
import { startNode, untilReady } from '#scripts/parts/node-part.ts';
import { freePort } from '#scripts/parts/ports.ts';
import { findRunning, type Running } from '#scripts/parts/running.ts';
import { secretsOf } from '#scripts/parts/secrets.ts';

const READY_MS = 30_000;

/** The product that the end-to-end run started. */
export function runningProduct(): Running {
  const running = findRunning(resolve(upEnv().AFFILIA_DATA_DIR));
  if (!running) throw new Error('the product of this run is not there');
  return running;
}

/** The address of the web role of that product. */
export function webUrl(): string {
  const { maintenanceUrl } = runningProduct();
  const { rolePasswords } = secretsOf(resolve(upEnv().AFFILIA_DATA_DIR));
  return roleUrls(maintenanceUrl, new URL(maintenanceUrl).pathname.slice(1), rolePasswords).web;
}

export type ExtraWeb = { readonly base: string; stop(): Promise<void> };

/** One more web server of the same build and installation, which reaches the database at another address. */
export async function startExtraWeb(databaseWebUrl: string): Promise<ExtraWeb> {
  const dataDir = resolve(upEnv().AFFILIA_DATA_DIR);
  const port = String(await freePort());
  const base = `http://localhost:${port}`;
  const { build, worker } = runningProduct();
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
  const child = startNode({
    args: [join(build, 'server.js')],
    cwd: build,
    logFile: join(dataDir, 'logs', 'extra-web.log'),
    env: {
      AFFILIA_ENV: worker.AFFILIA_ENV ?? 'demo',
      AFFILIA_URL: base,
      NEXTAUTH_SECRET: secretsOf(dataDir).sessionSecret,
      DATABASE_WEB_URL: databaseWebUrl,
      HOSTNAME: '127.0.0.1',
      PORT: port,
    },
  });
  await untilReady(
    'the further web server',
    child,
    async () => (await fetch(`http://127.0.0.1:${port}/api/health`)).ok,
    READY_MS,
  );
  return {
    base,
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => {
          done();
        });
        child.kill('SIGTERM');
      }),
  };
}

/** Somebody of the demo with a session of their own, and what is theirs to look at. */
export type Visitor = {
  readonly headers: Readonly<Record<string, string>>;
  /** The newest cohort of their institution, the one before, and a case of the newest far back in the list. */
  readonly cohortId: string;
  readonly olderCohortId: string;
  readonly caseId: string;
};

/** Signs in as the sign-in does, without its mail: a session is written, fresh enough not to be prolonged. */
export async function visitAs(email: string): Promise<Visitor> {
  const client = new pg.Client({ connectionString: runningProduct().maintenanceUrl });
  await client.connect();
  try {
    const token = randomToken();
    const { rows } = await client.query<{ institutionId: string }>(
      `INSERT INTO "Session" ("tokenHash", "userId", "institutionId", "createdAt", "expiresAt")
       SELECT $1, u.id, m."institutionId", now(), now() + interval '7 days'
       FROM "User" u JOIN "Membership" m ON m."userId" = u.id WHERE u.email = $2 RETURNING "institutionId"`,
      [hashSecret(token), email],
    );
    const { institutionId } = rows[0] ?? {};
    const cohorts = await client.query<{ id: string }>(
      'SELECT id FROM "Cohort" WHERE "institutionId" = $1 ORDER BY "startsOn" DESC',
      [institutionId],
    );
    const [newest, older] = cohorts.rows.map((row) => row.id);
    const cases = await client.query<{ id: string }>(
      'SELECT id FROM "Case" WHERE "cohortId" = $1 ORDER BY "sortName" DESC, id DESC OFFSET 60 LIMIT 1',
      [newest],
    );
    return {
      headers: { cookie: `__Host-affilia-session=${token}` },
      cohortId: newest ?? '',
      olderCohortId: older ?? '',
      caseId: cases.rows[0]?.id ?? '',
    };
  } finally {
    await client.end();
  }
}
