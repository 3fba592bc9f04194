import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { inheritedEnv } from '#lib/platform/env.ts';

/** Plans and sends what is due now, whatever the hour, with a worker of its own; answers what it says. */
export function sweep(buildFolder: string, workerEnv: Readonly<Record<string, string>>): string {
  return execFileSync(process.execPath, [join(buildFolder, 'worker.mjs'), 'sweep'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { LOG_LEVEL: 'warn', ...inheritedEnv(), ...workerEnv },
  });
}
