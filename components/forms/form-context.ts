'use client';

import { createContext, useContext } from 'react';
import type { FormState } from '#lib/i18n/form-state.ts';

/** What the fields of a form read from it. */
type FormContextValue = {
  readonly state: FormState;
  readonly isPending: boolean;
  /** Prefix of the ids in this form: one page may hold several forms with the same fields. */
  readonly prefix: string;
};

export const FormContext = createContext<FormContextValue | null>(null);

export function useFormContext(): FormContextValue {
  const value = useContext(FormContext);
  if (!value) throw new Error('A field stands inside an ActionForm.');
  return value;
}
