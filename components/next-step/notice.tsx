import type { ReactNode } from 'react';

type NoticeProps = { title: string; children: ReactNode };

/** Without anything to do there is no band and no arrow: nothing points anywhere. */
export function Notice({ title, children }: NoticeProps) {
  return (
    <section className="empty" aria-labelledby="next-step">
      <h2 id="next-step">{title}</h2>
      {children}
    </section>
  );
}
