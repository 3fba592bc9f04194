import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { upEnv, type UpEnv } from '#lib/platform/env.ts';
import { isFree } from './ports.ts';
import { checkFolder, endLeftover } from './postgres.ts';
import { findClaim } from './running.ts';

/** Something that a person can mend; said in one line before anything starts. */
export class Refusal extends Error {}

export type UpPlan = {
  readonly env: UpEnv;
  readonly dataDir: string;
  readonly isFresh: boolean;
  /** When it was started, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly url: string;
  readonly mailboxUrl: string;
  readonly smtpUrl: string;
};

const ARGUMENTS = ['--fresh'];

/** Reads arguments and environment and checks all that can be checked before anything starts. */
export async function planUp(args: readonly string[]): Promise<UpPlan> {
  const unknown = args.find((one) => !ARGUMENTS.includes(one));
  if (unknown)
    throw new Refusal(`Unknown argument ${unknown}: expected ${ARGUMENTS.join(' or ')}, or nothing.`);
  const env = upEnv();
  const dataDir = resolve(env.AFFILIA_DATA_DIR);
  const isFresh = args.includes('--fresh');
  if (isFresh && env.DATABASE_URL) {
    throw new Refusal(
      '--fresh empties only the embedded database: unset DATABASE_URL, or empty that database yourself.',
    );
  }
  const running = findClaim(dataDir);
  if (running) {
    throw new Refusal(
      `Affilia already runs from this folder, as process ${String(running.pid)}: ${running.url}`,
    );
  }
  // A killed run leaves its database behind, on the port that is asked for next.
  if (!env.DATABASE_URL) await endLeftover(join(dataDir, 'postgres'));
  await checkPorts(env);
  if (env.DATABASE_URL) mkdirSync(dataDir, { recursive: true });
  else checkFolder(join(dataDir, 'postgres'));
  checkIsOurs(dataDir);
  return {
    env,
    dataDir,
    isFresh,
    startedAt: Date.now(),
    url: `http://localhost:${String(env.PORT)}`,
    mailboxUrl: `http://localhost:${String(env.MAILBOX_PORT)}`,
    smtpUrl: `smtp://127.0.0.1:${String(env.SMTP_PORT)}`,
  };
}

async function checkPorts(env: UpEnv): Promise<void> {
  const names = [
    'PORT',
    'MAILBOX_PORT',
    'SMTP_PORT',
    ...(env.DATABASE_URL ? [] : (['DATABASE_PORT'] as const)),
  ] as const;
  const ports = names.map((name) => ({ name, port: env[name as 'PORT'] }));
  for (const [index, { name, port }] of ports.entries()) {
    const twin = ports.slice(0, index).find((one) => one.port === port);
    if (twin) throw new Refusal(`${name} and ${twin.name} are both ${String(port)}: give each its own port.`);
    if (await isFree(port)) continue;
    throw new Refusal(
      `Port ${String(port)} is taken: stop what uses it, or choose another with ${name}=… npm run up`,
    );
  }
}

/** A folder with a database but without its secrets was made by something else, or they were lost. */
function checkIsOurs(dataDir: string): void {
  const postgres = join(dataDir, 'postgres');
  if (existsSync(join(dataDir, 'secrets.json')) || !existsSync(postgres)) return;
  if (readdirSync(postgres).length > 0) {
    throw new Refusal(
      `${dataDir} holds a database but no secrets.json to open it: move it away, or set AFFILIA_DATA_DIR.`,
    );
  }
}
