import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { environmentOfParts } from './node-part.ts';

/** Plans and sends what is due now, whatever the hour, with a worker of its own; answers what it says. */
export function sweep(buildFolder: string, workerEnv: Readonly<Record<string, string>>): string {
  const movedHere = environmentOfParts().AFFILIA_NOW !== undefined;
  return execFileSync(process.execPath, [join(buildFolder, 'worker.mjs'), 'sweep'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    // The operator's own AFFILIA_NOW counts from now, whatever the product was started with.
    env: {
      LOG_LEVEL: 'warn',
      ...workerEnv,
      ...environmentOfParts(),
      ...(movedHere && { AFFILIA_NOW_SINCE: undefined }),
    },
  });
}
