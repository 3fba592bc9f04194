'use client';

import { useEffect, useRef, type ReactNode } from 'react';

/** A message to which the reader is brought, whichever way the page came. */
export function FocusedNote({ children }: { readonly children: ReactNode }) {
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    note.current?.focus();
  }, []);
  return (
    // Without scripts the page is new after sending: the attribute then brings the reader here.
    // eslint-disable-next-line jsx-a11y/no-autofocus
    <p role="status" tabIndex={-1} className="note strong" ref={note} autoFocus>
      {children}
    </p>
  );
}
