import './globals.css';
import type { Metadata } from 'next';
import { webMessagesOf } from '#lib/i18n/web-messages.ts';
import { paths } from '#lib/i18n/paths.ts';
import { DEFAULT_LOCALE, LOCALES } from '#lib/i18n/routing.ts';

const wordsOf = (locale: (typeof LOCALES)[number]) => webMessagesOf(locale).errorPages.notFound;

export const metadata: Metadata = { title: `${wordsOf(DEFAULT_LOCALE).title} – Affilia` };

/** An address that no page has. It may lack a language, so the page speaks all of them. */
export default function GlobalNotFound() {
  return (
    <html lang={DEFAULT_LOCALE}>
      <body>
        <main className="page page--narrow main">
          {LOCALES.map((locale) => (
            <section key={locale} lang={locale} className="intro">
              {locale === DEFAULT_LOCALE ? (
                <h1>{wordsOf(locale).title}</h1>
              ) : (
                <h2>{wordsOf(locale).title}</h2>
              )}
              <p>{wordsOf(locale).text}</p>
              <p>
                <a href={paths.home(locale)}>{wordsOf(locale).home}</a>
              </p>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
