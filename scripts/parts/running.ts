import { readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** Whether a process id is still that of a running `npm run up`: ids are used again, in containers often our own. */
function isUp(pid: number): boolean {
  if (pid === process.pid || !isAlive(pid)) return false;
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').includes('scripts/up.ts');
  } catch {
    return true; // No such files here (macOS): the id has to do.
  }
}

function read(dataDir: string): Partial<Running> | null {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Partial<Running>;
  } catch {
    return null;
  }
}

/** The process and address of what runs, or is starting, from this folder; null when nothing is. */
export function findClaim(dataDir: string): Pick<Running, 'pid' | 'url'> | null {
  const { pid, url } = read(dataDir) ?? {};
  return pid !== undefined && url !== undefined && isUp(pid) ? { pid, url } : null;
}

/** What runs from this folder and is ready; null when nothing is. */
export function findRunning(dataDir: string): Running | null {
  const running = read(dataDir);
  return running?.build !== undefined && findClaim(dataDir) ? (running as Running) : null;
}

/** Says that this process starts here, before it touches anything. */
export function claimFolder(dataDir: string, url: string): void {
  writeFileSync(fileOf(dataDir), `${JSON.stringify({ pid: process.pid, url })}\n`, { mode: 0o600 });
}

export function sayRunning(dataDir: string, running: Running): void {
  writeFileSync(fileOf(dataDir), `${JSON.stringify(running, null, 2)}\n`, { mode: 0o600 });
}

export function sayStopped(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}
