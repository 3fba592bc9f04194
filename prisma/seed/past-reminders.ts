import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import type { Occurrence } from '#lib/domain/reminder/kind.ts';
import { planReminders } from '#lib/domain/reminder/plan.ts';
import { DAY_BEGINS, parisInstant } from './day-hours.ts';

/** A place in the ledger that was filled in the past. */
export type SentReminder = Occurrence & {
  readonly dueOn: CivilDate;
  readonly state: 'sent' | 'superseded';
  readonly at: Date;
};

/** Minutes after what caused it, when a mail goes out on the very day. */
const MINUTES_AFTER_CAUSE = 5;

/**
 * What the planner would have written while nothing changed, had it run every day until `day`: each occurrence went out
 * on the day it fell due; of several due on one day only the last, as with the real planner.
 */
export function planThrough(
  of: { readonly facts: CaseFacts; readonly documents: readonly DocumentFacts[] },
  ledger: readonly Occurrence[],
  day: CivilDate,
  lastWriteAt: Date,
): SentReminder[] {
  const plan = planReminders(of.facts, of.documents, ledger, day);
  return plan.map(({ state: _state, ...one }) => {
    const isOutdone = plan.some(
      (other) =>
        other.kind === one.kind &&
        other.subject === one.subject &&
        other.cycle === one.cycle &&
        other.index > one.index &&
        other.dueOn.equals(one.dueOn),
    );
    const cause = lastWriteAt.getTime() + MINUTES_AFTER_CAUSE * 60_000;
    const at = new Date(Math.max(parisInstant(one.dueOn, DAY_BEGINS).getTime(), cause));
    return { ...one, state: isOutdone ? 'superseded' : 'sent', at };
  });
}
