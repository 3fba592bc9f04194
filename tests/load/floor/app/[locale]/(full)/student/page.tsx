import { connection } from 'next/server';
import { getFormatter, getTranslations } from 'next-intl/server';
import { lineOf } from '#lib/domain/case/line.ts';
import { nextStepOf } from '#lib/domain/case/next-step.ts';
import { tasksOf } from '#lib/domain/case/tasks.ts';
import { PUBLISHED_WINDOWS } from '#lib/domain/wait/wait.ts';
import { alternatesOf } from '#lib/i18n/alternates.ts';
import { paths } from '#lib/i18n/paths.ts';
import { PageShell } from '#components/layout/page-shell.tsx';
import { HowLong } from '#components/line/how-long.tsx';
import { LineMap } from '#components/line/line.tsx';
import { NextStepSign } from '#components/next-step/sign.tsx';
import { RecordStep } from '#components/record/record-step.tsx';
import { RecordedSteps } from '#components/record/recorded-steps.tsx';
import { TaskList } from '#components/tasks/task-list.tsx';
import { Timeline } from '#components/timeline/timeline.tsx';
import { SectionHead } from '#components/ui/section-head.tsx';
import { DOCUMENTS, ENTRIES, FACTS, NOW, TODAY } from '../../../constant-case.ts';
import { noAction } from '../../../no-action.ts';

const NAV = [
  { href: paths.case('en'), label: 'Home', isCurrent: true },
  { href: paths.caseDocuments('en'), label: 'Documents', isCurrent: false },
  { href: paths.caseProfile('en'), label: 'Situation', isCurrent: false },
] as const;
const TARGET = {
  caseKey: { caseId: '01900000-0000-7000-8000-000000000001', version: 9, seen: 17 },
  locale: 'en',
  audience: 'student',
} as const;

/** The student's page with the product's own markup and nothing behind it: no session, no database. */
export default async function StudentFloor() {
  await connection();
  const t = await getTranslations('casePage');
  const format = await getFormatter();
  return (
    <PageShell locale="en" nav={NAV} alternates={alternatesOf(paths.case)} person="Ana Exemple">
      <div className="intro">
        <p>{format.dateTime(NOW, { dateStyle: 'full' })}</p>
        <h1>{t('title')}</h1>
      </div>
      <NextStepSign
        facts={FACTS}
        step={nextStepOf(FACTS, DOCUMENTS, TODAY, PUBLISHED_WINDOWS)}
        locale="en"
        caseBase={paths.case('en')}
      />
      <section aria-labelledby="where">
        <SectionHead
          id="where"
          title={t('where')}
          note={t('lastChange', { date: format.dateTime(NOW, { dateStyle: 'long' }) })}
        />
        <LineMap
          facts={FACTS}
          line={lineOf(FACTS, DOCUMENTS, TODAY, PUBLISHED_WINDOWS)}
          today={TODAY}
          audience="student"
        />
      </section>
      <div className="cols">
        <div className="stack-col">
          <TaskList facts={FACTS} tasks={tasksOf(FACTS, DOCUMENTS, TODAY)} locale="en" />
          <HowLong facts={FACTS} curves={{}} windows={PUBLISHED_WINDOWS} today={TODAY} />
          <RecordStep facts={FACTS} action={noAction} {...TARGET} />
          <RecordedSteps milestones={FACTS.milestones} correct={noAction} {...TARGET} />
        </div>
        <Timeline
          entries={ENTRIES}
          total={ENTRIES.length}
          atOnce={ENTRIES.length}
          address={paths.case('en')}
          audience="student"
          locale="en"
        />
      </div>
    </PageShell>
  );
}
