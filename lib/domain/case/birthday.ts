import { isBefore, type CivilDate } from '../calendar/civil-date.ts';
import type { CaseFacts } from './facts.ts';

/** The years of life that count: parental authorisation before the first, no residence permit before the second. */
export const AGE_OF_OWN_FILE = 16;
export const AGE_OF_MAJORITY = 18;

/** The 16th birthday of a minor; null for adults, of whom no birthday is kept. */
export function turns16On({ turns18On }: Pick<CaseFacts, 'turns18On'>): CivilDate | null {
  return turns18On?.subtract({ years: AGE_OF_MAJORITY - AGE_OF_OWN_FILE }) ?? null;
}

/**
 * The day on which what a birthday changes is written: the first of the month after it. The history keeps its entries for
 * ever, and one made on the day itself would tell the birthday.
 */
export const settlesOn = (birthday: CivilDate): CivilDate => birthday.with({ day: 1 }).add({ months: 1 });

/** The facts once an 18th birthday has settled: an adult, of whom no birthday is kept. The same before. @source DOMAIN §1 */
export function comeOfAge(facts: CaseFacts, today: CivilDate): CaseFacts {
  const { turns18On, answers } = facts;
  if (!turns18On || isBefore(today, settlesOn(turns18On))) return facts;
  return { ...facts, turns18On: null, answers: answers.age ? { ...answers, age: 'adult' } : answers };
}
