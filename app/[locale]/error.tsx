'use client';

import { useParams } from 'next/navigation';
import { LAST_RESORT } from '#lib/i18n/last-resort.ts';
import { localeOr } from '#lib/i18n/routing.ts';

/** A page that could not be shown; the browser says so without asking the server for words. */
export default function PageError({ reset }: { reset: () => void }) {
  const { locale } = useParams<{ locale: string }>();
  const words = LAST_RESORT[localeOr(locale)];
  return (
    <main id="main" className="page page--narrow main">
      <div className="summary" role="alert">
        <h1>{words.title}</h1>
        <p>{words.text}</p>
        <p>
          <button type="button" className="btn btn--quiet" onClick={reset}>
            {words.again}
          </button>
        </p>
      </div>
    </main>
  );
}
