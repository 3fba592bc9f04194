import { getTranslations } from 'next-intl/server';
import type { Line, Station } from '#lib/domain/case/line.ts';
import { dayAsDate } from '#lib/i18n/format-day.ts';
import { richTags } from '#components/ui/rich-tags.tsx';
import type { Audience } from '../audience.ts';
import { rangeText } from './range-text.ts';

type StationWordsProps = { station: Station; line: Line; audience: Audience };

/** The state of a station in words. */
export async function StationWords({ station, line, audience }: StationWordsProps) {
  const t = await getTranslations('line');
  const range = station.usual ? await rangeText(station.usual) : null;
  const date = station.on ? dayAsDate(station.on) : null;
  switch (station.state) {
    case 'passed':
      return date ? t('passed', { date }) : t('passedUnseen');
    case 'passed-unseen':
      return t('passedUnseen');
    case 'not-on-way':
      return t(`notOnWay.${audience}`);
    case 'here':
      return date ? t('reached', { date }) : null;
    case 'ahead':
      return date ? t('ahead', { date }) : null;
    case 'early':
      return t(`early.${audience}`);
    case 'later':
      return range ? t.rich('laterUsually', { ...richTags, range }) : t('later');
    case 'next':
      if (!range) {
        const isOwnStep = station.milestone === 'submitted' && audience === 'student';
        return isOwnStep ? t('empty.submitted') : t(`noUsualWait.${audience}`);
      }
      return line.wait?.until === station.milestone
        ? t.rich(`usuallyYours.${audience}`, { ...richTags, range, week: line.wait.week })
        : t.rich('usually', { ...richTags, range });
  }
}
