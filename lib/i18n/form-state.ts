import { getTranslations } from 'next-intl/server';
import { DATED_FACTS } from '#lib/domain/case/dated-fact.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import type { DomainError } from '#lib/domain/result.ts';
import { paths } from './paths.ts';
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
  /** What somebody else recorded since the form was shown, a line each. */
  readonly meanwhile: readonly string[];
  /** Where to sign in again, once the session has ended. */
  readonly signIn: { readonly href: string; readonly words: string } | null;
};

/** Puts refusals into the reader's words. Works in server actions, which know no route parameters. */
export async function explain(
  locale: Locale,
  errors: readonly DomainError[],
  values: Readonly<Record<string, string>>,
  meanwhile: readonly string[] = [],
): Promise<FormState> {
  const t = await getTranslations({ locale, namespace: 'errors' });
  const milestones = await getTranslations({ locale, namespace: 'milestones' });
  const facts = await getTranslations({ locale, namespace: 'facts.names' });
  const forms = await getTranslations({ locale, namespace: 'forms' });
  const valueOf = (key: string, value: string): string | Date => {
    if (key === 'date') return new Date(`${value}T12:00:00Z`);
    const milestone = MILESTONES.find((one) => one === value);
    const fact = DATED_FACTS.find((one) => one === value);
    if (fact) return facts(fact);
    return milestone ? milestones(milestone) : value;
  };
  const words = (error: DomainError): string => {
    const params = Object.entries(error.params ?? {}).map(
      ([key, value]) => [key, valueOf(key, value)] as const,
    );
    // The codes' messages need different values; a test checks that each gets all of its own.
    const say = t as unknown as (code: string, values: Readonly<Record<string, string | Date>>) => string;
    return say(error.code, Object.fromEntries(params));
  };
  return {
    status: 'refused',
    general: errors.filter((one) => !one.field).map(words),
    errors: Object.fromEntries(
      errors.flatMap((one): [string, string][] => (one.field ? [[one.field, words(one)]] : [])),
    ),
    values,
    meanwhile,
    signIn: errors.some((one) => one.code === 'signed-out')
      ? { href: paths.signIn(locale), words: forms('signIn') }
      : null,
  };
}
