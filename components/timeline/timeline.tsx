import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { parisDate } from '#lib/domain/calendar/civil-date.ts';
import type { FactSource } from '#lib/domain/case/milestone.ts';
import type { TimelineEntry } from '#lib/domain/case/timeline.ts';
import { useDayText, useTimeText } from '#lib/i18n/day-text.ts';
import type { Locale } from '#lib/i18n/routing.ts';
import { SectionHead } from '../ui/section-head.tsx';
import { getEntryWords, type EntryWords } from './entry-words.ts';
import { newestStepFirst } from './order.ts';

type Audience = 'student' | 'staff';

type TimelineProps = {
  readonly entries: readonly TimelineEntry[];
  readonly audience: Audience;
  readonly locale: Locale;
};

/** What happened, who told it and how well it is founded. */
export async function Timeline({ entries, audience, locale }: TimelineProps) {
  const t = await getTranslations('timeline');
  const words = await getEntryWords(locale, audience === 'staff' ? 'short' : 'long');
  return (
    <section aria-labelledby="timeline">
      <SectionHead id="timeline" title={t('title')} note={entries.length > 1 && t('order')} />
      {entries.length === 0 ? (
        <div className="empty">
          <p className="strong">{t('empty')}</p>
          <p>{t('emptyWhy')}</p>
        </div>
      ) : (
        <div className="histbox">
          <ol className="history" role="list">
            {newestStepFirst(entries).map((entry) => (
              <Entry key={entry.seq} entry={entry} words={words(entry)} audience={audience} />
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}

type EntryProps = {
  readonly entry: TimelineEntry;
  readonly words: EntryWords;
  readonly audience: Audience;
};

function Entry({ entry, words, audience }: EntryProps) {
  const t = useTranslations('timeline');
  const dayText = useDayText();
  const timeText = useTimeText();
  return (
    <li className="event">
      <p className="event__when">
        <time dateTime={entry.at.toISOString()}>
          {dayText(parisDate(entry.at), audience === 'staff' ? 'short' : 'long')}{' '}
          <span>{timeText(entry.at)}</span>
        </time>
      </p>
      <div>
        <p className="event__what">{words.what}</p>
        {words.more.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p className="event__who">
          {entry.source && <Source source={entry.source} audience={audience} />}
          <span>{entry.actorName ?? t('automatic')}</span>
        </p>
      </div>
    </li>
  );
}

const SOURCE_CLASSES: Readonly<Record<FactSource, string>> = {
  declared: 'src',
  proof: 'src src--proof',
  verified: 'src src--office',
};

function Source({ source, audience }: { readonly source: FactSource; readonly audience: Audience }) {
  const t = useTranslations('timeline.source');
  return <span className={SOURCE_CLASSES[source]}>{t(sourceWords(source, audience))}</span>;
}

function sourceWords(source: FactSource, audience: Audience): 'you' | 'student' | 'proof' | 'office' {
  switch (source) {
    case 'declared':
      return audience === 'student' ? 'you' : 'student';
    case 'proof':
      return 'proof';
    case 'verified':
      return 'office';
  }
}
