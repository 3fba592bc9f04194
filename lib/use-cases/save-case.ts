import type { Actor } from '#lib/domain/access/actor.ts';
import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { CaseChange, CaseState } from '#lib/domain/case/change.ts';
import { overdueFrom } from '#lib/domain/case/overdue.ts';
import type { Occurrence } from '#lib/domain/reminder/kind.ts';
import { nextCheckOn, planReminders } from '#lib/domain/reminder/plan.ts';
import type { Windows } from '#lib/domain/wait/wait.ts';
import { saveCase, saveDocuments, type CaseSchedule, type StoredCase } from '#lib/data/case-store.ts';
import { appendEvents } from '#lib/data/event-store.ts';
import { listOccurrences } from '#lib/data/ledger-store.ts';
import type { Tx } from '#lib/data/with-actor.ts';
import type { Context } from '#lib/platform/action.ts';

/** When the planner must look again after it has just written down what is due. */
export function scheduleAfter(
  { facts, documents }: CaseState,
  ledger: readonly Occurrence[],
  today: CivilDate,
  windows: Windows,
): CaseSchedule {
  return {
    nextCheckOn: nextCheckOn(facts, documents, ledger, today),
    overdueFrom: overdueFrom(facts, documents, windows),
  };
}

/** When the planner must look after a change: today if something is due already, else the next day that counts. */
export function scheduleOf(
  state: CaseState,
  ledger: readonly Occurrence[],
  today: CivilDate,
  windows: Windows,
): CaseSchedule {
  const isDue = planReminders(state.facts, state.documents, ledger, today).length > 0;
  const after = scheduleAfter(state, ledger, today, windows);
  return isDue ? { ...after, nextCheckOn: today } : after;
}

/** Writes a decided change with its history and its schedule; false when somebody else wrote since `seen` was read. */
export async function writeChange(
  tx: Tx,
  context: Context<Actor>,
  seen: StoredCase,
  change: CaseChange,
): Promise<boolean> {
  const ledger = await listOccurrences(tx, seen);
  const schedule = scheduleOf(change, ledger, context.today, seen.windows);
  if (!(await saveCase(tx, seen, change.facts, schedule, context.now))) return false;
  await appendEvents(tx, seen, context.actor, change.events, context.now);
  await saveDocuments(tx, seen, change.documents);
  return true;
}
