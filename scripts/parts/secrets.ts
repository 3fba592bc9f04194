import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RolePasswords } from '../database/roles.ts';

/** What one installation of `npm run up` keeps to itself, in its data folder, readable by its user alone. */
export type Secrets = {
  readonly postgresPassword: string;
  readonly rolePasswords: RolePasswords;
  readonly sessionSecret: string;
};

const secret = () => randomBytes(24).toString('hex');

/** The folder's secrets, made on first use. */
export function secretsOf(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const made: Secrets = {
    postgresPassword: secret(),
    rolePasswords: { owner: secret(), web: secret(), worker: secret(), maintenance: secret() },
    sessionSecret: secret(),
  };
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}
