import type { ChildProcess } from 'node:child_process';

/** One process of the tree. `start` answers when it is usable. */
export type Part = {
  readonly name: string;
  readonly start: () => Promise<ChildProcess>;
  /** The signal that ends it in order. */
  readonly stopSignal: 'SIGTERM' | 'SIGINT';
};

/** More crashes than this within a minute end the whole: restarting does not help. */
const MOST_CRASHES = 5;
const MINUTE_MS = 60_000;
/** Time to end in order before it is ended at once. */
const GRACE_MS = 8_000;
const PAUSE_MS = 500;

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** How a process went, in words. */
const wayOut = (child: ChildProcess): string =>
  child.signalCode ? `was ended by ${child.signalCode}` : `ended with code ${String(child.exitCode)}`;

async function end(child: ChildProcess, signal: Part['stopSignal']): Promise<void> {
  if (hasEnded(child)) return;
  const gone = new Promise<void>((done) => {
    child.once('exit', () => {
      done();
    });
  });
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  await gone;
  clearTimeout(timer);
}

/** Keeps parts running: a part that crashes is started again, or, when that does not help, `onFail` hears the reason. */
export class Supervisor {
  private readonly running: { part: Part; child: ChildProcess }[] = [];
  private readonly starting = new Set<Promise<unknown>>();
  private isStopping = false;
  private readonly log: (line: string) => void;
  private readonly onFail: (reason: string) => void;

  constructor(log: (line: string) => void, onFail: (reason: string) => void) {
    this.log = log;
    this.onFail = onFail;
  }

  /** Starts a part and watches it. Throws when it cannot be started the first time. */
  async add(part: Part): Promise<void> {
    this.watch(part, await this.begin(part), []);
  }

  /** Remembers what is being started, so that a stop in the middle does not leave it behind. */
  private begin(part: Part): Promise<ChildProcess> {
    const start = part.start();
    this.starting.add(start);
    void start.catch(() => undefined).finally(() => this.starting.delete(start));
    return start;
  }

  private watch(part: Part, child: ChildProcess, crashes: readonly number[]): void {
    const entry = { part, child };
    this.running.push(entry);
    const onExit = () => {
      this.running.splice(this.running.indexOf(entry), 1);
      if (!this.isStopping) void this.restart(part, wayOut(child), crashes);
    };
    if (hasEnded(child)) onExit();
    else child.once('exit', onExit);
  }

  /** Starts a part again until it stays, or until it has crashed too often. A start that breaks off is a crash too. */
  private async restart(part: Part, how: string, before: readonly number[]): Promise<void> {
    const crashes = [...before.filter((at) => Date.now() - at < MINUTE_MS), Date.now()];
    if (crashes.length > MOST_CRASHES) {
      this.onFail(`${part.name} ${how}, for the ${String(crashes.length)}th time within a minute`);
      return;
    }
    this.log(`${part.name} ${how}: starting it again`);
    await new Promise((go) => setTimeout(go, PAUSE_MS));
    if (this.hasStopped()) return;
    try {
      const again = await this.begin(part);
      this.watch(part, again, crashes);
      // It was told to stop while this part was starting.
      if (this.hasStopped()) await end(again, part.stopSignal);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (!this.hasStopped()) await this.restart(part, `did not start (${reason})`, crashes);
    }
  }

  private hasStopped(): boolean {
    return this.isStopping;
  }

  /** Ends every part, the last started first, so that the database goes last. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await Promise.allSettled([...this.starting]);
    // Let `add` and `restart` take note of what has just started.
    await new Promise((go) => setImmediate(go));
    for (const { part, child } of this.running.toReversed()) await end(child, part.stopSignal);
  }
}
