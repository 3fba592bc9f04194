import type { ReactNode } from 'react';

type TagProps = { kind: 'todo' | 'problem' | 'late' | 'wait'; children: ReactNode };

/** A state in words; its colour only repeats them. */
export function Tag({ kind, children }: TagProps) {
  return <span className={`tag tag--${kind}`}>{children}</span>;
}
