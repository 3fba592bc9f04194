// npm run admin -- create-institution --name "Université de …" --slug …
// npm run admin -- invite --institution SLUG --email … --role manager [--given … --family …] [--locale fr]
// npm run admin -- precheck on|off --institution SLUG
// npm run admin -- country-paper add|remove --institution SLUG --nationality DZ --name "…"
// Works on the installation that runs from this folder, or on DATABASE_URL.
import { parseArgs } from 'node:util';
import { ROLES, type Role } from '#lib/domain/access/actor.ts';
import { EnvError } from '#lib/platform/env.ts';
import { AdminRefusal } from './database/admin-refusal.ts';
import { installation } from './database/installation.ts';
import { generateClient } from './parts/build.ts';

const USAGE = `Usage:
  npm run admin -- create-institution --name "Université de Valmont" --slug valmont [--no-second-factor]
  npm run admin -- invite --institution valmont --email office@valmont.example --role ${ROLES.join('|')}
                          [--given Claire --family Marchetti] [--locale en|fr]
  npm run admin -- precheck on|off --institution valmont
  npm run admin -- country-paper add|remove --institution valmont --nationality DZ --name "Livret de famille"`;

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      slug: { type: 'string' },
      'no-second-factor': { type: 'boolean' },
      institution: { type: 'string' },
      email: { type: 'string' },
      nationality: { type: 'string' },
      role: { type: 'string' },
      given: { type: 'string' },
      family: { type: 'string' },
      locale: { type: 'string' },
    },
  });
  const [command, word] = positionals;
  const { name, slug, institution, email } = values;
  const role = ROLES.find((one): one is Role => one === values.role);
  const isCreate = command === 'create-institution' && name && slug;
  const isInvite = command === 'invite' && institution && email && role;
  const isPrecheck = command === 'precheck' && institution && (word === 'on' || word === 'off');
  const { nationality } = values;
  const isPaper =
    command === 'country-paper' &&
    institution &&
    name &&
    nationality &&
    (word === 'add' || word === 'remove');
  if (!isCreate && !isInvite && !isPrecheck && !isPaper) throw new AdminRefusal(USAGE);
  const { databaseUrl } = installation();
  // What follows imports the generated client, which a fresh clone does not have yet.
  generateClient();
  const { openDatabase } = await import('#lib/platform/db.ts');
  const { createInstitution, invite, setCountryPaper, setPrecheck } = await import('./database/admin.ts');
  const db = openDatabase(databaseUrl, 1);
  try {
    if (isCreate) {
      await createInstitution(db, { name, slug, needsSecondFactor: !values['no-second-factor'] });
      console.log(`Created: ${name}. Now invite its first manager.`);
    } else if (isInvite) {
      const names = { givenName: values.given ?? '', familyName: values.family ?? '' };
      await invite(db, { institution, email, role, ...names, locale: values.locale ?? 'en' });
      console.log(`${email} may now sign in as ${role} of ${institution}.`);
    } else if (isPrecheck) {
      await setPrecheck(db, institution, word === 'on');
      console.log(
        `${institution}: the office ${word === 'on' ? 'checks papers first' : 'does not check papers'}.`,
      );
    } else if (isPaper) {
      await setCountryPaper(db, { slug: institution, nationality, name, isListed: word === 'add' });
      console.log(
        `${institution}: ${name} is ${word === 'add' ? '' : 'no longer '}asked for from ${nationality}.`,
      );
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
