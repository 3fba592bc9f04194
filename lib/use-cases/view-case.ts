import { can } from '#lib/domain/access/can.ts';
import type { TimelineEntry } from '#lib/domain/case/timeline.ts';
import { findCase, type CaseKey, type StoredCase } from '#lib/data/case-store.ts';
import { listEvents } from '#lib/data/event-store.ts';
import { withActor } from '#lib/data/with-actor.ts';
import type { Context } from '#lib/platform/action.ts';

/** The entries of the history that a page shows at once. */
const ENTRIES = 50;

export type CaseView = {
  readonly case: StoredCase;
  /** A page of its history: the newest entries, or the newest before one. */
  readonly entries: readonly TimelineEntry[];
  /** How many entries a page holds at most. */
  readonly atOnce: number;
};

/**
 * A case with a page of its history, which ends before the entry of that number if one is given; null when there is no
 * case that the actor may see: both look the same from outside.
 */
function view(context: Context, key: CaseKey, before: number | null): Promise<CaseView | null> {
  return withActor(context.actor, async (tx) => {
    const found = await findCase(tx, key);
    if (!found || !can(context.actor, 'case.view', found)) return null;
    return { case: found, entries: await listEvents(tx, found, ENTRIES, before), atOnce: ENTRIES };
  });
}

/** The student's own case. */
export function viewOwnCase(context: Context, before: number | null = null): Promise<CaseView | null> {
  const { institutionId, userId } = context.actor;
  return view(context, { institutionId, studentUserId: userId }, before);
}

/** Any case of the institution, for its staff. */
export function viewCase(
  context: Context,
  id: string,
  before: number | null = null,
): Promise<CaseView | null> {
  return view(context, { institutionId: context.actor.institutionId, id }, before);
}
