// Coming of age: an adult, of whom no birthday is kept, from the month after the 18th birthday. @source DOMAIN §1
import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { comeOfAge, settlesOn } from '#lib/domain/case/birthday.ts';
import { DISPOSITIONS } from '#lib/domain/case/disposition.ts';
import { QUESTIONS } from '#lib/domain/route/question.ts';
import { facts, PORTAL_ANSWERS } from '#tests/support/domain-fixtures.ts';

const BIRTHDAY = civil('2027-02-14');
const SETTLED = civil('2027-03-01');
const MINOR = facts({ turns18On: BIRTHDAY, answers: { ...PORTAL_ANSWERS, age: '16-17' } });

describe('a birthday', () => {
  it.each([
    ['2027-02-01', '2027-03-01'],
    ['2027-02-28', '2027-03-01'],
    ['2028-02-29', '2028-03-01'],
    ['2027-01-31', '2027-02-01'],
    ['2027-12-01', '2028-01-01'],
    ['2027-12-31', '2028-01-01'],
  ])('of %s settles on %s: no entry is made on the day itself, which would tell it', (birthday, settled) => {
    expect(settlesOn(civil(birthday)).toString()).toBe(settled);
  });
});

describe('the 18th birthday', () => {
  it.each([-400, -15, -1])('changes nothing %i days from the day on which it settles', (days) => {
    expect(comeOfAge(MINOR, SETTLED.add({ days }))).toBe(MINOR);
  });

  it.each([0, 1, 400])('makes an adult %i days from that day, of whom no birthday is kept', (days) => {
    expect(comeOfAge(MINOR, SETTLED.add({ days }))).toEqual({
      ...MINOR,
      turns18On: null,
      answers: PORTAL_ANSWERS,
    });
  });

  it.each(QUESTIONS.age)('changes the answer about age to adult: %s', (age) => {
    const before = { ...MINOR, answers: { ...PORTAL_ANSWERS, age } };
    expect(comeOfAge(before, SETTLED).answers).toEqual({ ...PORTAL_ANSWERS, age: 'adult' });
  });

  it('answers no question that was not asked', () => {
    for (const answers of [{}, { origin: 'europe', work: 'none', card: 'ehic' }] as const)
      expect(comeOfAge({ ...MINOR, answers }, SETTLED)).toEqual({ ...MINOR, answers, turns18On: null });
  });

  it.each(DISPOSITIONS)('comes in a case that is %s', (disposition) => {
    expect(comeOfAge({ ...MINOR, disposition }, SETTLED).turns18On).toBeNull();
  });

  it('that is not known changes nothing', () => {
    const unknown = { ...MINOR, turns18On: null };
    expect(comeOfAge(unknown, civil('2099-01-01'))).toBe(unknown);
  });
});
