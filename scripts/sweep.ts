// npm run sweep: plans and sends what is due now on the installation that runs from this folder, whatever the hour.
// AFFILIA_NOW moves the day of this sweep alone.
import { resolve } from 'node:path';
import { EnvError, operatorEnv } from '#lib/platform/env.ts';
import { findRunning } from './parts/running.ts';
import { sweep } from './parts/sweep.ts';

try {
  const running = findRunning(resolve(operatorEnv().AFFILIA_DATA_DIR));
  if (!running) {
    console.error(
      'Affilia does not run from this folder: start it with "npm run up", then sweep from another terminal.',
    );
    process.exit(1);
  }
  process.stdout.write(sweep(running.build, running.worker));
} catch (error) {
  console.error(error instanceof EnvError ? error.message : error);
  process.exit(1);
}
