import { getTranslations } from 'next-intl/server';
import { latest, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { isOverdue } from '#lib/domain/case/overdue.ts';
import { comesByItself } from '#lib/domain/case/tasks.ts';
import {
  curveState,
  FEWEST_FINISHED,
  FEWEST_PEOPLE,
  standingOf,
  type Curves,
} from '#lib/domain/wait/usual.ts';
import { waitOf, type Wait, type Windows } from '#lib/domain/wait/wait.ts';
import { dayAsDate } from '#lib/i18n/format-day.ts';
import { richTags } from '#components/ui/rich-tags.tsx';
import { SectionHead } from '#components/ui/section-head.tsx';
import { PublishedRanges } from './usual-source.tsx';

type HowLongProps = {
  facts: CaseFacts;
  curves: Curves;
  windows: Windows;
  today: CivilDate;
};

/** When what is awaited from outside will probably come, and where this wait stands among the others. Nothing else. */
export async function HowLong({ facts, curves, windows, today }: HowLongProps) {
  const wait = waitOf(facts, today, windows);
  if (!wait || !comesByItself(facts, wait.until)) return null;
  const t = await getTranslations('howLong');
  const standing = standingOf(wait, curves, today);
  return (
    <section aria-labelledby="how-long">
      <SectionHead id="how-long" title={t('title')} />
      <div className="stack">
        <Expectation wait={wait} today={today} />
        <p>
          {t('week', { week: wait.week })}{' '}
          {standing?.medianWeeks != null ? t('median', { weeks: standing.medianWeeks }) : null}{' '}
          {standing && standing.slowerThanInTen > 0 ? t('slower', { count: standing.slowerThanInTen }) : null}{' '}
          {t('rejected')}
        </p>
        <Source wait={wait} curves={curves} />
        <PublishedRanges milestone={wait.until} />
      </div>
    </section>
  );
}

async function Expectation({ wait, today }: { wait: Wait; today: CivilDate }) {
  const t = await getTranslations('howLong');
  const names = await getTranslations('milestones');
  const { window, since, lateFrom } = wait;
  if (!window || isOverdue(lateFrom, today)) return null;
  const from = latest(since.add({ days: window.fromWeeks * 7 }), today) ?? today;
  const to = since.add({ days: window.toWeeks * 7 });
  return (
    <p className="lead">
      {t.rich('between', { ...richTags, what: names(wait.until), from: dayAsDate(from), to: dayAsDate(to) })}
    </p>
  );
}

/** Whose waits the range comes from. Of few people nothing is said, not even how few. */
async function Source({ wait, curves }: { wait: Wait; curves: Curves }) {
  const t = await getTranslations('howLong');
  const curve = curves[wait.until];
  const finished = curve?.finished ?? 0;
  const isCountable = curveState(curve) === 'too-few-finished' && finished >= FEWEST_PEOPLE;
  return (
    <p className="small soft">
      {wait.window?.finished ? t('own', { finished: wait.window.finished }) : t('published')}{' '}
      {isCountable ? t('tooFew', { finished, needed: FEWEST_FINISHED }) : null}
    </p>
  );
}
