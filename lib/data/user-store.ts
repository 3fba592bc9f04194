import type { Tx } from './with-actor.ts';

/** Where and in which language a person is written to; null when the person is gone. */
export async function findAddress(
  tx: Tx,
  institutionId: string,
  userId: string,
): Promise<{ email: string; locale: string; institutionName: string } | null> {
  const row = await tx.membership.findUnique({
    where: { institutionId_userId: { institutionId, userId } },
    select: { user: { select: { email: true, locale: true } }, institution: { select: { name: true } } },
  });
  return row ? { ...row.user, institutionName: row.institution.name } : null;
}
