import type { ReactNode } from 'react';
import type { DocumentStatus } from '#lib/domain/document/document.ts';

const CHECK = 'm8 14.5 4.2 4.2L20.5 10';

function Frame({ stroke, fill = 'var(--surface)', dash }: { stroke: string; fill?: string; dash?: string }) {
  return (
    <rect
      x="3"
      y="3"
      width="22"
      height="22"
      fill={fill}
      stroke={stroke}
      strokeWidth="2.5"
      strokeDasharray={dash}
    />
  );
}

function Mark({ d, stroke, width = 3 }: { d: string; stroke: string; width?: number }) {
  return (
    <path
      d={d}
      fill="none"
      stroke={stroke}
      strokeWidth={width}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  );
}

function drawing(status: DocumentStatus): ReactNode {
  switch (status) {
    case 'missing':
      return <Frame stroke="var(--track)" fill="none" dash="4.4 3.2" />;
    case 'with_office':
    case 'deposited':
      return (
        <>
          <Frame stroke="var(--ink)" />
          <Mark d="M14 8.5V14l4 3" stroke="var(--ink)" width={2.5} />
        </>
      );
    case 'fix_needed':
      return (
        <>
          <Frame stroke="var(--late)" fill="var(--late-soft)" />
          <Mark d="M14 8v7.5" stroke="var(--late)" />
          <circle cx="14" cy="20" r="1.8" fill="var(--late)" />
        </>
      );
    case 'ready':
      return (
        <>
          <Frame stroke="var(--line)" />
          <Mark d={CHECK} stroke="var(--line)" />
        </>
      );
    case 'accepted':
      return (
        <>
          <rect x="2" y="2" width="24" height="24" fill="var(--line)" />
          <Mark d={CHECK} stroke="var(--on-line)" />
        </>
      );
    case 'rejected':
      return (
        <>
          <rect x="2" y="2" width="24" height="24" fill="var(--problem)" />
          <Mark d="m9 9 10 10M19 9 9 19" stroke="var(--on-problem)" />
        </>
      );
    case 'not_needed':
      return (
        <>
          <Frame stroke="var(--track)" fill="none" />
          <Mark d="M9 14h10" stroke="var(--track)" />
        </>
      );
  }
}

/** The square of a document. Its word stands beside it, so it says nothing aloud. */
export function StatusIcon({ status }: { status: DocumentStatus }) {
  return (
    <svg className="doc__ico" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      {drawing(status)}
    </svg>
  );
}
