import type { NextStep } from '#lib/domain/case/next-step.ts';
import type { Task } from '#lib/domain/case/tasks.ts';

/** A task in short: kind, what it is about, group, state. */
export const taskInShort = ({ kind, document, milestone, group, state }: Task): string =>
  `${kind} ${document?.kind ?? milestone ?? '-'}: ${group}, ${state}`;

/** A next step in short: who holds the case, and what is to be done or waited for. */
export function stepInShort(step: NextStep): string {
  switch (step.kind) {
    case 'do':
      return `${step.holder}: ${step.task.kind} ${step.task.document?.kind ?? step.task.milestone ?? '-'}`;
    case 'ask-cpam':
    case 'wait':
      return `${step.holder}: ${step.kind} ${step.wait?.until ?? '-'}`;
    case 'wait-for-office':
    case 'arrived':
    case 'not-on-line':
      return `${step.holder}: ${step.kind}`;
  }
}
