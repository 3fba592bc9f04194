import { getTranslations } from 'next-intl/server';
import type { Audience } from '../audience.ts';
import { EarlyMarker, HereMarker, LaterMarker, NextMarker, PassedMarker, WarnMarker } from './markers.tsx';

/** What the markers mean. */
export async function LineKey({ audience }: { audience: Audience }) {
  const t = await getTranslations('line');
  const items = [
    [<PassedMarker key="m" className="key__mark" />, t('key.passed')],
    [<HereMarker key="m" className="key__mark" />, t(`plate.${audience}.here`)],
    [<NextMarker key="m" className="key__mark" />, t('key.next')],
    [<LaterMarker key="m" className="key__mark" />, t('key.later')],
    [<EarlyMarker key="m" className="key__mark" />, t('key.early')],
    [<WarnMarker key="m" className="key__mark" />, t('key.disruption')],
  ] as const;
  return (
    <details className="key">
      <summary>{t('key.heading')}</summary>
      <ul role="list">
        {items.map(([marker, words]) => (
          <li key={words}>
            {marker}
            {words}
          </li>
        ))}
      </ul>
    </details>
  );
}
