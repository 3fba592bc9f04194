/** Pixels: the busiest stretch, the least that is seen as a track, the least hatching that is seen at all. */
const THICKEST = 32;
const THINNEST = 6;
const LEAST_HATCH = 3;
const EMPTY = 8;
const GAP = 1;

const HATCH_ID = 'cohort-hatch';

/** The hatching of "overdue". Once per page, before the rails that fill with it. */
export function RailHatch() {
  return (
    <svg className="cohort-defs" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <pattern
          id={HATCH_ID}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" fill="var(--late-soft)" />
          <rect width="3" height="6" fill="var(--late)" />
        </pattern>
      </defs>
    </svg>
  );
}

type Band = { readonly at: number; readonly size: number; readonly fill: string };

/** How thick the parts of the track are, side by side across it. */
function bandsOf(waiting: number, overdue: number, most: number): readonly Band[] {
  const size = Math.max(THINNEST, (waiting / most) * THICKEST);
  const start = (THICKEST - size) / 2;
  if (overdue === 0) return [{ at: start, size, fill: 'var(--line)' }];
  const late = Math.min(size, Math.max(LEAST_HATCH, (overdue / waiting) * size));
  const calm = Math.max(0, size - late - GAP);
  return [
    { at: start, size: late, fill: `url(#${HATCH_ID})` },
    { at: start + size - calm, size: calm, fill: 'var(--line)' },
  ];
}

type RailProps = {
  /** Students who wait at the station before this stretch, and how many of them for too long. */
  readonly waiting: number;
  readonly overdue: number;
  /** The largest number on the line. */
  readonly most: number;
};

/** The stretch after a station, drawn both ways: the width of the container decides which is shown. */
export function Rail({ waiting, overdue, most }: RailProps) {
  if (waiting === 0) {
    const [edge, far] = [(THICKEST - EMPTY) / 2 + 1, (THICKEST + EMPTY) / 2 - 1];
    const line = { stroke: 'var(--track)', strokeWidth: 2 };
    return (
      <svg className="cohort-rail flip" aria-hidden="true" focusable="false">
        <g className="cohort-rail__down">
          <line x1={edge} x2={edge} y1="0" y2="100%" {...line} />
          <line x1={far} x2={far} y1="0" y2="100%" {...line} />
        </g>
        <g className="cohort-rail__across">
          <line y1={edge} y2={edge} x1="0" x2="100%" {...line} />
          <line y1={far} y2={far} x1="0" x2="100%" {...line} />
        </g>
      </svg>
    );
  }
  const bands = bandsOf(waiting, overdue, most);
  return (
    <svg className="cohort-rail flip" aria-hidden="true" focusable="false">
      <g className="cohort-rail__down">
        {bands.map(({ at, size, fill }) => (
          <rect key={fill} x={at} y="0" width={size} height="100%" fill={fill} />
        ))}
      </g>
      <g className="cohort-rail__across">
        {bands.map(({ at, size, fill }) => (
          <rect key={fill} x="0" y={THICKEST - at - size} width="100%" height={size} fill={fill} />
        ))}
      </g>
    </svg>
  );
}
