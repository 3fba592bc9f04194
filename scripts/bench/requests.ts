import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pinned } from './processors.ts';
import type { Effort } from './effort.ts';

const run = promisify(execFile);

/** Connections that ask at once: enough to keep one processor of the server busy. */
const CONNECTIONS = 8;

type Loaded = { readonly seconds: number; readonly statuses: Readonly<Record<string, number>> };

/** Requests a second that a page answers with 200 under load; any other answer is a mistake of the measurement. */
export async function requestsPerSecond(
  url: string,
  headers: Readonly<Record<string, string>>,
  { seconds }: Effort,
): Promise<number> {
  const order = JSON.stringify({ url, headers, connections: CONNECTIONS, seconds });
  const [command, ...args] = pinned('load', [process.execPath, join(import.meta.dirname, 'load.ts'), order]);
  const { stdout } = await run(command, args);
  const loaded = JSON.parse(stdout) as Loaded;
  const { 200: good = 0, ...others } = loaded.statuses;
  if (good === 0 || Object.keys(others).length > 0) {
    throw new Error(`${url} answered ${JSON.stringify(loaded.statuses)}`);
  }
  return good / loaded.seconds;
}

/** Asks so many times, one after the other. */
export async function askInTurn(
  url: string,
  headers: Readonly<Record<string, string>>,
  times: number,
): Promise<void> {
  for (let turn = 0; turn < times; turn++) {
    const answer = await fetch(url, { headers });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${url} answered ${String(answer.status)}`);
  }
}

export const perSecond = (product: number, floor: number): string =>
  `${product.toFixed(0)} against ${floor.toFixed(0)} requests a second`;
