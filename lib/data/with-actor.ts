import type { Actor } from '#lib/domain/access/actor.ts';
import { database, transactionWith, type Tx } from '#lib/platform/db.ts';

export type { Tx } from '#lib/platform/db.ts';

/**
 * The only way to tenant data: one transaction in which the database knows who acts, so that row-level security shows
 * and accepts nothing else. All of the work is kept or none of it.
 */
export function withActor<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const settings = {
    'app.institution': actor.institutionId ?? '',
    'app.user': actor.userId ?? '',
    'app.role': actor.role,
  };
  return transactionWith(settings, work);
}

/** One transaction outside the institutions: users, sessions and sign-in requests. */
export function withoutActor<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return database().$transaction(work);
}

/** From here on the transaction is this person's: of the tenant tables it sees their own memberships. */
export async function identify(tx: Tx, userId: string): Promise<void> {
  await tx.$executeRaw`SELECT set_config('app.user', ${userId}, true)`;
}
