import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Whether this system can keep a process on one processor. */
function canPin(): boolean {
  if (availableParallelism() < 2) return false;
  try {
    execFileSync('taskset', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const PINS = canPin();

/** The processor of the server that is measured, and that of the load. */
export type Place = 'server' | 'load';
const PROCESSOR: Readonly<Record<Place, string>> = { server: '0', load: '1' };

/** A command kept on its processor; as it is where that is not possible. */
export function pinned(place: Place, command: readonly string[]): readonly [string, ...string[]] {
  const [program = '', ...args] = command;
  return PINS ? ['taskset', '-c', PROCESSOR[place], program, ...args] : [program, ...args];
}

/** What the report says about it. */
export const PLACES = PINS
  ? 'server and load on processors of their own'
  : 'server and load share the processors';
