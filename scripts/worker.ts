// The worker: sends mails, plans reminders, folds counts. Any number may run. Bundled, since its mails are JSX.
//   worker         runs until it is told to stop
//   worker sweep   plans and sends what is due now, whatever the hour, and ends
import { hostname } from 'node:os';
import { openDatabase, setDatabase } from '#lib/platform/db.ts';
import { EnvError, secretEnv, workerEnv } from '#lib/platform/env.ts';
import { runWorker, sweepOnce } from './worker/run.ts';

try {
  const env = workerEnv();
  setDatabase(openDatabase(env.DATABASE_WORKER_URL, env.DATABASE_POOL));
  if (process.argv[2] === 'sweep') await sweepOnce(env.DATABASE_WORKER_URL);
  else {
    const { NEXTAUTH_SECRET } = secretEnv();
    await runWorker(env.DATABASE_WORKER_URL, `${hostname()}:${String(process.pid)}`, NEXTAUTH_SECRET);
  }
} catch (error) {
  console.error(error instanceof EnvError ? error.message : error);
  process.exit(1);
}
