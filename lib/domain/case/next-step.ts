import type { CivilDate } from '../calendar/civil-date.ts';
import type { DocumentFacts } from '../document/document.ts';
import { setOf } from '../document/kind.ts';
import { isOverdue } from './overdue.ts';
import { nextMilestone, waitOf, type Wait, type Windows } from '../wait/wait.ts';
import type { CaseFacts } from './facts.ts';
import { hasServed } from './served.ts';
import { comesByItself, tasksOf, type Task } from './tasks.ts';

/** The one thing to do now, and who holds the case meanwhile. */
export type NextStep =
  | { readonly kind: 'do'; readonly holder: 'student'; readonly task: Task }
  | { readonly kind: 'ask-cpam'; readonly holder: 'student'; readonly wait: Wait }
  | { readonly kind: 'wait-for-office'; readonly holder: 'office' }
  | { readonly kind: 'wait'; readonly holder: 'cpam'; readonly wait: Wait | null }
  | { readonly kind: 'arrived'; readonly holder: 'student' }
  | { readonly kind: 'not-on-line'; readonly holder: 'student' };

const isProvisionalWithOffice = (one: DocumentFacts): boolean =>
  one.status === 'with_office' && setOf(one.kind) === 'provisional';

/**
 * The sign on top of the student's page. Problems come first, then a wait that is longer than usual, then what is to
 * do; the optional early doctor never hides that the student may simply wait.
 */
export function nextStepOf(
  facts: CaseFacts,
  documents: readonly DocumentFacts[],
  today: CivilDate,
  windows: Windows,
): NextStep {
  if (facts.disposition !== 'active') return { kind: 'not-on-line', holder: 'student' };
  const now = tasksOf(facts, documents, today).filter((task) => task.group === 'now');
  const problem = now.find((task) => task.state === 'problem');
  if (problem) return { kind: 'do', holder: 'student', task: problem };
  const wait = waitOf(facts, today, windows);
  const next = nextMilestone(facts);
  // Only what comes from the CPAM is asked for there; an account that is not opened yet is the student's own step.
  const isAwaited = next !== null && comesByItself(facts, next);
  if (wait && isAwaited && isOverdue(wait.lateFrom, today))
    return { kind: 'ask-cpam', holder: 'student', wait };
  const duty = now.find((task) => task.milestone !== 'gpDeclared' || next === 'gpDeclared');
  const isWithOffice = documents.some((one) => one.status === 'with_office' && !hasServed(facts, one));
  // What the office still looks at is not sent yet.
  const isHeld = duty?.milestone === 'submitted' && documents.some(isProvisionalWithOffice);
  if (duty && !isHeld) return { kind: 'do', holder: 'student', task: duty };
  if (next === null) return { kind: 'arrived', holder: 'student' };
  return isWithOffice
    ? { kind: 'wait-for-office', holder: 'office' }
    : { kind: 'wait', holder: 'cpam', wait };
}
