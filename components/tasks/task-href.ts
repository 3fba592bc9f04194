import type { Task } from '#lib/domain/case/tasks.ts';
import { paths } from '#lib/i18n/paths.ts';
import type { Locale } from '#lib/i18n/routing.ts';

/** Where a task is done: at its document, or at the form that records its station. Null when it has no place here. */
export function taskHref(task: Task, locale: Locale, caseBase: string = paths.case(locale)): string | null {
  if (task.document) return paths.caseDocument(locale, task.document.id);
  const isOpen = task.state === 'todo' || task.state === 'when-it-comes';
  return task.milestone && isOpen ? `${caseBase}#record-${task.milestone}` : null;
}
