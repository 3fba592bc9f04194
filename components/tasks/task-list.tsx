import { getTranslations } from 'next-intl/server';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import type { Task } from '#lib/domain/case/tasks.ts';
import type { Locale } from '#lib/i18n/routing.ts';
import { SectionHead } from '#components/ui/section-head.tsx';
import { Tag } from '#components/ui/tag.tsx';
import { taskHref } from './task-href.ts';
import { getTaskWords } from './task-words.ts';

const GROUPS = ['now', 'later', 'done'] as const;

type TaskListProps = { facts: CaseFacts; tasks: readonly Task[]; locale: Locale };

/** Everything the student must do, can do later and has done. */
export async function TaskList({ facts, tasks, locale }: TaskListProps) {
  const t = await getTranslations('tasks');
  const count = tasks.filter((task) => task.group === 'now').length;
  const groups = GROUPS.map((group) => ({ group, rows: tasks.filter((task) => task.group === group) }));
  return (
    <section aria-labelledby="tasks">
      <SectionHead id="tasks" title={t('heading')} note={t('count', { count })} />
      {count === 0 ? (
        <div className="empty">
          <p className="strong">{t('none.title')}</p>
          <p>{t('none.text')}</p>
        </div>
      ) : null}
      {groups
        .filter(({ rows }) => rows.length > 0)
        .map(({ group, rows }) => (
          <div key={group} className="tasks__group">
            <h3 className="tasks__sub">{t(`groups.${group}`)}</h3>
            <ul className="tasks" role="list">
              {rows.map((task, index) => (
                <TaskRow
                  key={keyOf(task)}
                  id={`task-${group}-${String(index + 1)}`}
                  task={task}
                  facts={facts}
                  locale={locale}
                />
              ))}
            </ul>
          </div>
        ))}
    </section>
  );
}

const keyOf = (task: Task): string => `${task.kind} ${task.document?.id ?? task.milestone ?? ''}`;

type TaskRowProps = { id: string; task: Task; facts: CaseFacts; locale: Locale };

async function TaskRow({ id, task, facts, locale }: TaskRowProps) {
  const { title, hint } = (await getTaskWords(facts))(task);
  const href = taskHref(task, locale);
  return (
    <li className="task">
      <div className="task__main">
        {href ? (
          <a href={href} aria-describedby={id}>
            {title}
          </a>
        ) : (
          <span>{title}</span>
        )}
        {hint ? <span className="task__hint">{hint}</span> : null}
      </div>
      <div className="task__status" id={id}>
        <TaskState state={task.state} />
      </div>
    </li>
  );
}

async function TaskState({ state }: { state: Task['state'] }) {
  const t = await getTranslations('tasks');
  const words = t(`states.${state}`);
  switch (state) {
    case 'problem':
      return <Tag kind="problem">{words}</Tag>;
    case 'todo':
      return <Tag kind="todo">{words}</Tag>;
    case 'checking':
    case 'completed':
    case 'when-it-comes':
      return <span className="task__status--plain">{words}</span>;
    case 'blocked':
      return <span className="task__status--off">{words}</span>;
  }
}
