import type { Tx } from './with-actor.ts';

export type NewSession = {
  readonly tokenHash: string;
  readonly userId: string;
  readonly institutionId: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

export async function addSession(tx: Tx, session: NewSession): Promise<void> {
  await tx.session.create({ data: session });
}

export async function endSession(tx: Tx, tokenHash: string): Promise<void> {
  await tx.session.deleteMany({ where: { tokenHash } });
}

/** The institutions that a person belongs to; the transaction must be that person's. */
export function listMemberships(
  tx: Tx,
  userId: string,
): Promise<readonly { institutionId: string; role: string }[]> {
  return tx.membership.findMany({
    where: { userId },
    orderBy: { createdAt: 'asc' },
    select: { institutionId: true, role: true },
  });
}

/** Forgets sessions that are over. */
export async function purgeSessions(tx: Tx, now: Date): Promise<number> {
  return (await tx.session.deleteMany({ where: { expiresAt: { lt: now } } })).count;
}
