import { daysBetween, latest, type CivilDate } from '../calendar/civil-date.ts';
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

/** The day from which a student's silence counts: of the last word here, or since when the case is active. */
export const heardOn = (facts: CaseFacts): CivilDate =>
  latest(facts.studentActedOn, facts.activeSince) ?? facts.activeSince;

/** Whether nothing was heard for too long from a student who owes an action. */
export function isSilent(
  facts: CaseFacts,
  documents: readonly DocumentFacts[],
  today: CivilDate,
  windows: Windows,
): boolean {
  return daysBetween(heardOn(facts), today) >= SILENT_DAYS && owesAction(facts, documents, today, windows);
}
