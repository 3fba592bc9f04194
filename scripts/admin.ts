// npm run admin -- create-institution --name "Université de …" --slug …
// npm run admin -- invite --institution SLUG --email … --role manager [--given … --family …] [--locale fr]
// Works on the installation that runs from this folder, or on DATABASE_URL.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROLES, type Role } from '#lib/domain/access/actor.ts';
import { EnvError, operatorEnv } from '#lib/platform/env.ts';
import { AdminRefusal } from './database/admin-refusal.ts';
import { generateClient } from './parts/build.ts';
import { findRunning } from './parts/running.ts';

const USAGE = `Usage:
  npm run admin -- create-institution --name "Université de Valmont" --slug valmont [--no-second-factor]
  npm run admin -- invite --institution valmont --email office@valmont.example --role ${ROLES.join('|')}
                          [--given Claire --family Marchetti] [--locale en|fr]`;

function databaseUrl(): string {
  const { DATABASE_URL, AFFILIA_DATA_DIR } = operatorEnv();
  const running = findRunning(resolve(AFFILIA_DATA_DIR));
  if (DATABASE_URL) {
    const url = new URL(DATABASE_URL);
    if (url.pathname.length < 2) url.pathname = '/affilia';
    return url.href;
  }
  if (running) return running.maintenanceUrl;
  throw new EnvError(
    'DATABASE_URL is missing: expected the database’s address, or a running "npm run up" in this folder',
  );
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      slug: { type: 'string' },
      'no-second-factor': { type: 'boolean' },
      institution: { type: 'string' },
      email: { type: 'string' },
      role: { type: 'string' },
      given: { type: 'string' },
      family: { type: 'string' },
      locale: { type: 'string' },
    },
  });
  const [command] = positionals;
  const { name, slug, institution, email } = values;
  const role = ROLES.find((one): one is Role => one === values.role);
  const isCreate = command === 'create-institution' && name && slug;
  const isInvite = command === 'invite' && institution && email && role;
  if (!isCreate && !isInvite) throw new AdminRefusal(USAGE);
  const url = databaseUrl();
  // What follows imports the generated client, which a fresh clone does not have yet.
  generateClient();
  const { openDatabase } = await import('#lib/platform/db.ts');
  const { createInstitution, invite } = await import('./database/admin.ts');
  const db = openDatabase(url, 1);
  try {
    if (isCreate) {
      await createInstitution(db, { name, slug, needsSecondFactor: !values['no-second-factor'] });
      console.log(`Created: ${name}. Now invite its first manager.`);
    } else if (isInvite) {
      const names = { givenName: values.given ?? '', familyName: values.family ?? '' };
      await invite(db, { institution, email, role, ...names, locale: values.locale ?? 'en' });
      console.log(`${email} may now sign in as ${role} of ${institution}.`);
    }
  } finally {
    await db.$disconnect();
  }
}

try {
  await run();
} catch (error) {
  const isExpected =
    error instanceof EnvError ||
    error instanceof AdminRefusal ||
    (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  console.error(isExpected ? (error as Error).message : error);
  process.exit(1);
}
