import { Socket } from 'node:net';

/**
 * Makes sockets to a database that die when they hear nothing for so many milliseconds: where the server is gone without
 * a word, no time-out of its own helps. The driver's would give the dead connection back to its pool.
 */
export const mortalSocket = (silentMs: number) => (): Socket => {
  const socket = new Socket();
  return socket.setTimeout(silentMs, () => socket.destroy());
};
