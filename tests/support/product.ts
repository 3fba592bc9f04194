import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inheritedEnv } from '#lib/platform/env.ts';
import { freePort } from '#scripts/parts/ports.ts';
import { scratchFolder } from './scratch-folder.ts';

/** A product started as a person does it: `npm run up`. */
export type Product = {
  readonly url: string;
  readonly mailbox: string;
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly process: ChildProcess;
  /** All that it printed so far. */
  output(): string;
  /** Its exit code, once it has ended by itself. */
  readonly ended: Promise<number | null>;
  /** Ends it by a signal to npm, as Ctrl-C or a service manager does; answers its exit code. */
  stop(signal?: 'SIGTERM' | 'SIGINT'): Promise<number | null>;
};

/** A folder and ports that nobody else uses. */
export async function ownPlace(): Promise<Record<string, string>> {
  mkdirSync(scratchFolder(), { recursive: true });
  const folder = mkdtempSync(join(scratchFolder(), 'up-'));
  chmodSync(folder, 0o711); // PostgreSQL may run as another user
  return {
    AFFILIA_DATA_DIR: join(folder, 'data'),
    PORT: String(await freePort()),
    MAILBOX_PORT: String(await freePort()),
    SMTP_PORT: String(await freePort()),
    DATABASE_PORT: String(await freePort()),
  };
}

export type Ended = { readonly code: number | null; readonly output: string };

/** Runs `npm run up` until it ends by itself: for what it refuses. */
export async function upUntilEnd(
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<Ended> {
  const started = run(env, args);
  return { code: await started.ended, output: started.output() };
}

const running = new Set<ChildProcess>();

/** Ends what a test left running because it failed: the next one must not meet it. */
export async function stopLeftovers(): Promise<void> {
  await Promise.all(
    [...running].map(
      (child) =>
        new Promise<void>((done) => {
          child.once('close', () => {
            done();
          });
          child.kill('SIGTERM');
        }),
    ),
  );
}

function run(env: Readonly<Record<string, string>>, args: readonly string[]) {
  const child = spawn('npm', ['run', '--silent', 'up', '--', ...args], {
    // The test runner forces colours on its children; Node says so on every start.
    env: { ...inheritedEnv(), FORCE_COLOR: undefined, NO_COLOR: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const hear = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  running.add(child);
  const ended = new Promise<number | null>((done) => {
    child.once('close', (code) => {
      running.delete(child);
      done(code);
    });
  });
  return { child, ended, output: () => printed };
}

/** Starts the product and answers when it says that it is ready. */
export async function startProduct(
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<Product> {
  const { child, ended, output } = run(env, args);
  const line = (pattern: RegExp) => pattern.exec(output())?.[1];
  const isReady = async (): Promise<void> => {
    while (!line(/^Mailbox: (\S+)$/m)) await new Promise((go) => setTimeout(go, 50));
  };
  const early = ended.then(() => 'ended' as const);
  if ((await Promise.race([early, isReady()])) === 'ended') throw new Error(`npm run up ended:\n${output()}`);
  return {
    url: line(/^Affilia is ready: (\S+)$/m) ?? '',
    mailbox: line(/^Mailbox: (\S+)$/m) ?? '',
    dataDir: env.AFFILIA_DATA_DIR ?? '',
    env,
    process: child,
    output,
    ended,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}
