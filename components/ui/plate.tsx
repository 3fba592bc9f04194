import type { ReactNode } from 'react';

/** The yellow plate "You are here": never used for anything else. */
export function Plate({ children }: { children: ReactNode }) {
  return <span className="plate">{children}</span>;
}
