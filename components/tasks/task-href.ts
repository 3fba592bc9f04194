import type { Task } from '#lib/domain/case/tasks.ts';
import { paths } from '#lib/i18n/paths.ts';
import type { Locale } from '#lib/i18n/routing.ts';

/** Where a task is done: at its document, at the questions or dates of the profile, or at the form that records its station. Null when it has no place here. */
export function taskHref(task: Task, locale: Locale, caseBase: string = paths.case(locale)): string | null {
  switch (task.kind) {
    case 'find-route':
      return `${paths.caseProfile(locale)}#triage`;
    case 'update-card':
      return `${paths.caseProfile(locale)}#facts-card`;
    case 'send-again':
    case 'fix-document':
    case 'add-document':
    case 'send-document':
    case 'document-checking':
      return task.document && paths.caseDocument(locale, task.document.id);
    case 'contact-cpam':
    case 'reach-milestone':
    case 'report-milestone': {
      const isOpen = task.state === 'todo' || task.state === 'when-it-comes';
      return task.milestone && isOpen ? `${caseBase}#record-${task.milestone}` : null;
    }
  }
}
