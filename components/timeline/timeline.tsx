import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { parisDate } from '#lib/domain/calendar/civil-date.ts';
import type { FactSource } from '#lib/domain/case/milestone.ts';
import type { TimelineEntry } from '#lib/domain/case/timeline.ts';
import { useDayText, useTimeText } from '#lib/i18n/day-text.ts';
import type { Locale } from '#lib/i18n/routing.ts';
import type { Audience } from '../audience.ts';
import { SectionHead } from '../ui/section-head.tsx';
import { getEntryWords, type EntryWords } from './entry-words.ts';
import { followsFromStep, historyPage, type HistoryPage } from './order.ts';

type TimelineProps = {
  /** The entries of this page, at most `atOnce` of all `total`. */
  readonly entries: readonly TimelineEntry[];
  readonly total: number;
  readonly atOnce: number;
  /** Where the page stands: its other pages are addresses below it. */
  readonly address: string;
  readonly audience: Audience;
  readonly locale: Locale;
};

/** What happened, who told it and how well it is founded; a long history is read page by page. */
export async function Timeline({ entries, total, atOnce, address, audience, locale }: TimelineProps) {
  const t = await getTranslations('timeline');
  const words = await getEntryWords(locale, audience === 'staff' ? 'short' : 'long');
  const page = historyPage(entries, total, atOnce);
  return (
    <section aria-labelledby="timeline">
      <SectionHead id="timeline" title={t('title')} note={page && page.total > 1 && <Extent page={page} />} />
      {page ? (
        <div className="histbox">
          <ol className="history" role="list">
            {page.entries.map((entry) => (
              <Entry key={entry.seq} entry={entry} words={words(entry)} audience={audience} />
            ))}
          </ol>
          <OtherPages page={page} address={address} />
        </div>
      ) : (
        <div className="empty">
          <p className="strong">{t('empty')}</p>
          <p>{t('emptyWhy')}</p>
        </div>
      )}
    </section>
  );
}

/** How much of the history the page shows. */
function Extent({ page: { from, to, total, entries } }: { readonly page: HistoryPage }) {
  const t = useTranslations('timeline');
  if (from === 1 && to === total) return t('order');
  return to === total ? t('newest', { count: entries.length, total }) : t('range', { from, to, total });
}

function OtherPages({ page, address }: { readonly page: HistoryPage; readonly address: string }) {
  const t = useTranslations('timeline.pages');
  const { older, newer } = page;
  if (older === null && newer === null) return null;
  return (
    <nav className="pager" aria-label={t('label')}>
      {newer !== null && (
        <a className="btn btn--quiet" href={historyAddress(address, newer)}>
          {t('newer')}
        </a>
      )}
      {older !== null && (
        <a className="btn btn--quiet pager__next" href={historyAddress(address, older)}>
          {t('older')}
        </a>
      )}
    </nav>
  );
}

const historyAddress = (address: string, before: number | 'newest'): string =>
  before === 'newest' ? `${address}#timeline` : `${address}?before=${String(before)}#timeline`;

type EntryProps = {
  readonly entry: TimelineEntry;
  readonly words: EntryWords;
  readonly audience: Audience;
};

function Entry({ entry, words, audience }: EntryProps) {
  const t = useTranslations('timeline');
  const dayText = useDayText();
  const timeText = useTimeText();
  const source = foundation(entry);
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
        {!followsFromStep(entry) && (
          <p className="event__who">
            {source && <Source source={source} audience={audience} />}
            <span>{entry.actorName ?? t('automatic')}</span>
          </p>
        )}
      </div>
    </li>
  );
}

/** How well a milestone is founded; other entries are nobody's proof of anything. */
const foundation = ({ what, source }: TimelineEntry): FactSource | null =>
  what.kind.startsWith('milestone.') ? source : null;

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
