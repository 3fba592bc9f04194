import { getLocale, getTranslations } from 'next-intl/server';
import { daysBetween, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { UsualWindow, Wait } from '#lib/domain/wait/wait.ts';
import { directionOf } from '#lib/i18n/direction.ts';
import { dayAsDate } from '#lib/i18n/format-day.ts';

/** Lengths of the scale in weeks; the first that leaves room after the window and the pointer is taken. */
const LENGTHS = [4, 8, 18, 26, 52, 78, 104] as const;
const ROOM_AFTER_WINDOW = 1.25;
const ROOM_AFTER_NOW = 1.1;
/** Nearer than this share of the scale, two numbers would touch on a small phone. */
const CLOSEST_TICKS = 0.1;

function lengthFor(window: UsualWindow, weeks: number): number {
  const needed = Math.max(window.toWeeks * ROOM_AFTER_WINDOW, weeks * ROOM_AFTER_NOW);
  return LENGTHS.find((length) => length >= needed) ?? Math.ceil(needed / 52) * 52;
}

/** Labels near an end of the scale grow inwards. */
function anchorAt(share: number): 'start' | 'middle' | 'end' {
  if (share < 0.2) return 'start';
  return share > 0.8 ? 'end' : 'middle';
}

type ScaleProps = { wait: Wait; window: UsualWindow; today: CivilDate };

/** The usual window as a box, one's own wait as a pointer. Sizes are attributes: the page allows no inline style. */
async function Scale({ wait, window, today }: ScaleProps) {
  const t = await getTranslations('waits');
  const isMirrored = directionOf(await getLocale()) === 'rtl';
  // The exact day, not the week's number: the pointer leaves the box on the very day that the wait is late.
  const weeks = daysBetween(wait.since, today) / 7;
  const length = lengthFor(window, weeks);
  const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
  const at = (value: number) => percent(isMirrored ? 1 - value / length : value / length);
  const { fromWeeks: from, toWeeks: to } = window;
  return (
    <svg className="wait__scale" aria-hidden="true" focusable="false">
      <rect className="wait__axis" x="0" y="2.6em" width="100%" height="2" />
      <rect
        className="wait__band"
        x={at(isMirrored ? to : from)}
        y="2.05em"
        width={percent((to - from) / length)}
        height="1.2em"
        rx="2"
      />
      <rect className="wait__pointer" x={at(weeks)} y="1.5em" width="4" height="2em" />
      <text className="wait__now" x={at(weeks)} y="1em" textAnchor={anchorAt(weeks / length)}>
        {t('week', { week: wait.week })}
      </text>
      {from === 0 || from / length >= CLOSEST_TICKS ? (
        <text x={at(0)} y="4.6em" textAnchor="start">
          0
        </text>
      ) : null}
      {from > 0 ? (
        <text x={at(from)} y="4.6em" textAnchor="middle">
          {from}
        </text>
      ) : null}
      <text x={at(to)} y="4.6em" textAnchor="middle">
        {t('weeks', { count: to })}
      </text>
    </svg>
  );
}

/** How long one has waited, in words, and beside the usual delay in a picture. */
export async function WaitScale({ wait, today }: { wait: Wait; today: CivilDate }) {
  const t = await getTranslations('waits');
  return (
    <div className="wait">
      <p className="wait__text">{t('weekSince', { week: wait.week, date: dayAsDate(wait.since) })}</p>
      {wait.window ? (
        <>
          <Scale wait={wait} window={wait.window} today={today} />
          <p className="wait__source">
            {wait.window.finished ? t('office', { finished: wait.window.finished }) : t('published')}
          </p>
        </>
      ) : null}
    </div>
  );
}
