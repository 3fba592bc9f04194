// A way to PostgreSQL that breaks where it is told to, as when the web process is killed between two messages.
import type { Socket } from 'node:net';
import { startTcpProxy, type Target } from '#scripts/faults/tcp-proxy.ts';

export type CuttingProxy = {
  /** The same address, through the proxy. */
  through(url: string): string;
  /** From now on lets so many messages of the client pass, then cuts the connection. */
  cutAfter(messages: number): void;
  /** Lets everything pass again. Says whether a connection was cut; the server has then ended its side. */
  mend(): Promise<boolean>;
  stop(): Promise<void>;
};

/** Every message of the protocol is one byte of type and four of length, which counts itself. */
const HEAD = 5;
/** The opening message has no type. */
const OPENING_HEAD = 4;

/** Splits what a client sends into whole messages. @source PostgreSQL, Frontend/Backend Protocol, Message Formats */
export class Messages {
  #rest: Buffer = Buffer.alloc(0);
  #isOpening = true;

  add(chunk: Buffer): readonly Buffer[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const whole: Buffer[] = [];
    for (;;) {
      const length = this.#lengthOfNext();
      if (length === null || this.#rest.length < length) return whole;
      whole.push(this.#rest.subarray(0, length));
      this.#rest = this.#rest.subarray(length);
      this.#isOpening = false;
    }
  }

  #lengthOfNext(): number | null {
    if (this.#isOpening) return this.#rest.length < OPENING_HEAD ? null : this.#rest.readInt32BE(0);
    return this.#rest.length < HEAD ? null : 1 + this.#rest.readInt32BE(1);
  }
}

export async function startCuttingProxy(target: Target): Promise<CuttingProxy> {
  let left = Infinity;
  let cut: Promise<void> | null = null;

  /** The client is gone at once, unanswered; the server reads to the end of what had passed, and ends the session. */
  function cutOff(client: Socket, server: Socket): void {
    cut = new Promise((done) => {
      server.once('close', () => {
        done();
      });
    });
    server.removeAllListeners('data');
    server.resume();
    server.end();
    client.destroy();
  }

  const { through, stop } = await startTcpProxy(target, (client, server) => {
    const messages = new Messages();
    server.on('data', (chunk: Buffer) => client.write(chunk));
    server.on('end', () => client.end());
    client.on('end', () => server.end());
    client.on('data', (chunk: Buffer) => {
      for (const message of messages.add(chunk)) {
        if (client.destroyed) return;
        server.write(message);
        left--;
        if (left === 0) cutOff(client, server);
      }
    });
  });

  return {
    through,
    stop,
    cutAfter(messages) {
      cut = null;
      left = messages;
    },
    async mend() {
      left = Infinity;
      if (!cut) return false;
      await cut;
      return true;
    },
  };
}

export type CutRun<T> = {
  readonly wasCut: boolean;
  /** What the work came to; null when it threw. */
  readonly said: T | null;
  readonly error: Error | null;
};

/** Does some work whose connection is cut after so many messages; more messages than it has leave it alone. */
export async function runCut<T>(
  proxy: CuttingProxy,
  messages: number,
  work: () => Promise<T>,
): Promise<CutRun<T>> {
  proxy.cutAfter(messages);
  try {
    const said = await work();
    return { said, wasCut: await proxy.mend(), error: null };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { said: null, wasCut: await proxy.mend(), error };
  }
}
