import { getTranslations } from 'next-intl/server';
import { MILESTONES, type Milestone } from '#lib/domain/case/milestone.ts';
import { PUBLISHED_WINDOWS } from '#lib/domain/wait/wait.ts';
import { richTags } from '#components/ui/rich-tags.tsx';
import { EarlyMarker, LaterMarker, NextMarker } from './markers.tsx';
import { rangeText } from './range-text.ts';
import { StationAbout } from './station-panel.tsx';
import { Station } from './station.tsx';
import { UsualSource } from './usual-source.tsx';

function markerOf(milestone: Milestone) {
  if (milestone === 'submitted') return <NextMarker />;
  return milestone === 'gpDeclared' ? <EarlyMarker /> : <LaterMarker />;
}

/** How long a station usually takes; where nobody else is waited for, what it depends on. */
async function UsualWords({ milestone }: { milestone: Milestone }) {
  const t = await getTranslations('line');
  const window = PUBLISHED_WINDOWS[milestone];
  if (window) return t.rich('usually', { ...richTags, range: await rangeText(window) });
  return milestone === 'submitted' || milestone === 'gpDeclared' ? t(`empty.${milestone}`) : null;
}

/** What a station is, and where its usual delay comes from. */
function EmptyPanel({ milestone }: { milestone: Milestone }) {
  const window = PUBLISHED_WINDOWS[milestone];
  return (
    <>
      <StationAbout milestone={milestone} />
      {window ? <UsualSource milestone={milestone} window={window} /> : null}
    </>
  );
}

/** The line with nobody on it: what the registration is made of. */
export async function EmptyLine() {
  const t = await getTranslations('line');
  const names = await getTranslations('milestones');
  return (
    <div className="sheet">
      <p className="sheet__cap">{t('direction', { station: names('gpDeclared') })}</p>
      <div className="line">
        <div className="line__map">
          <ol className="line__stations" role="list" aria-label={t('label.public')}>
            {MILESTONES.map((milestone) => (
              <Station
                key={milestone}
                state="later"
                marker={markerOf(milestone)}
                name={names(milestone)}
                words={<UsualWords milestone={milestone} />}
                panel={<EmptyPanel milestone={milestone} />}
              />
            ))}
          </ol>
          <p className="line__branch" data-from="2">
            <span className="line__branch-label">{t('branch.public')}</span>
          </p>
        </div>
      </div>
    </div>
  );
}
