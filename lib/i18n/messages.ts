import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import type { Locale } from './routing.ts';

/** English is the reference: the other languages have exactly its keys (a test compares). */
export type Messages = typeof en;

const MESSAGES: Readonly<Record<Locale, Messages>> = { en, fr };

export const messagesOf = (locale: Locale): Messages => MESSAGES[locale];
