import en from './messages/en.json';
import fr from './messages/fr.json';
import type { Messages } from './messages.ts';
import type { Locale } from './routing.ts';

const MESSAGES: Readonly<Record<Locale, Messages>> = { en, fr };

/**
 * The messages of the web, which the build reads beforehand (next.config.js) so that no page has to: a message with
 * arguments is no text any more. Everything else takes those of `messages.ts`.
 */
export const webMessagesOf = (locale: Locale): Messages => MESSAGES[locale];
