import { readdirSync, readFileSync } from 'node:fs';
import type pg from 'pg';

/** Ticks a second in which Linux counts processor time. */
const TICKS = 100;

type Usage = { readonly parent: number; readonly seconds: number };

function usageOf(pid: number): Usage | null {
  try {
    const text = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The second field holds the name in brackets and may hold spaces.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return { parent: fields[1] ?? 0, seconds: ((fields[11] ?? 0) + (fields[12] ?? 0)) / TICKS };
  } catch {
    return null;
  }
}

/** Processor seconds that a process and those that it started have used so far. Linux only. */
export function processorSeconds(pid: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => usageOf(Number(name)))
    .filter((one) => one?.parent === pid);
  return [usageOf(pid), ...children].reduce((sum, one) => sum + (one?.seconds ?? 0), 0);
}

/** Pages of the database that statements have read so far, from memory or disk, once the backends have said so. */
export async function buffersOf(admin: pg.Client, database: string): Promise<number> {
  // A backend tells its numbers at most once a second.
  await new Promise((go) => setTimeout(go, 1_500));
  const { rows } = await admin.query<{ pages: string }>(
    'SELECT blks_hit + blks_read AS pages FROM pg_stat_database WHERE datname = $1',
    [database],
  );
  return Number(rows[0]?.pages ?? Number.NaN);
}
