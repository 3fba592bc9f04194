import { isId } from './id.ts';
import type { Tx } from './with-actor.ts';

export type NewSignInRequest = {
  readonly id: string;
  readonly userId: string | null;
  readonly browserHash: string;
  readonly locale: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** The person with an address, in small letters; null when nobody has it. */
export function findUserByEmail(tx: Tx, email: string): Promise<{ id: string; locale: string } | null> {
  return tx.user.findUnique({ where: { email }, select: { id: true, locale: true } });
}

export async function addSignInRequest(tx: Tx, request: NewSignInRequest): Promise<void> {
  await tx.signInRequest.create({ data: request });
}

/** The address that a request's mail goes to; null when nobody has it, or it was used, or it is over. */
export async function findRequestToMail(
  tx: Tx,
  id: string,
  now: Date,
): Promise<{ email: string; locale: string; userId: string } | null> {
  const row = await tx.signInRequest.findFirst({
    where: { id, usedAt: null, expiresAt: { gt: now } },
    select: { locale: true, user: { select: { id: true, email: true } } },
  });
  return row?.user ? { email: row.user.email, locale: row.locale, userId: row.user.id } : null;
}

/** How many mails a person was sent since a moment: a flood is not sent. */
export function countRequestsSince(tx: Tx, userId: string, since: Date): Promise<number> {
  return tx.signInRequest.count({ where: { userId, tokenHash: { not: null }, createdAt: { gte: since } } });
}

export async function saveRequestSecrets(
  tx: Tx,
  id: string,
  secrets: { tokenHash: string; codeHash: string },
): Promise<void> {
  await tx.signInRequest.updateMany({ where: { id, usedAt: null }, data: secrets });
}

export type OpenRequest = {
  readonly id: string;
  readonly userId: string | null;
  readonly tokenHash: string | null;
  readonly codeHash: string | null;
};

/** The latest open request of a browser, or the one with an id. Ids from outside may be anything: a wrong form finds nothing. */
export function findOpenRequest(
  tx: Tx,
  of: { readonly browserHash: string; readonly id?: string },
  now: Date,
): Promise<OpenRequest | null> {
  if (of.id !== undefined && !isId(of.id)) return Promise.resolve(null);
  return tx.signInRequest.findFirst({
    where: { ...of, usedAt: null, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, userId: true, tokenHash: true, codeHash: true },
  });
}

/** Counts a try at the code; false when the request has had them all. One statement, so that tries cannot race. */
export async function countTry(tx: Tx, id: string, most: number): Promise<boolean> {
  const { count } = await tx.signInRequest.updateMany({
    where: { id, attempts: { lt: most }, usedAt: null },
    data: { attempts: { increment: 1 } },
  });
  return count === 1;
}

/** How many codes were tried since a moment, for a person, or for a browser that asked for nobody. */
export async function countTries(
  tx: Tx,
  whose: { readonly userId: string } | { readonly browserHash: string },
  since: Date,
): Promise<number> {
  const { _sum } = await tx.signInRequest.aggregate({
    _sum: { attempts: true },
    where: { ...whose, createdAt: { gte: since } },
  });
  return _sum.attempts ?? 0;
}

/** Spends a request: the statement that finds it open also closes it, so it opens one session at most. */
export async function spendRequest(tx: Tx, id: string, now: Date): Promise<string | null> {
  const [row] = await tx.signInRequest.updateManyAndReturn({
    where: { id, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
    select: { userId: true },
  });
  return row?.userId ?? null;
}

/** Forgets requests that are long over. */
export async function purgeRequests(tx: Tx, before: Date): Promise<number> {
  return (await tx.signInRequest.deleteMany({ where: { expiresAt: { lt: before } } })).count;
}
