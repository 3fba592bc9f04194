import { getTranslations } from 'next-intl/server';
import type { DomainError } from '#lib/domain/result.ts';
import type { Locale } from './routing.ts';

/** What a form shows after it was sent: nothing typed is lost, and each refusal stands beside its field. */
export type FormState = {
  readonly status: 'idle' | 'refused';
  /** Messages that concern the whole form. */
  readonly general: readonly string[];
  /** Field name -> message. */
  readonly errors: Readonly<Record<string, string>>;
  /** Field name -> what was typed. */
  readonly values: Readonly<Record<string, string>>;
};

export const IDLE: FormState = { status: 'idle', general: [], errors: {}, values: {} };

/** Puts refusals into the reader's words. Works in server actions, which know no route parameters. */
export async function explain(
  locale: Locale,
  errors: readonly DomainError[],
  values: Readonly<Record<string, string>>,
): Promise<FormState> {
  const t = await getTranslations({ locale, namespace: 'errors' });
  const milestones = await getTranslations({ locale, namespace: 'milestones' });
  const named = (params: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(params).map(([key, value]) => {
        if (key === 'date') return [key, new Date(`${value}T12:00:00Z`)];
        return ['milestone', 'needed', 'before', 'later'].includes(key)
          ? [key, milestones(value as 'submitted')]
          : [key, value];
      }),
    );
  const words = (error: DomainError) => t(error.code, named(error.params ?? {}));
  return {
    status: 'refused',
    general: errors.filter((one) => !one.field).map(words),
    errors: Object.fromEntries(errors.filter((one) => one.field).map((one) => [one.field, words(one)])),
    values,
  };
}
