'use client';

import './globals.css';
import { LAST_RESORT } from '#lib/i18n/last-resort.ts';
import { DEFAULT_LOCALE, LOCALES } from '#lib/i18n/routing.ts';

/** When even the layout could not be shown. Nobody knows the language here, so it speaks all of them. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang={DEFAULT_LOCALE}>
      <body>
        <title>{`${LAST_RESORT[DEFAULT_LOCALE].title} – Affilia`}</title>
        <main className="page page--narrow main">
          {LOCALES.map((locale) => (
            <section key={locale} lang={locale} className="summary">
              {locale === DEFAULT_LOCALE ? (
                <h1>{LAST_RESORT[locale].title}</h1>
              ) : (
                <h2>{LAST_RESORT[locale].title}</h2>
              )}
              <p>{LAST_RESORT[locale].text}</p>
              <p>
                <button type="button" className="btn btn--quiet" onClick={reset}>
                  {LAST_RESORT[locale].again}
                </button>
              </p>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
