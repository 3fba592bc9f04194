import type { ReactNode } from 'react';
import { getTranslations } from 'next-intl/server';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import type { NextStep } from '#lib/domain/case/next-step.ts';
import type { Task, TaskKind } from '#lib/domain/case/tasks.ts';
import type { Wait } from '#lib/domain/wait/wait.ts';
import { dayAsDate } from '#lib/i18n/format-day.ts';
import type { Locale } from '#lib/i18n/routing.ts';
import { rangeText } from '#components/line/range-text.ts';
import { taskHref } from '#components/tasks/task-href.ts';
import { getTaskWords } from '#components/tasks/task-words.ts';
import { ArrowIcon } from '#components/ui/icon.tsx';
import { richTags } from '#components/ui/rich-tags.tsx';
import { AtRest } from './at-rest.tsx';
import { Notice } from './notice.tsx';

/** The CPAM's number inside France. @source DOMAIN §8 */
const CPAM_PHONE = 'tel:3646';

type NextStepSignProps = { facts: CaseFacts; step: NextStep; locale: Locale; caseBase: string };

/** The one thing to do now, on top of the student's page; or that there is nothing to do. */
export function NextStepSign({ facts, step, locale, caseBase }: NextStepSignProps) {
  switch (step.kind) {
    case 'do':
      return <DoSign facts={facts} task={step.task} href={taskHref(step.task, locale, caseBase)} />;
    case 'ask-cpam':
      return <AskSign wait={step.wait} />;
    case 'wait-for-office':
      return <CalmNotice kind="office" />;
    case 'wait':
      return <WaitNotice wait={step.wait} />;
    case 'arrived':
      return <CalmNotice kind="arrived" />;
    case 'not-on-line':
      return <AtRest facts={facts} locale={locale} />;
  }
}

type SignProps = { title: string; children: ReactNode; action?: { href: string; label: string } | null };

async function Sign({ title, children, action }: SignProps) {
  const t = await getTranslations('nextStep');
  return (
    <section className="sign" aria-labelledby="next-step">
      <ArrowIcon className="sign__arrow" />
      <div className="sign__text">
        <p className="sign__label">{t('label')}</p>
        <h2 id="next-step">{title}</h2>
        {children}
      </div>
      {action ? (
        <a className="btn btn--band" href={action.href}>
          {action.label}
        </a>
      ) : null}
    </section>
  );
}

/** What the button of the sign says. */
const LABELS = {
  'find-route': 'answer',
  'contact-cpam': 'recordDate',
  'send-again': 'seeWhatToDo',
  'fix-document': 'seeWhatToDo',
  'add-document': 'seeWhatToDo',
  'send-document': 'seeWhatToDo',
  'document-checking': 'seeWhatToDo',
  'reach-milestone': 'recordDate',
  'report-milestone': 'recordDate',
  'update-card': 'recordDate',
} as const satisfies Record<TaskKind, string>;

async function DoSign({ facts, task, href }: { facts: CaseFacts; task: Task; href: string | null }) {
  const t = await getTranslations('nextStep');
  // The sign has a sentence of its own for the deadline, with its reason.
  const { title, hint } = (await getTaskWords(facts))({ ...task, deadline: null });
  const label = t(LABELS[task.kind]);
  return (
    <Sign title={title} action={href ? { href, label } : null}>
      <p>
        {task.kind === 'send-again' ? `${t('notAccepted')} ` : null}
        {hint}
      </p>
      {task.deadline ? <p>{t.rich('deadline', { ...richTags, date: dayAsDate(task.deadline) })}</p> : null}
    </Sign>
  );
}

async function AskSign({ wait }: { wait: Wait }) {
  const t = await getTranslations('nextStep');
  const { week, window } = wait;
  return (
    <Sign title={t('ask.title')} action={{ href: CPAM_PHONE, label: t('ask.call') }}>
      <p>
        {window
          ? t.rich('ask.late', { ...richTags, week, range: await rangeText(window) })
          : t('ask.lateNoRange', { week })}
      </p>
      <p>{t.rich('ask.how', richTags)}</p>
    </Sign>
  );
}

async function WaitNotice({ wait }: { wait: Wait | null }) {
  const t = await getTranslations('nextStep');
  const lastUsual = wait?.lateFrom?.subtract({ days: 1 });
  return (
    <Notice title={t('wait.title')}>
      <p>
        {t('wait.text')} {lastUsual ? t('wait.until', { date: dayAsDate(lastUsual) }) : null}
      </p>
    </Notice>
  );
}

async function CalmNotice({ kind }: { kind: 'arrived' | 'office' }) {
  const t = await getTranslations('nextStep');
  return (
    <Notice title={t(`${kind}.title`)}>
      <p>{t(`${kind}.text`)}</p>
    </Notice>
  );
}
