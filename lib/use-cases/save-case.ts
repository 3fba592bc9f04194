import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { overdueFrom } from '#lib/domain/case/overdue.ts';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import type { Occurrence } from '#lib/domain/reminder/kind.ts';
import { nextCheckOn, planReminders } from '#lib/domain/reminder/plan.ts';
import { refuse, ok, type Result } from '#lib/domain/result.ts';
import { saveCase, type CaseSchedule, type StoredCase } from '#lib/data/case-store.ts';
import { appendEvents, type NewEvent } from '#lib/data/event-store.ts';
import { listOccurrences } from '#lib/data/ledger-store.ts';
import type { Tx } from '#lib/data/with-actor.ts';
import type { Context } from '#lib/platform/action.ts';

export type CaseChange = {
  readonly facts: CaseFacts;
  readonly documents: readonly DocumentFacts[];
  readonly events: readonly NewEvent[];
};

/** When the planner must look again after it has just written down what is due. */
export function scheduleAfter(
  facts: CaseFacts,
  documents: readonly DocumentFacts[],
  ledger: readonly Occurrence[],
  today: CivilDate,
): CaseSchedule {
  return {
    nextCheckOn: nextCheckOn(facts, documents, ledger, today),
    overdueFrom: overdueFrom(facts, documents),
  };
}

/** When the planner must look after a change: today if something is due already, else the next day that counts. */
export function scheduleOf(
  facts: CaseFacts,
  documents: readonly DocumentFacts[],
  ledger: readonly Occurrence[],
  today: CivilDate,
): CaseSchedule {
  const isDue = planReminders(facts, documents, ledger, today).length > 0;
  const after = scheduleAfter(facts, documents, ledger, today);
  return isDue ? { ...after, nextCheckOn: today } : after;
}

/** Writes a decided change with its history and its schedule, unless somebody else wrote since `seen` was read. */
export async function writeChange(
  tx: Tx,
  context: Context,
  seen: StoredCase,
  change: CaseChange,
): Promise<Result<null>> {
  const ledger = await listOccurrences(tx, seen);
  const schedule = scheduleOf(change.facts, change.documents, ledger, context.today);
  if (!(await saveCase(tx, seen, change.facts, schedule, context.now))) return refuse('changed-meanwhile');
  await appendEvents(tx, seen, context.actor, change.events, context.now);
  return ok(null);
}
