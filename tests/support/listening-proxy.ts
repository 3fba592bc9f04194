// A way to PostgreSQL that writes down what passes: the statements that a process really sends, with their values.
import { startTcpProxy } from '#scripts/faults/tcp-proxy.ts';
import { Messages } from './cutting-proxy.ts';

export type Statement = {
  readonly sql: string;
  /** As the client sent them, in the text form; null is NULL. */
  readonly values: readonly (string | null)[];
};

export type ListeningProxy = {
  /** The same address, through the proxy. */
  through(url: string): string;
  /** Answers what was sent while some work was done. */
  during(work: () => Promise<unknown>): Promise<readonly Statement[]>;
  stop(): Promise<void>;
};

/** Reads the fields of one message of the protocol. @source PostgreSQL, Frontend/Backend Protocol, Message Formats */
class Fields {
  readonly #message: Buffer;
  #at = 5; // after the type and the length

  constructor(message: Buffer) {
    this.#message = message;
  }

  text(): string {
    const end = this.#message.indexOf(0, this.#at);
    const text = this.#message.toString('utf8', this.#at, end);
    this.#at = end + 1;
    return text;
  }

  int16(): number {
    this.#at += 2;
    return this.#message.readInt16BE(this.#at - 2);
  }

  value(): string | null {
    const length = this.#message.readInt32BE(this.#at);
    this.#at += 4;
    if (length < 0) return null;
    this.#at += length;
    return this.#message.toString('utf8', this.#at - length, this.#at);
  }
}

const times = <T>(count: number, one: () => T): readonly T[] => Array.from({ length: count }, one);

/** Hears one connection: what it prepares, and each time that it has something done. */
function listener(heard: (statement: Statement) => void): (message: Buffer) => void {
  const prepared = new Map<string, string>();
  return (message) => {
    const fields = new Fields(message);
    switch (String.fromCharCode(message[0] ?? 0)) {
      case 'Q':
        heard({ sql: fields.text(), values: [] });
        return;
      case 'P':
        prepared.set(fields.text(), fields.text());
        return;
      case 'B': {
        fields.text();
        const sql = prepared.get(fields.text()) ?? '';
        const formats = times(fields.int16(), () => fields.int16());
        if (formats.includes(1)) throw new Error(`a value in the binary form: ${sql}`);
        heard({ sql, values: times(fields.int16(), () => fields.value()) });
      }
    }
  };
}

/** Opens a way to the server of an address. */
export async function startListeningProxy(url: string): Promise<ListeningProxy> {
  const target = { host: new URL(url).hostname, port: Number(new URL(url).port) };
  let statements: Statement[] = [];
  const { through, stop } = await startTcpProxy(target, (client, server) => {
    const messages = new Messages();
    const hear = listener((one) => statements.push(one));
    let isOpening = true;
    server.on('data', (chunk: Buffer) => client.write(chunk));
    server.on('end', () => client.end());
    client.on('end', () => server.end());
    client.on('data', (chunk: Buffer) => {
      for (const message of messages.add(chunk)) {
        // The opening message has no type.
        if (!isOpening) hear(message);
        isOpening = false;
        server.write(message);
      }
    });
  });
  return {
    through,
    stop,
    async during(work) {
      statements = [];
      await work();
      return statements;
    },
  };
}
