import { getTranslations } from 'next-intl/server';
import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import type { Line } from '#lib/domain/case/line.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import { Plate } from '#components/ui/plate.tsx';
import type { Audience } from '../audience.ts';
import { Branch } from './branch.tsx';
import { LineKey } from './key.tsx';
import { StationMarker } from './markers.tsx';
import { StationPanel } from './station-panel.tsx';
import { StationWords } from './station-words.tsx';
import { Station } from './station.tsx';
import { Stretch } from './stretch.tsx';

type LineMapProps = { facts: CaseFacts; line: Line; today: CivilDate; audience: Audience };

/** The line of one case: where the student is, what comes next, what the wait is like. */
export async function LineMap({ facts, line, today, audience }: LineMapProps) {
  const t = await getTranslations('line');
  const names = await getTranslations('milestones');
  const hasArrived = line.here === MILESTONES.at(-1);
  return (
    <div className="sheet">
      {line.here ? (
        <p className="sheet__cap">{t('direction', { station: names('gpDeclared') })}</p>
      ) : (
        <BeforeFirst line={line} audience={audience} />
      )}
      <div className="line">
        {/* The stretch after "here" is the widest: the style sheet knows its column by this number. */}
        <div className="line__map" data-here={line.here ? MILESTONES.indexOf(line.here) + 1 : undefined}>
          <ol className="line__stations" role="list" aria-label={t(`label.${audience}`)}>
            {line.stations.map((station) => {
              const isHere = station.state === 'here';
              return (
                <Station
                  key={station.milestone}
                  state={station.state}
                  marker={<StationMarker state={station.state} />}
                  name={names(station.milestone)}
                  plate={isHere ? t(`plate.${audience}.${hasArrived ? 'arrived' : 'here'}`) : undefined}
                  kind={station.state === 'next' ? t('next') : undefined}
                  words={<StationWords station={station} line={line} audience={audience} />}
                  panel={<StationPanel station={station} audience={audience} />}
                  isDisrupted={isHere && line.disruption !== null}
                >
                  {isHere ? <Stretch facts={facts} line={line} today={today} audience={audience} /> : null}
                </Station>
              );
            })}
          </ol>
          <Branch line={line} audience={audience} />
        </div>
      </div>
      <LineKey audience={audience} />
    </div>
  );
}

/** Before the first station nobody is on the line yet: the plate stands above it. */
async function BeforeFirst({ line, audience }: { line: Line; audience: Audience }) {
  const t = await getTranslations('line');
  const next = line.stations.find((one) => one.state === 'next')?.milestone;
  return (
    <p className="sheet__cap sheet__cap--here" aria-current="step">
      <Plate>{t(`plate.${audience}.here`)}</Plate>{' '}
      {t(`before.${audience}.${next === 'permanentNumber' ? 'permanentNumber' : 'submitted'}`)}
    </p>
  );
}
