// npm run db:migrate           brings the database of DATABASE_URL to the present state: roles, tables, queue
// npm run db:new -- NAME       writes what schema.prisma has and the migrations have not as a new migration
// npm run db:diff              says what that would be; ends with 1 if there is something
import { tmpdir } from 'node:os';
import { EnvError, operatorEnv } from '#lib/platform/env.ts';
import { pendingSql, writeMigration } from './database/migrations.ts';
import { prepareDatabase } from './database/prepare.ts';
import { passwordsFrom } from './database/role-passwords.ts';
import { startScratchPostgres } from './database/scratch.ts';

/** The schema engine only works connected: a database of its own, gone afterwards, is enough for comparing texts. */
async function withScratch<T>(work: (url: string) => Promise<T>): Promise<T> {
  const server = await startScratchPostgres(tmpdir());
  try {
    return await work(server.adminUrl);
  } finally {
    await server.stop();
  }
}

async function deploy(): Promise<void> {
  const { DATABASE_URL, DATABASE_WEB_URL, DATABASE_WORKER_URL } = operatorEnv();
  if (!DATABASE_URL)
    throw new EnvError('DATABASE_URL is missing: expected the address of a superuser, who makes the roles');
  const name = decodeURIComponent(new URL(DATABASE_URL).pathname.slice(1)) || 'affilia';
  const passwords = passwordsFrom(DATABASE_WEB_URL, DATABASE_WORKER_URL);
  const { applied } = await prepareDatabase(DATABASE_URL, name, passwords);
  console.log(
    applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'Nothing to apply: the database is up to date.',
  );
}

const [command, name] = process.argv.slice(2);
try {
  if (command === 'deploy') await deploy();
  else if (command === 'diff') {
    const sql = await withScratch(pendingSql);
    console.log(sql || 'schema.prisma and the migrations agree.');
    process.exitCode = sql ? 1 : 0;
  } else if (command === 'new' && name && /^[a-z0-9_]+$/.test(name)) {
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    console.log(`Written: ${await withScratch((url) => writeMigration(url, name, stamp))}`);
  } else {
    console.error('Usage: npm run db:migrate | db:diff | db:new -- name_in_small_letters');
    process.exitCode = 2;
  }
} catch (error) {
  console.error(error instanceof EnvError ? error.message : error);
  process.exitCode = 1;
}
