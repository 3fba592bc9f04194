import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Whether a process with this id lives. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The content stands there before the name does: a lock never looks empty. */
function take(file: string): boolean {
  const own = `${file}.${String(process.pid)}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/** No process has this id: an unreadable lock counts as a dead holder's. */
export const NOBODY = 0x7fffffff;

/** Who holds the lock; null when nobody does any more. */
function holderOf(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8')) || NOBODY;
  } catch {
    return null;
  }
}

/** Takes a dead holder's lock away; one that somebody else took meanwhile is put back. */
function bury(file: string, dead: number): void {
  const grave = `${file}.grave.${String(process.pid)}`;
  try {
    renameSync(file, grave);
    if (holderOf(grave) !== dead) linkSync(grave, file);
  } catch {
    // Somebody else buried it, or took it again: the next look tells.
  }
  rmSync(grave, { force: true });
}

/** Does the work while no other process of this folder does; a lock whose holder died is taken over. */
export async function withLock<T>(file: string, onWait: () => void, work: () => T | Promise<T>): Promise<T> {
  let hasSaid = false;
  while (!take(file)) {
    const holder = holderOf(file);
    if (holder !== null && !isAlive(holder)) bury(file, holder);
    if (holder === null || !isAlive(holder)) continue;
    if (!hasSaid) onWait();
    hasSaid = true;
    await wait(300);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
