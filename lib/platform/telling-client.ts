import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

/** Settings of one transaction, by name. */
export type Settings = Readonly<Record<string, string>>;

type Slot = { settings: Settings | null };
const held = globalThis as { affiliaSettings?: AsyncLocalStorage<Slot> };
/** Taken by the transaction that begins next in here, and by no other. One for the process, whose pool is made in another bundle. */
const waiting = (held.affiliaSettings ??= new AsyncLocalStorage());

/** Ids and names of roles: what stands between quotes cannot end them. */
const PLAIN = /^[\w.-]*$/;

function telling(settings: Settings): string {
  const calls = Object.entries(settings).map(([name, value]) => {
    if (!PLAIN.test(name) || !PLAIN.test(value)) throw new Error(`not a setting of a transaction: ${name}`);
    return `set_config('${name}', '${value}', true)`;
  });
  return `BEGIN; SELECT ${calls.join(', ')}`;
}

/**
 * Runs something that begins a transaction, and has the statement that begins it give it these settings: they end with
 * it, whatever happens, so that no connection carries them on. Work within sees no settings that are still to be given.
 */
export async function beginningWith<T>(settings: Settings, begin: () => Promise<T>): Promise<T> {
  const slot: Slot = { settings };
  const done = await waiting.run(slot, begin);
  if (slot.settings) throw new Error('no transaction began, or it began without its settings');
  return done;
}

/** A connection whose transactions begin with their settings; one round trip less than saying them afterwards. */
export class TellingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const send = this.query.bind(this) as (...args: unknown[]) => unknown;
    const query = (...args: unknown[]) => {
      const [statement] = args;
      const slot = waiting.getStore();
      if (!slot?.settings || (statement as { text?: string } | null)?.text !== 'BEGIN') return send(...args);
      const text = telling(slot.settings);
      slot.settings = null;
      // Without a name and values, so that both are sent as one message.
      return send({ text });
    };
    Object.assign(this, { query });
  }
}
