import { getTranslations } from 'next-intl/server';
import { isNumber, type Milestone } from '#lib/domain/case/milestone.ts';
import type { Station } from '#lib/domain/case/line.ts';
import { richTags } from '#components/ui/rich-tags.tsx';
import type { Audience } from '../audience.ts';
import { UsualSource } from './usual-source.tsx';

/** What a station is, in plain words. */
export async function StationAbout({ milestone }: { milestone: Milestone }) {
  const t = await getTranslations('line');
  return <p>{t.rich(`about.${milestone}`, richTags)}</p>;
}

/** What opens below a station's name: what it is, and how well its date is founded. */
export async function StationPanel({ station, audience }: { station: Station; audience: Audience }) {
  const t = await getTranslations('line');
  return (
    <>
      <StationAbout milestone={station.milestone} />
      {station.usual && (station.state === 'next' || station.state === 'later') ? (
        <UsualSource milestone={station.milestone} window={station.usual} />
      ) : null}
      {station.source ? (
        <p className="small soft">
          {t(`source.${audience}.${station.source}`)}
          {isNumber(station.milestone) ? `. ${t('numberNotStored')}` : null}
        </p>
      ) : null}
    </>
  );
}
