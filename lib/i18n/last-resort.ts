import type { Locale } from './routing.ts';

type LastResort = { readonly title: string; readonly text: string; readonly again: string };

/**
 * What the error boundaries say. They run in the browser and get no props, so these few words stand here:
 * reading them from the message files would send every message to every reader.
 */
export const LAST_RESORT: Readonly<Record<Locale, LastResort>> = {
  en: { title: 'We could not show this page', text: 'Nothing was changed.', again: 'Try again' },
  fr: {
    title: 'Nous n’avons pas pu afficher cette page',
    text: 'Rien n’a été modifié.',
    again: 'Essayer encore',
  },
};
