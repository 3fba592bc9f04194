import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from '#lib/generated/prisma/client.ts';

export type Tx = Prisma.TransactionClient;
export type Database = PrismaClient;

/** How long a transaction may wait for a connection, and last, before it is given up. */
const WAIT_MS = 2_000;
const LAST_MS = 10_000;

/** Opens a pool on one role's address. Every process opens its own, once. */
export function openDatabase(url: string, connections: number): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: WAIT_MS,
    // A half-open connection is noticed by the keep-alive, a stuck statement by its time-out.
    keepAlive: true,
    statement_timeout: LAST_MS,
    // The server's time-out does not help where the server is gone without a word.
    query_timeout: LAST_MS + 1_000,
    idle_in_transaction_session_timeout: LAST_MS,
  });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: WAIT_MS, timeout: LAST_MS } });
}

const held = globalThis as { affiliaDatabase?: PrismaClient };

/** The process's pool; `setDatabase` must have been called at its start. */
export function database(): PrismaClient {
  if (!held.affiliaDatabase) throw new Error('the database was not opened in this process');
  return held.affiliaDatabase;
}

/** Sets the pool that this process works with. */
export function setDatabase(client: PrismaClient): PrismaClient {
  held.affiliaDatabase = client;
  return client;
}

/** Codes of a database that cannot be reached or is too busy: the request may be tried again, nothing was written. */
const UNREACHABLE_CODES = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028']);
/** The same as the driver says it of a raw statement, whose code is only "raw query failed". */
const UNREACHABLE_KINDS = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
]);
/** What the driver and a stopping server say in words. */
const UNREACHABLE_WORDS =
  /ECONNREFUSED|ECONNRESET|Connection terminated|timeout exceeded when trying to connect|Query read timeout|57P0[123]|the database system is/;

type DriverMeta = { readonly driverAdapterError?: { readonly cause?: { readonly kind?: string } } };

/** Whether an error means that the database is away, so that nothing was written and trying again helps. */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    const kind = (error.meta as DriverMeta | undefined)?.driverAdapterError?.cause?.kind ?? '';
    if (UNREACHABLE_CODES.has(error.code) || UNREACHABLE_KINDS.has(kind)) return true;
  }
  return UNREACHABLE_WORDS.test(String(error));
}
