import { useTranslations } from 'next-intl';
import { civil, parisDate } from '#lib/domain/calendar/civil-date.ts';
import type { FactSource } from '#lib/domain/case/milestone.ts';
import type { TimelineEntry } from '#lib/domain/case/timeline.ts';
import { isDocumentKind, isRejectionReason } from '#lib/domain/document/document.ts';
import { useDayText, useTimeText, type DayLength } from '#lib/i18n/day-text.ts';
import { SectionHead } from '../ui/section-head.tsx';
import { newestStepFirst } from './order.ts';

type Audience = 'student' | 'staff';

type TimelineProps = {
  readonly entries: readonly TimelineEntry[];
  readonly audience: Audience;
};

/** What happened, who told it and how well it is founded. */
export function Timeline({ entries, audience }: TimelineProps) {
  const t = useTranslations('timeline');
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
              <Entry key={entry.seq} entry={entry} audience={audience} />
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}

type EntryProps = { readonly entry: TimelineEntry; readonly audience: Audience };

function Entry({ entry, audience }: EntryProps) {
  const t = useTranslations('timeline');
  const dayText = useDayText();
  const timeText = useTimeText();
  const length = audience === 'staff' ? 'short' : 'long';
  const recorded = parisDate(entry.at);
  return (
    <li className="event">
      <p className="event__when">
        <time dateTime={entry.at.toISOString()}>
          {dayText(recorded, length)} <span>{timeText(entry.at)}</span>
        </time>
      </p>
      <div>
        <What entry={entry} recordedOn={recorded.toString()} length={length} />
        <p className="event__who">
          {entry.source && <Source source={entry.source} audience={audience} />}
          <span>{entry.actorName ?? t('automatic')}</span>
        </p>
      </div>
    </li>
  );
}

type WhatProps = {
  readonly entry: TimelineEntry;
  /** When it was recorded: the day of the fact is told only if it is another one. */
  readonly recordedOn: string;
  readonly length: DayLength;
};

function What({ entry: { what }, recordedOn, length }: WhatProps) {
  const t = useTranslations('timeline');
  const kinds = useTranslations('documentKinds');
  const reasons = useTranslations('rejectionReasons');
  const dayText = useDayText();
  const day = (on: string) => on !== recordedOn && <p>{t('on', { date: dayText(civil(on), length) })}</p>;
  switch (what.kind) {
    case 'case.opened':
      return <p className="event__what">{t('opened')}</p>;
    case 'milestone.recorded':
      return (
        <>
          <p className="event__what">{t(`milestone.${what.milestone}`)}</p>
          {day(what.on)}
        </>
      );
    case 'document.moved': {
      const { document, reason } = what;
      const name = isDocumentKind(document) ? kinds(`${document}.name`) : document;
      return (
        <>
          <p className="event__what">{t(`document.${what.to}`, { document: name })}</p>
          {what.inferred ? <p>{t('inferred')}</p> : day(what.on)}
          {reason && isRejectionReason(reason) && <p>{t('reason', { title: reasons(`${reason}.title`) })}</p>}
        </>
      );
    }
  }
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
