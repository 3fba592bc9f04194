// A way to PostgreSQL that breaks where it is told to, as when the web process is killed between two messages.
import { connect, createServer, type Socket } from 'node:net';

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

export async function startCuttingProxy(target: { host: string; port: number }): Promise<CuttingProxy> {
  let left = Infinity;
  let cut: Promise<void> | null = null;
  const open = new Set<Socket>();

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

  const listener = createServer((client) => {
    const server = connect(target);
    const messages = new Messages();
    for (const one of [client, server]) {
      open.add(one);
      one.setNoDelay(true);
      one.on('error', () => one.destroy());
      one.on('close', () => open.delete(one));
    }
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
  await new Promise<void>((done) => {
    listener.listen({ port: 0, host: '127.0.0.1' }, done);
  });
  const address = listener.address();
  if (!address || typeof address !== 'object') throw new Error('the proxy has no port');
  const { port } = address;

  return {
    through(url) {
      const proxied = new URL(url);
      proxied.hostname = '127.0.0.1';
      proxied.port = String(port);
      return proxied.href;
    },
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
    async stop() {
      for (const one of open) one.destroy();
      await new Promise((done) => {
        listener.close(done);
      });
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
