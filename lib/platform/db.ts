import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from '#lib/generated/prisma/client.ts';
import { mortalSocket } from './mortal-socket.ts';
import { statementNames } from './statement-names.ts';
import { beginningWith, TellingClient, type Settings } from './telling-client.ts';

export type Tx = Prisma.TransactionClient;
export type Database = PrismaClient;

/** How long a transaction may wait for a connection, and last, before it is given up. */
const WAIT_MS = 2_000;
const LAST_MS = 10_000;

/** Opens a pool on one role's address. Every process opens its own, once. Who waits longer for a connection is refused. */
export function openDatabase(url: string, connections: number, waitMs = WAIT_MS): PrismaClient {
  const config = {
    Client: TellingClient,
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: waitMs,
    // A stuck statement is ended by its time-out.
    keepAlive: true,
    statement_timeout: LAST_MS,
    // A half-open connection says nothing for longer than any statement lasts.
    stream: mortalSocket(LAST_MS + 1_000),
    idle_in_transaction_session_timeout: LAST_MS,
  };
  const adapter = new PrismaPg(config, { statementNameGenerator: statementNames() });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: waitMs, timeout: LAST_MS } });
}

const held = globalThis as { affiliaDatabase?: PrismaClient };

/** The process's pool; `setDatabase` must have been called at its start. */
export function database(): PrismaClient {
  if (!held.affiliaDatabase) throw new Error('the database was not opened in this process');
  return held.affiliaDatabase;
}

/** One transaction on the process's pool, which has these settings from its beginning to its end. */
export function transactionWith<T>(settings: Settings, work: (tx: Tx) => Promise<T>): Promise<T> {
  return beginningWith(settings, () => database().$transaction(work));
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
/**
 * SQLSTATEs of a session that the server ended, of a server that stops or starts, and of a statement that took too long.
 * @source PostgreSQL, Appendix A
 */
const UNREACHABLE_STATES = /^(57P0[1-3]|57014|25P0[34]|08\d{3})$/;
/** What the driver and a stopping server say in words. */
const UNREACHABLE_WORDS =
  /ECONNREFUSED|ECONNRESET|Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|57P0[123]|the database system is/;

type DriverCause = { readonly kind?: string; readonly originalCode?: string };
type DriverMeta = { readonly driverAdapterError?: { readonly cause?: DriverCause } };

const isUnreachableCause = (cause: DriverCause | null | undefined): boolean =>
  UNREACHABLE_KINDS.has(cause?.kind ?? '') || UNREACHABLE_STATES.test(cause?.originalCode ?? '');

/** Whether an error means that the database is away, so that nothing was written and trying again helps. */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    if (UNREACHABLE_CODES.has(error.code)) return true;
    if (isUnreachableCause((error.meta as DriverMeta | undefined)?.driverAdapterError?.cause)) return true;
  }
  // The beginning and the end of a transaction fail with the driver's own error.
  if (error instanceof Error && isUnreachableCause(error.cause as DriverCause | null | undefined))
    return true;
  return UNREACHABLE_WORDS.test(String(error));
}
