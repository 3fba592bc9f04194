import type { Actor } from '#lib/domain/access/actor.ts';
import { ROLES } from '#lib/domain/access/actor.ts';
import type { NewEvent } from '#lib/domain/case/change.ts';
import { eventPayload } from '#lib/domain/case/schema.ts';
import type { TimelineEntry } from '#lib/domain/case/timeline.ts';
import type { StoredCase } from './case-store.ts';
import type { Tx } from './with-actor.ts';

/** Adds entries to the case's history, in their order; the database numbers and chains them. */
export async function appendEvents(
  tx: Tx,
  of: StoredCase,
  actor: Actor,
  events: readonly NewEvent[],
  now: Date,
): Promise<void> {
  await tx.caseEvent.createMany({
    data: events.map(({ what, source }) => ({
      institutionId: of.institutionId,
      caseId: of.id,
      studentUserId: of.studentUserId,
      at: now,
      kind: what.kind,
      actorUserId: actor.userId,
      actorRole: actor.role,
      source,
      payload: what,
    })),
  });
}

const roleOf = (text: string): TimelineEntry['actorRole'] => ROLES.find((role) => role === text) ?? 'worker';

/** The latest entries of a case's history, newest first, with the names of those who acted; or those before an entry. */
export function listEvents(
  tx: Tx,
  of: StoredCase,
  most: number,
  before: number | null = null,
): Promise<readonly TimelineEntry[]> {
  return findEvents(tx, of, before === null ? {} : { lt: before }, most);
}

/** More than this, a person who was overtaken would not read. */
const MOST_SINCE = 20;

/** The entries after the first so many, newest first: what was recorded since a page was shown. */
export function listEventsSince(tx: Tx, of: StoredCase, seen: number): Promise<readonly TimelineEntry[]> {
  return findEvents(tx, of, { gt: seen }, MOST_SINCE);
}

async function findEvents(
  tx: Tx,
  of: StoredCase,
  seq: { readonly lt?: number; readonly gt?: number },
  most: number,
): Promise<readonly TimelineEntry[]> {
  const rows = await tx.caseEvent.findMany({
    where: { institutionId: of.institutionId, caseId: of.id, seq },
    orderBy: { seq: 'desc' },
    take: most,
    include: { actor: { select: { givenName: true, familyName: true } } },
  });
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    actorRole: roleOf(row.actorRole),
    actorName: row.actor ? `${row.actor.givenName} ${row.actor.familyName}` : null,
    source: row.source,
    what: eventPayload.parse(row.payload),
  }));
}
