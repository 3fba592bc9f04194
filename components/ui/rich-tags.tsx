import type { ReactNode } from 'react';

/** The tags that messages may hold, for `t.rich(key, { ...richTags })`. */
export const richTags = {
  /** Stays on one line. */
  nb: (chunks: ReactNode) => <span className="nb">{chunks}</span>,
  /** A French term inside another language. */
  fr: (chunks: ReactNode) => <span lang="fr">{chunks}</span>,
  /** The address of a French site. */
  url: (chunks: ReactNode) => (
    <span className="url" lang="fr">
      {chunks}
    </span>
  ),
  strong: (chunks: ReactNode) => <strong>{chunks}</strong>,
};
