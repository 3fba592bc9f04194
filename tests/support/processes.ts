import { execFileSync } from 'node:child_process';

export type Process = { readonly pid: number; readonly parent: number; readonly command: string };

function all(): readonly Process[] {
  const table = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return table.split('\n').flatMap((line) => {
    const found = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    return found ? [{ pid: Number(found[1]), parent: Number(found[2]), command: found[3] ?? '' }] : [];
  });
}

/** A process and everything that it started, directly or not. */
export function familyOf(pid: number): readonly Process[] {
  const table = all();
  const members = new Set([pid]);
  // Children have later lines or not: repeat until nobody joins.
  for (let size = 0; size !== members.size;) {
    size = members.size;
    for (const one of table) if (members.has(one.parent)) members.add(one.pid);
  }
  return table.filter((one) => members.has(one.pid));
}

/** Whether a process of before still lives, as the same program. */
export const hasFamily = (one: Process): boolean =>
  all().some((now) => now.pid === one.pid && now.command === one.command);
