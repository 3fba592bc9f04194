import type { ReactNode } from 'react';
import type { StationState } from '#lib/domain/case/line.ts';
import { Plate } from '#components/ui/plate.tsx';
import { WarnMarker } from './markers.tsx';

type StationProps = {
  state: StationState;
  marker: ReactNode;
  name: string;
  /** "You are here", on one station at most. */
  plate?: string | undefined;
  /** "Next station", above the name. */
  kind?: string | undefined;
  /** The state in words, always visible. */
  words: ReactNode;
  /** What opens below the name. */
  panel: ReactNode;
  isDisrupted?: boolean;
  /** What concerns the stretch after the station: wait, disruption, branch. */
  children?: ReactNode;
};

/** Keeps the last word together with the arrow that follows it. */
function Name({ text }: { text: string }) {
  const cut = text.lastIndexOf(' ') + 1;
  return (
    <span className="station__name">
      {text.slice(0, cut)}
      <span className="nb">{text.slice(cut)}</span>
    </span>
  );
}

/** One station: marker, name that opens its panel, state in words. */
export function Station({
  state,
  marker,
  name,
  plate,
  kind,
  words,
  panel,
  isDisrupted,
  children,
}: StationProps) {
  return (
    <li
      className="station"
      data-state={state}
      data-disrupted={isDisrupted ? '' : undefined}
      aria-current={state === 'here' ? 'step' : undefined}
    >
      {marker}
      {isDisrupted ? <WarnMarker className="station__alert" /> : null}
      <div className="station__body">
        <details className="station__more" name="station">
          <summary>
            {plate ? (
              <span className="station__plate">
                <Plate>{plate}</Plate>
              </span>
            ) : null}
            {kind ? <span className="station__kind">{kind}</span> : null}
            <Name text={name} />
            <span className="station__state">{words}</span>
          </summary>
          <div className="station__panel">{panel}</div>
        </details>
        {children}
      </div>
    </li>
  );
}
