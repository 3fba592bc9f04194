import type { Person } from '#lib/domain/access/actor.ts';
import type { Tx } from './with-actor.ts';

/** Notes that a person's form was written, in the transaction that writes it. */
export async function addReceipt(tx: Tx, by: Person, key: string, now: Date): Promise<void> {
  const { institutionId, userId } = by;
  await tx.formReceipt.create({ data: { institutionId, userId, key, createdAt: now } });
}

/** Whether this very form was written already: it was sent twice. */
export async function hasReceipt(tx: Tx, by: Person, key: string): Promise<boolean> {
  const { institutionId, userId } = by;
  return (await tx.formReceipt.count({ where: { institutionId, userId, key } })) > 0;
}

/** Forgets receipts of forms that nobody sends again. */
export async function purgeReceipts(tx: Tx, before: Date): Promise<number> {
  return (await tx.formReceipt.deleteMany({ where: { createdAt: { lt: before } } })).count;
}
