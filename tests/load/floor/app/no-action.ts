'use server';

import type { FormState } from '#lib/i18n/form-state.ts';

/** The forms of the floor lead nowhere. */
export async function noAction(state: FormState): Promise<FormState> {
  return Promise.resolve(state);
}
