import { daysBetween, type CivilDate } from '../calendar/civil-date.ts';
import type { DocumentFacts } from '../document/document.ts';
import type { Windows } from '../wait/wait.ts';
import type { CaseFacts } from './facts.ts';
import { nextStepOf } from './next-step.ts';

/** Days without a word from a student who owes one. @source DOMAIN §1 */
export const SILENT_DAYS = 21;

/** Whether the student owes an action: there is something to do, or to ask the CPAM. */
export function owesAction(
  facts: CaseFacts,
  documents: readonly DocumentFacts[],
  today: CivilDate,
  windows: Windows,
): boolean {
  const { kind } = nextStepOf(facts, documents, today, windows);
  return kind === 'do' || kind === 'ask-cpam';
}

/** Whether nothing was heard for too long from a student who owes an action. Counted from the opening at first. */
export function isSilent(
  facts: CaseFacts,
  documents: readonly DocumentFacts[],
  today: CivilDate,
  windows: Windows,
): boolean {
  const heardOn = facts.studentActedOn ?? facts.activeSince;
  return daysBetween(heardOn, today) >= SILENT_DAYS && owesAction(facts, documents, today, windows);
}
