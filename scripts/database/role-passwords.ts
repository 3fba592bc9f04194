import { randomBytes } from 'node:crypto';
import { EnvError } from '#lib/platform/env.ts';
import { DATABASE_ROLES, type RolePasswords } from './roles.ts';

const secret = () => randomBytes(24).toString('hex');

function passwordOf(
  name: 'DATABASE_WEB_URL' | 'DATABASE_WORKER_URL',
  url: string | undefined,
  role: string,
): string {
  if (!url)
    throw new EnvError(
      `${name} is missing: expected the address that the processes use, its password included`,
    );
  const { username, password } = new URL(url);
  if (username !== role || !password) {
    throw new EnvError(`${name} is not right: expected the user ${role} with a password`);
  }
  return decodeURIComponent(password);
}

/**
 * The passwords of a production installation: web and worker have those of their addresses. Nobody signs in as owner
 * or maintenance but this program, which gives them new ones each time.
 */
export function passwordsFrom(webUrl: string | undefined, workerUrl: string | undefined): RolePasswords {
  return {
    web: passwordOf('DATABASE_WEB_URL', webUrl, DATABASE_ROLES.web.name),
    worker: passwordOf('DATABASE_WORKER_URL', workerUrl, DATABASE_ROLES.worker.name),
    owner: secret(),
    maintenance: secret(),
  };
}
