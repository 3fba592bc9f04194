import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { moment } from '#lib/platform/clock.ts';
import { seedDemo } from '#prisma/seed/demo.ts';
import { prepareDatabase } from '../database/prepare.ts';
import type { RoleUrls } from '../database/roles.ts';
import { isEmptyDatabase } from '../database/state.ts';
import { buildProduct, keepBuild, type Build } from './build.ts';
import { startPostgres } from './postgres.ts';
import { productParts } from './product-parts.ts';
import { sweep } from './sweep.ts';
import { claimFolder, sayRunning, sayStopped } from './running.ts';
import { secretsOf, type Secrets } from './secrets.ts';
import { Supervisor } from './supervisor.ts';
import type { UpPlan } from './up-plan.ts';

/** Prints one line per step when it ends, with its time. */
async function step<T>(name: string, work: (note: (text: string) => void) => Promise<T>): Promise<T> {
  const start = Date.now();
  let said = '';
  const done = await work((text) => {
    said = `: ${text}`;
  });
  console.log(`${name}${said} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  return done;
}

/** Starts everything and stays until it is told to stop; then nothing of it is left. */
export async function runUp(plan: UpPlan): Promise<void> {
  const supervisor = new Supervisor(
    (line) => {
      console.log(line);
    },
    (reason) => {
      console.error(`Affilia stops: ${reason}. See ${join(plan.dataDir, 'logs')}`);
      void stop(1);
    },
  );
  // A closed terminal must not end this process before it has ended the others.
  for (const out of [process.stdout, process.stderr]) out.on('error', () => undefined);
  let stopping: Promise<never> | undefined;
  const stop = (code: number): Promise<never> => {
    stopping ??= supervisor.stop().then(() => {
      sayStopped(plan.dataDir);
      return process.exit(code);
    });
    return stopping;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!stopping) console.log('\nStopping …');
      void stop(0);
    });
  }
  try {
    await start(plan, supervisor);
  } catch (error) {
    // Told to stop in the middle of starting: the broken step is not an error.
    if (!stopping) {
      await supervisor.stop();
      throw error;
    }
    await stopping;
  }
}

async function start(plan: UpPlan, supervisor: Supervisor): Promise<void> {
  const { dataDir } = plan;
  if (plan.isFresh)
    for (const part of ['postgres', 'mail']) rmSync(join(dataDir, part), { recursive: true, force: true });
  mkdirSync(join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
  claimFolder(dataDir, plan.url);
  const secrets = secretsOf(dataDir);
  const admin = plan.env.DATABASE_URL ?? (await step('Database', () => embedded(plan, secrets, supervisor)));
  const urls = await step('Tables', async (note) => {
    const name = plan.env.DATABASE_URL ? databaseNameOf(plan.env.DATABASE_URL) : 'affilia';
    const { urls, applied } = await prepareDatabase(admin, name, secrets.rolePasswords);
    note(applied.length > 0 ? `applied ${applied.join(', ')}` : 'up to date');
    return urls;
  });
  const isFirstRun = plan.env.AFFILIA_ENV !== 'production' && (await isEmptyDatabase(urls.maintenance));
  if (isFirstRun) {
    await step('Demo', async (note) => {
      const { cases } = await seedDemo(urls.maintenance, moment().now);
      note(`${String(cases)} cases of invented students`);
    });
  }
  const build = await step('Build', (note) => buildProduct(note));
  keepBuild(build);
  await startProduct(plan, supervisor, secrets, urls, build, isFirstRun);
  console.log(`Mailbox: ${plan.mailboxUrl}`);
}

async function embedded(plan: UpPlan, secrets: Secrets, supervisor: Supervisor): Promise<string> {
  let adminUrl = '';
  await supervisor.add({
    name: 'The database',
    stopSignal: 'SIGINT',
    start: async () => {
      const server = await startPostgres({
        dataDir: join(plan.dataDir, 'postgres'),
        port: plan.env.DATABASE_PORT,
        password: secrets.postgresPassword,
      });
      adminUrl = server.adminUrl;
      return server.process;
    },
  });
  return adminUrl;
}

function databaseNameOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1)) || 'affilia';
}

async function startProduct(
  plan: UpPlan,
  supervisor: Supervisor,
  secrets: Secrets,
  urls: RoleUrls,
  build: Build,
  isFirstRun: boolean,
): Promise<void> {
  const { mailbox, worker, web, workerEnv } = productParts(plan, secrets, urls, build);
  await step('Web, worker and mailbox', async () => {
    await supervisor.add(mailbox);
    await supervisor.add(worker);
    await supervisor.add(web);
  });
  if (isFirstRun) {
    // The demo's reminders of today: whoever opens the mailbox sees at once what students receive.
    await step('First reminders', (note) => {
      note(sweep(build.folder, workerEnv).trim());
      return Promise.resolve();
    });
  }
  sayRunning(plan.dataDir, {
    pid: process.pid,
    url: plan.url,
    mailbox: plan.mailboxUrl,
    build: build.folder,
    worker: workerEnv,
    maintenanceUrl: urls.maintenance,
  });
  console.log(`Affilia is ready: ${plan.url}`);
}
