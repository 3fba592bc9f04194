import { spawn, type ChildProcess } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { inheritedEnv } from '#lib/platform/env.ts';

const END_WITH_PARENT = join(import.meta.dirname, 'end-with-parent.mjs');

/** What the product's processes inherit: not the superuser's address, which they must never know. */
export function environmentOfParts(): NodeJS.ProcessEnv {
  return { ...inheritedEnv(), DATABASE_URL: undefined };
}

export type NodeProgram = {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Its output goes here. */
  readonly logFile: string;
};

/** Starts a Node program of ours that ends when this process does; its output goes to a file. */
export function startNode({ args, cwd, env, logFile }: NodeProgram): ChildProcess {
  const log = openSync(logFile, 'a');
  return spawn(process.execPath, ['--import', END_WITH_PARENT, ...args], {
    cwd,
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
    env: { ...environmentOfParts(), NODE_ENV: 'production', ...env },
  });
}

/** Answers when `check` does, asking often; throws when the process ends or the time is over. */
export async function untilReady(
  name: string,
  child: ChildProcess,
  check: () => Promise<boolean>,
  withinMs: number,
): Promise<ChildProcess> {
  const start = Date.now();
  for (;;) {
    if (await check().catch(() => false)) return child;
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`${name} ended at once (code ${String(child.exitCode ?? child.signalCode)})`);
    }
    if (Date.now() - start > withinMs) {
      child.kill('SIGKILL');
      throw new Error(`${name} did not become ready within ${String(withinMs / 1000)} s`);
    }
    await new Promise((go) => setTimeout(go, 100));
  }
}
