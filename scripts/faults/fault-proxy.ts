// A way to a server that can be cut, slowed, or left half-open: connected, and silent for ever.
import type { Socket } from 'node:net';
import { startTcpProxy, type Target, type TcpProxy } from './tcp-proxy.ts';

export type FaultProxy = Pick<TcpProxy, 'port' | 'through' | 'cut' | 'stop'> & {
  /** From now on every byte takes so much longer, either way. */
  delay(milliseconds: number): void;
  /**
   * As when a firewall forgets a connection: from now on nothing passes, no end is told, and new connections are taken
   * and never answered. Those of now stay silent after `mend` too.
   */
  halfOpen(): void;
  /** New connections work again, without delay. */
  mend(): void;
};

/** Opens such a way on a free port of loopback. */
export async function startFaultProxy(target: Target): Promise<FaultProxy> {
  let isSilent = false;
  let lateBy = 0;
  const silenced = new Set<Socket>();
  const pairs = new Set<Socket>();

  const pass = (from: Socket, to: Socket, client: Socket) => {
    const later = (what: () => void) => {
      if (silenced.has(client)) return;
      if (lateBy === 0) what();
      else setTimeout(what, lateBy);
    };
    from.on('data', (chunk: Buffer) => {
      later(() => {
        if (!to.destroyed) to.write(chunk);
      });
    });
    from.on('close', () => {
      later(() => to.destroy());
    });
  };

  const { port, through, cut, stop } = await startTcpProxy(target, (client, server) => {
    if (isSilent) {
      server.destroy();
      silenced.add(client);
      client.resume();
    } else {
      pairs.add(client);
      pass(client, server, client);
      pass(server, client, client);
    }
    client.on('close', () => {
      pairs.delete(client);
      silenced.delete(client);
    });
  });

  return {
    port,
    through,
    cut,
    stop,
    delay(milliseconds) {
      lateBy = milliseconds;
    },
    halfOpen() {
      isSilent = true;
      for (const client of pairs) silenced.add(client);
    },
    mend() {
      isSilent = false;
      lateBy = 0;
    },
  };
}
