import { connect, createServer, type Socket } from 'node:net';

/** A listener on loopback between a client and its server; what passes, and how, is for `wire` to say. */
export type TcpProxy = {
  readonly port: number;
  /** The same address, through the proxy. */
  readonly through: (url: string) => string;
  /** Ends every connection, at once. */
  readonly cut: () => void;
  readonly stop: () => Promise<void>;
};

export type Target = { readonly host: string; readonly port: number };

/** Opens a proxy on a free port. Sockets that break are closed; `wire` hears of each new pair. */
export async function startTcpProxy(
  target: Target,
  wire: (client: Socket, server: Socket) => void,
): Promise<TcpProxy> {
  const open = new Set<Socket>();
  const listener = createServer((client) => {
    const server = connect(target);
    for (const one of [client, server]) {
      open.add(one);
      one.setNoDelay(true);
      one.on('error', () => one.destroy());
      one.on('close', () => open.delete(one));
    }
    wire(client, server);
  });
  await new Promise<void>((done) => {
    listener.listen({ port: 0, host: '127.0.0.1' }, done);
  });
  const address = listener.address();
  if (!address || typeof address !== 'object') throw new Error('the proxy has no port');
  const { port } = address;
  const cut = () => {
    for (const one of open) one.destroy();
  };
  return {
    port,
    through(url) {
      const proxied = new URL(url);
      proxied.hostname = '127.0.0.1';
      proxied.port = String(port);
      return proxied.href;
    },
    cut,
    async stop() {
      cut();
      await new Promise((done) => {
        listener.close(done);
      });
    },
  };
}
