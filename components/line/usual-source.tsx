import { getFormatter, getTranslations } from 'next-intl/server';
import type { Milestone } from '#lib/domain/case/milestone.ts';
import { SOURCES_READ_IN } from '#lib/domain/route/outcome.ts';
import { PUBLISHED_RANGES } from '#lib/domain/wait/published-ranges.ts';
import type { UsualWindow } from '#lib/domain/wait/wait.ts';
import { dayAsDate } from '#lib/i18n/format-day.ts';

/** What each published text says of a wait, and when it was read; nothing where they give no figure. */
export async function PublishedRanges({ milestone }: { milestone: Milestone }) {
  const ranges = PUBLISHED_RANGES[milestone];
  if (ranges.length === 0) return null;
  const t = await getTranslations('waits');
  const format = await getFormatter();
  const sources = await getTranslations('triage.source');
  return (
    <div className="small soft stack-s">
      <p>{t('ranges', { month: dayAsDate(SOURCES_READ_IN) })}</p>
      <ul className="plain-list">
        {[...Map.groupBy(ranges, (one) => one.source)].map(([source, said]) => (
          <li key={source}>
            {t('said', {
              source: sources(source),
              ranges: format.list(
                said.map((one) => t('figure', one)),
                { type: 'disjunction' },
              ),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}

type UsualSourceProps = { milestone: Milestone; window: UsualWindow };

/** Whose waits a usual delay comes from, and beside it what was published. */
export async function UsualSource({ milestone, window }: UsualSourceProps) {
  const t = await getTranslations('waits');
  return (
    <>
      <p className="small soft">
        {window.finished ? t('office', { finished: window.finished }) : t('published')}
      </p>
      <PublishedRanges milestone={milestone} />
    </>
  );
}
