// npm run sweep: plans and sends what is due now on the installation that runs from this folder, whatever the hour.
// AFFILIA_NOW moves the day of this sweep alone.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { EnvError, inheritedEnv, operatorEnv } from '#lib/platform/env.ts';
import { findRunning } from './parts/running.ts';

try {
  const running = findRunning(resolve(operatorEnv().AFFILIA_DATA_DIR));
  if (!running) {
    console.error(
      'Affilia does not run from this folder: start it with "npm run up", then sweep from another terminal.',
    );
    process.exit(1);
  }
  const { status } = spawnSync(process.execPath, [join(running.build, 'worker.mjs'), 'sweep'], {
    stdio: 'inherit',
    env: { LOG_LEVEL: 'warn', ...inheritedEnv(), ...running.worker },
  });
  process.exit(status ?? 1);
} catch (error) {
  console.error(error instanceof EnvError ? error.message : error);
  process.exit(1);
}
