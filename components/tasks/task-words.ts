import { getTranslations } from 'next-intl/server';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import type { Task } from '#lib/domain/case/tasks.ts';
import { isRejectionReason } from '#lib/domain/document/reason.ts';
import { dayAsDate } from '#lib/i18n/format-day.ts';

export type TaskWords = { readonly title: string; readonly hint: string | null };

/** Gives the words of each task of a case: what to do, and the one thing to know about it. */
export async function getTaskWords(facts: CaseFacts): Promise<(task: Task) => TaskWords> {
  const t = await getTranslations('tasks');
  const names = await getTranslations('milestones');
  const kinds = await getTranslations('documentKinds');
  const reasons = await getTranslations('rejectionReasons');

  // Where the number is asked for depends on the route; after sending, the questions are only about further papers.
  const situation = { route: facts.route, submitted: facts.milestones.submitted ? 'yes' : 'no' };

  const documentWords = (task: Task, one: NonNullable<Task['document']>): TaskWords => {
    const by = task.deadline ? t('by', { date: dayAsDate(task.deadline) }) : null;
    const hint = (text: string | null) => [text, by].filter((part) => part !== null).join(' ') || null;
    const document = kinds(`${one.kind}.yours`);
    switch (task.kind) {
      case 'send-again':
        return {
          title: t('document.send-again', { document }),
          hint: hint(
            one.reason && isRejectionReason(one.reason) ? `${reasons(`${one.reason}.title`)}.` : null,
          ),
        };
      case 'fix-document':
        return { title: t('document.fix-document', { document }), hint: hint(t('fixHint')) };
      case 'add-document':
        return {
          title: t('document.add-document', { document }),
          hint: hint(task.on ? t('expected', { date: dayAsDate(task.on) }) : kinds(`${one.kind}.hint`)),
        };
      case 'send-document':
        return { title: t('document.send-document', { document }), hint: hint(t('sendHint')) };
      case 'find-route':
      case 'contact-cpam':
      case 'document-checking':
      case 'reach-milestone':
      case 'report-milestone':
      case 'update-card':
        return {
          title: kinds(`${one.kind}.name`),
          hint: task.on ? t('since', { date: dayAsDate(task.on) }) : null,
        };
    }
  };

  return (task) => {
    if (task.document) return documentWords(task, task.document);
    const { kind, milestone, on } = task;
    if (kind === 'find-route' || kind === 'contact-cpam') {
      return { title: t(`route.${kind}.title`, situation), hint: t(`route.${kind}.hint`, situation) };
    }
    if (!milestone) {
      return {
        title: t('updateCard.title'),
        hint: on ? t('updateCard.hint', { date: dayAsDate(on) }) : null,
      };
    }
    if (task.state === 'completed') {
      return { title: names(milestone), hint: on ? t('on', { date: dayAsDate(on) }) : null };
    }
    return {
      title: t(`milestone.${milestone}.title`),
      hint: t(`milestone.${milestone}.${task.state === 'blocked' ? 'needs' : 'hint'}`),
    };
  };
}
