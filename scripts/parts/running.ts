import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './lock.ts';

/** What a running `npm run up` tells the other commands of its folder. */
export type Running = {
  readonly pid: number;
  readonly url: string;
  readonly mailbox: string;
  /** Folder of the build that runs. */
  readonly build: string;
  /** Environment of a worker of this installation; holds a password, so the file is private. */
  readonly worker: Readonly<Record<string, string>>;
  /** Address of the maintenance role, for `npm run admin`. */
  readonly maintenanceUrl: string;
};

const fileOf = (dataDir: string) => join(dataDir, 'up.json');

/** What runs from this folder now; null when nothing does. */
export function findRunning(dataDir: string): Running | null {
  if (!existsSync(fileOf(dataDir))) return null;
  const running = JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Running;
  return isAlive(running.pid) ? running : null;
}

export function sayRunning(dataDir: string, running: Running): void {
  writeFileSync(fileOf(dataDir), `${JSON.stringify(running, null, 2)}\n`, { mode: 0o600 });
}

export function sayStopped(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}
