import type { FormatLocale } from './format-locale.ts';
import type { Messages } from './messages.ts';
import type { Locale } from './routing.ts';

declare module 'next-intl' {
  interface AppConfig {
    /** Asked for by our locale, answered (`getLocale`) with the one that formats dates. */
    Locale: Locale | FormatLocale;
    Messages: Messages;
  }
}
