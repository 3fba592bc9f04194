import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getFormatter, getTranslations } from 'next-intl/server';
import { lineOf } from '#lib/domain/case/line.ts';
import { nextStepOf } from '#lib/domain/case/next-step.ts';
import { awaitsPortalLink } from '#lib/domain/case/set-facts.ts';
import { tasksOf } from '#lib/domain/case/tasks.ts';
import { historyQuery } from '#lib/domain/form/schema.ts';
import { paths } from '#lib/i18n/paths.ts';
import { localeOr } from '#lib/i18n/routing.ts';
import { viewOwnCase } from '#lib/use-cases/view-case.ts';
import { PortalLink } from '#components/facts/portal-link.tsx';
import { HowLong } from '#components/line/how-long.tsx';
import { LineMap } from '#components/line/line.tsx';
import { NextStepSign } from '#components/next-step/sign.tsx';
import { RecordStep } from '#components/record/record-step.tsx';
import { RecordedSteps } from '#components/record/recorded-steps.tsx';
import { TaskList } from '#components/tasks/task-list.tsx';
import { Timeline } from '#components/timeline/timeline.tsx';
import { SectionHead } from '#components/ui/section-head.tsx';
import { correctMilestoneAction, notePortalLinkAction, recordMilestoneAction } from '../../case-actions.ts';
import { caseKeyOf } from '../../case-key.ts';
import { visitOfStudent } from '../../guard.ts';
import { KeptNote } from '../../kept-note.tsx';
import { SavedNote } from '../../saved-note.tsx';
import { hasKeptOfSignedOut, SignedOutPage } from '../../signed-out-page.tsx';
import { StudentShell } from '../student-shell.tsx';

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOr((await params).locale), namespace: 'casePage' });
  return { title: t('title') };
}

export default async function CasePage({ params, searchParams }: PageProps) {
  if (await hasKeptOfSignedOut()) return <SignedOutPage params={params} />;
  const visit = await visitOfStudent(params);
  const { locale, context } = visit;
  const asked = await searchParams;
  const view = await viewOwnCase(context, historyQuery.parse(asked).before);
  if (!view) notFound();
  const { facts, documents, changedAt, curves, windows } = view.case;
  const { today } = context;
  const target = { caseKey: caseKeyOf(view.case), locale };
  const isActive = facts.disposition === 'active';
  const t = await getTranslations('casePage');
  const format = await getFormatter();
  return (
    <StudentShell visit={visit} page="home">
      <div className="intro">
        <p>{format.dateTime(context.now, { dateStyle: 'full' })}</p>
        <h1>{t('title')}</h1>
        <SavedNote saved={asked.saved} edition={view.case.version} />
      </div>
      <KeptNote />
      <NextStepSign
        facts={facts}
        step={nextStepOf(facts, documents, today, windows)}
        locale={locale}
        caseBase={paths.case(locale)}
      />
      {isActive ? (
        <section aria-labelledby="where">
          <SectionHead
            id="where"
            title={t('where')}
            note={t('lastChange', { date: format.dateTime(changedAt, { dateStyle: 'long' }) })}
          />
          <LineMap
            facts={facts}
            line={lineOf(facts, documents, today, windows)}
            today={today}
            audience="student"
          />
        </section>
      ) : null}
      <div className="cols">
        <div className="stack-col">
          {isActive ? (
            <>
              <TaskList facts={facts} tasks={tasksOf(facts, documents, today)} locale={locale} />
              <HowLong facts={facts} curves={curves} windows={windows} today={today} />
              {awaitsPortalLink(facts) ? (
                <PortalLink sentAt={facts.portalLinkSentAt} action={notePortalLinkAction} {...target} />
              ) : null}
              <RecordStep facts={facts} action={recordMilestoneAction} audience="student" {...target} />
              <RecordedSteps
                milestones={facts.milestones}
                correct={correctMilestoneAction}
                audience="student"
                {...target}
              />
            </>
          ) : null}
        </div>
        <Timeline
          entries={view.entries}
          total={view.case.eventCount}
          atOnce={view.atOnce}
          address={paths.case(locale)}
          audience="student"
          locale={locale}
        />
      </div>
    </StudentShell>
  );
}
