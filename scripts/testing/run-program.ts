import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inheritedEnv } from '#lib/platform/env.ts';

export const ROOT = join(import.meta.dirname, '..', '..');

/** No stage takes this long; one that hangs must not hang the run. */
const TIME_LIMIT_MS = 15 * 60_000;
const GRACE_MS = 15_000;

export type ProgramResult = {
  /** 0 is success; a program that was killed or did not start has 1. */
  readonly code: number;
  /** Standard output, alone. */
  readonly stdout: string;
  /** Both streams as a person would have seen them. */
  readonly output: string;
};

const running = new Set<ChildProcess>();
let isStopping = false;

/** Asks a program and everything it started to end, and insists after a while. */
function end(child: ChildProcess): void {
  const signal = (name: NodeJS.Signals) => {
    try {
      // Below zero: the whole group, so that no browser or database stays behind.
      if (child.pid) process.kill(-child.pid, name);
    } catch {
      child.kill(name);
    }
  };
  signal('SIGINT');
  setTimeout(() => {
    if (running.has(child)) signal('SIGKILL');
  }, GRACE_MS).unref();
}

/** Ends whatever still runs, for when the person interrupts. Resolves when all are gone. */
export async function endPrograms(): Promise<void> {
  isStopping = true;
  const gone = [...running].map((child) => new Promise((done) => child.once('exit', done)));
  for (const child of running) end(child);
  await Promise.all(gone);
}

type Options = { readonly env?: Readonly<Record<string, string>>; readonly timeLimitMs?: number };

/** Runs a program in the root of the repository to its end; never throws. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: Options = {},
): Promise<ProgramResult> {
  if (isStopping) return Promise.resolve({ code: 1, stdout: '', output: 'interrupted' });
  return new Promise((finish) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      // The output is kept in a file and shown indented, where colours are noise.
      env: { ...inheritedEnv(), FORCE_COLOR: undefined, NO_COLOR: '1', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    running.add(child);
    let stdout = '';
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
      output += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
    const limit = options.timeLimitMs ?? TIME_LIMIT_MS;
    const alarm = setTimeout(() => {
      output += `\nstopped: it took longer than ${limit / 1000} s\n`;
      end(child);
    }, limit);
    const settle = (code: number) => {
      clearTimeout(alarm);
      running.delete(child);
      finish({ code, stdout, output });
    };
    child.once('error', (error) => {
      output += `${error.message}\n`;
      settle(1);
    });
    child.once('close', (code) => {
      settle(code ?? 1);
    });
  });
}

type Manifest = { bin?: string | Record<string, string> };

/**
 * Runs the command of an installed package by this Node. Not through node_modules/.bin: the files there are shell
 * scripts on some systems, and the Node they pick depends on the PATH.
 */
export function runTool(
  name: string,
  args: readonly string[],
  options: Options = {},
  from = name,
): Promise<ProgramResult> {
  const folder = join(ROOT, 'node_modules', from);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const file = typeof bin === 'string' ? bin : bin?.[name];
  if (!file) return Promise.resolve({ code: 1, stdout: '', output: `${from} has no command ${name}` });
  return runProgram(process.execPath, [join(folder, file), ...args], options);
}

/** Runs the command of an installed package in front of the person, who sees what it says and may interrupt it. */
export function followTool(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  from = name,
): Promise<number> {
  const folder = join(ROOT, 'node_modules', from);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const file = typeof bin === 'string' ? bin : (bin?.[name] ?? '');
  return new Promise((finish) => {
    const child = spawn(process.execPath, [join(folder, file), ...args], {
      cwd: ROOT,
      env: { ...inheritedEnv(), ...env },
      stdio: 'inherit',
    });
    child.once('error', () => {
      finish(1);
    });
    child.once('close', (code) => {
      finish(code ?? 1);
    });
  });
}
