import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { comesByItself } from '#lib/domain/case/tasks.ts';
import type { Wait } from '#lib/domain/wait/wait.ts';

/**
 * What is said of a wait that is longer than usual. Only what comes from the CPAM is asked for there: an account that
 * is not opened yet is the student's own step.
 */
export const lateWords = (facts: CaseFacts, wait: Wait): 'awaited' | 'own' =>
  comesByItself(facts, wait.until) ? 'awaited' : 'own';
