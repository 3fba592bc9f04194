import type { ReactNode } from 'react';
import type { StationState } from '#lib/domain/case/line.ts';

type MarkerProps = { className?: string };
type BoxProps = MarkerProps & { children: ReactNode };

const Box = ({ className = 'station__mark', children }: BoxProps) => (
  <svg className={className} viewBox="0 0 40 40" aria-hidden="true" focusable="false">
    {children}
  </svg>
);

export const PassedMarker = (props: MarkerProps) => (
  <Box {...props}>
    <circle cx="20" cy="20" r="13" fill="var(--line)" stroke="var(--surface)" strokeWidth="3" />
    <path
      d="m13.5 20.5 4.5 4.5 8.5-9"
      fill="none"
      stroke="var(--on-line)"
      strokeWidth="3.2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </Box>
);

export const HereMarker = (props: MarkerProps) => (
  <Box {...props}>
    <circle cx="20" cy="20" r="17" fill="var(--here)" stroke="var(--here-edge)" strokeWidth="3" />
    <circle cx="20" cy="20" r="7.5" fill="var(--on-here)" />
  </Box>
);

export const NextMarker = (props: MarkerProps) => (
  <Box {...props}>
    <circle cx="20" cy="20" r="11.5" fill="var(--surface)" stroke="var(--line)" strokeWidth="5" />
  </Box>
);

export const LaterMarker = (props: MarkerProps) => (
  <Box {...props}>
    <circle cx="20" cy="20" r="8" fill="var(--surface)" stroke="var(--track)" strokeWidth="3" />
  </Box>
);

export const EarlyMarker = (props: MarkerProps) => (
  <Box {...props}>
    <circle
      cx="20"
      cy="20"
      r="11.5"
      fill="var(--surface)"
      stroke="var(--line)"
      strokeWidth="4"
      strokeDasharray="5.2 3.83"
    />
  </Box>
);

export const WarnMarker = (props: MarkerProps) => (
  <Box {...props}>
    <path
      d="M20 4.5 37 34.5H3z"
      fill="var(--problem)"
      stroke="var(--surface)"
      strokeWidth="3"
      strokeLinejoin="round"
    />
    <path d="M20 15v9.5" stroke="var(--on-problem)" strokeWidth="4" strokeLinecap="round" />
    <circle cx="20" cy="30" r="2.3" fill="var(--on-problem)" />
  </Box>
);

/** The marker of a station's state. */
export function StationMarker({ state }: { state: StationState }) {
  switch (state) {
    case 'passed':
    case 'passed-unseen':
    case 'ahead':
      return <PassedMarker />;
    case 'here':
      return <HereMarker />;
    case 'next':
      return <NextMarker />;
    case 'early':
      return <EarlyMarker />;
    case 'later':
    case 'not-on-way':
      return <LaterMarker />;
  }
}
