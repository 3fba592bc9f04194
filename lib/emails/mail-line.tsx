import type { CSSProperties } from 'react';
import type { Line, Station } from '#lib/domain/case/line.ts';
import { COLOR } from './frame.tsx';

// The line in table cells: no images and no style sheet, and the words are enough without either.

export type StationWords = {
  readonly plate: string | null;
  readonly name: string;
  readonly state: string;
  readonly problem: string | null;
};

const MARKS: Readonly<Record<Station['state'], { sign: string; style: CSSProperties }>> = {
  passed: {
    sign: '✓',
    style: { background: COLOR.line, color: COLOR.surface, border: `2px solid ${COLOR.line}` },
  },
  'passed-unseen': {
    sign: '✓',
    style: { background: COLOR.line, color: COLOR.surface, border: `2px solid ${COLOR.line}` },
  },
  ahead: {
    sign: '✓',
    style: { background: COLOR.line, color: COLOR.surface, border: `2px solid ${COLOR.line}` },
  },
  here: { sign: '●', style: { background: COLOR.here, color: COLOR.ink, border: `2px solid ${COLOR.ink}` } },
  next: { sign: '\u00a0', style: { background: COLOR.surface, border: `4px solid ${COLOR.line}` } },
  later: { sign: '\u00a0', style: { background: COLOR.surface, border: `2px solid ${COLOR.track}` } },
  'not-on-way': { sign: '\u00a0', style: { background: COLOR.surface, border: `2px solid ${COLOR.rule}` } },
  early: { sign: '\u00a0', style: { background: COLOR.surface, border: `3px dashed ${COLOR.line}` } },
};

const MARK: CSSProperties = {
  width: 24,
  height: 24,
  borderRadius: 15,
  textAlign: 'center',
  fontSize: 14,
  lineHeight: '22px',
  fontWeight: 'bold',
};
const PLATE: CSSProperties = {
  display: 'inline-block',
  background: COLOR.here,
  border: `2px solid ${COLOR.ink}`,
  borderRadius: 3,
  padding: '1px 8px',
  fontWeight: 'bold',
  fontSize: 15,
};

/** The rail reaches the next mark: what a station says beside its name makes it longer, in pixels. */
const railHeight = (words: StationWords): number => 40 + (words.plate ? 28 : 0) + (words.problem ? 44 : 0);

const isStrong = (state: Station['state']): boolean => state === 'here' || state === 'next';

/** One station: its mark, the rail below it, its words. */
function StationRow(props: { station: Station; words: StationWords; isLast: boolean; isDisrupted: boolean }) {
  const { station, words } = props;
  const mark = MARKS[station.state];
  const rail = station.state === 'passed' ? COLOR.line : props.isDisrupted ? COLOR.problem : COLOR.track;
  const fill = station.state === 'passed' ? COLOR.line : COLOR.surface;
  return (
    <tr>
      <td width={38} style={{ verticalAlign: 'top', padding: 0 }}>
        <div style={{ ...MARK, ...mark.style }}>{mark.sign}</div>
        {props.isLast ? null : (
          <div
            style={{
              width: 4,
              height: railHeight(words),
              margin: '0 12px',
              background: fill,
              borderLeft: `2px solid ${rail}`,
              borderRight: `2px solid ${rail}`,
            }}
          />
        )}
      </td>
      <td
        style={{
          verticalAlign: 'top',
          padding: '2px 0 16px 8px',
          fontSize: 16,
          lineHeight: '22px',
          color: COLOR.ink,
        }}
      >
        {words.plate ? (
          <div>
            <span style={PLATE}>{words.plate}</span>
          </div>
        ) : null}
        <span style={isStrong(station.state) ? { fontWeight: 'bold', fontSize: 17 } : {}}>{words.name}</span>
        <br />
        <span style={{ fontSize: 15, color: COLOR.soft }}>{words.state}</span>
        {words.problem ? (
          <div style={{ fontSize: 15, fontWeight: 'bold', color: COLOR.problem }}>{words.problem}</div>
        ) : null}
      </td>
    </tr>
  );
}

/** The six stations, top to bottom. */
export function MailLine(props: { line: Line; words: readonly StationWords[] }) {
  const { stations, disruption } = props.line;
  return (
    <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0}>
      <tbody>
        {stations.map((station, index) => (
          <StationRow
            key={station.milestone}
            station={station}
            words={props.words[index] ?? { plate: null, name: station.milestone, state: '', problem: null }}
            isLast={index === stations.length - 1}
            isDisrupted={station.state === 'here' && disruption !== null}
          />
        ))}
      </tbody>
    </table>
  );
}
