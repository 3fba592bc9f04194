import type { ReactNode } from 'react';

type SectionHeadProps = {
  /** Names the section: `<section aria-labelledby={id}>`. */
  id: string;
  title: string;
  /** A short fact at the end of the heading's row. */
  note?: ReactNode;
};

/** The rule and heading with which every section starts. */
export function SectionHead({ id, title, note }: SectionHeadProps) {
  return (
    <div className="sec__head">
      <h2 id={id}>{title}</h2>
      {note ? <p>{note}</p> : null}
    </div>
  );
}
