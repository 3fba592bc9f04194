import { headers } from 'next/headers';
import type { FormState } from '#lib/i18n/form-state.ts';
import type { FormAction } from '#components/forms/action-form.tsx';
import type { Saved } from './saved-note.tsx';

/** A form that was refused in this request, and the action to which it can be sent again. */
export type Kept = { readonly state: FormState; readonly what: Saved; readonly action: FormAction };

/**
 * Without scripts the answer to a form is its page, made anew in the same request. React gives the refusal to the form
 * at the same place; where the new page has no such form, what was typed would be lost. A server action and the page
 * after it share nothing but the request, which Next stands for by one headers object.
 */
const keptOf = new WeakMap<object, Kept>();

/** For the page that this request may answer with. */
export async function keep(kept: Kept): Promise<void> {
  keptOf.set(await headers(), kept);
}

/** What was refused in this request; null on a page that was merely asked for. */
export async function keptForm(): Promise<Kept | null> {
  return keptOf.get(await headers()) ?? null;
}
