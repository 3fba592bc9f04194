import { resolve } from 'node:path';
import { EnvError, operatorEnv } from '#lib/platform/env.ts';
import { findRunning } from '../parts/running.ts';

/** What a command of the operator works on. */
export type Installation = {
  readonly databaseUrl: string;
  /** The secret that its web and worker have; null where this command was not told. */
  readonly secret: string | null;
};

/** The installation that runs from this folder, or the database of DATABASE_URL. */
export function installation(): Installation {
  const { DATABASE_URL, AFFILIA_DATA_DIR, NEXTAUTH_SECRET } = operatorEnv();
  if (DATABASE_URL) {
    const url = new URL(DATABASE_URL);
    if (url.pathname.length < 2) url.pathname = '/affilia';
    return { databaseUrl: url.href, secret: NEXTAUTH_SECRET ?? null };
  }
  const running = findRunning(resolve(AFFILIA_DATA_DIR));
  if (!running) {
    throw new EnvError(
      'DATABASE_URL is missing: expected the database’s address, or a running "npm run up" in this folder',
    );
  }
  return { databaseUrl: running.maintenanceUrl, secret: running.worker.NEXTAUTH_SECRET ?? null };
}
