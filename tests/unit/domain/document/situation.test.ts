import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { AGE_OF_MAJORITY, AGE_OF_OWN_FILE, turns16On } from '#lib/domain/case/birthday.ts';
import { situationOf, type Situation } from '#lib/domain/document/checklist.ts';
import { QUESTIONS, type TriageAnswers } from '#lib/domain/route/question.ts';
import { ROUTES } from '#lib/domain/route/route.ts';
import { facts, reached, TODAY } from '#tests/support/domain-fixtures.ts';

const said = (answers: TriageAnswers, today = TODAY) => situationOf(facts({ answers }), today, false);

const UNSAID: Situation = {
  route: 'register_portal',
  isEuropean: false,
  hasS1: false,
  needsVisa: true,
  isOverseas: false,
  isUnder16: false,
  isAdult: true,
  needsNoTranslation: false,
  hasCountryPapers: false,
  isOrderingCard: false,
};

describe('the situation', () => {
  it('of which nothing was said is that of an adult from abroad', () => {
    expect(said({})).toEqual(UNSAID);
  });

  it.each(ROUTES)('has the route of the case: %s', (route) => {
    expect(situationOf(facts({ route }), TODAY, false).route).toBe(route);
  });

  it.each([
    ['europe', { isEuropean: true, needsVisa: false }],
    ['quebec', {}],
    ['wallis-or-new-caledonia', { isOverseas: true, needsVisa: false, needsNoTranslation: true }],
    ['polynesia-or-st-pierre', { isOverseas: true, needsVisa: false, needsNoTranslation: true }],
    ['other', {}],
  ] as const)('of somebody from %s', (origin, change) => {
    expect(said({ origin })).toEqual({ ...UNSAID, ...change });
  });

  it.each([
    ['yes', true],
    ['no', false],
    [undefined, true],
  ] as const)('of a national who was asked for a visa, %s: needs one %s', (visa, needsVisa) => {
    expect(said({ origin: 'other', visa }).needsVisa).toBe(needsVisa);
    expect(said({ origin: 'europe', visa }).needsVisa).toBe(false);
    expect(said({ origin: 'polynesia-or-st-pierre', visa }).needsVisa).toBe(false);
  });

  it.each(QUESTIONS.card)('with the card answer %s has an S1 form only for "s1"', (card) => {
    expect(said({ origin: 'europe', card }).hasS1).toBe(card === 's1');
  });

  it.each(QUESTIONS.birth)(
    'with a birth certificate that is %s wants a translation only for "other"',
    (birth) => {
      expect(said({ origin: 'other', birth }).needsNoTranslation).toBe(birth !== 'other');
      expect(said({ origin: 'wallis-or-new-caledonia', birth }).needsNoTranslation).toBe(true);
    },
  );

  it.each([
    ['adult', false, true],
    ['16-17', false, false],
    ['under-16', true, false],
  ] as const)('by the answer about age, %s: under 16 %s, adult %s', (age, isUnder16, isAdult) => {
    expect(said({ age })).toMatchObject({ isUnder16, isAdult });
  });
});

describe('a birthday that is known', () => {
  const eighteenth = civil('2028-11-21');

  it('gives the sixteenth two years before the eighteenth, the last of February included', () => {
    expect([AGE_OF_OWN_FILE, AGE_OF_MAJORITY]).toEqual([16, 18]);
    expect(turns16On({ turns18On: eighteenth })).toEqual(civil('2026-11-21'));
    expect(turns16On({ turns18On: civil('2028-02-29') })).toEqual(civil('2026-02-28'));
    expect(turns16On({ turns18On: null })).toBeNull();
  });

  it.each([
    ['2026-11-20', true, false],
    ['2026-11-21', true, false],
    ['2026-11-30', true, false],
    ['2026-12-01', false, false],
    ['2028-11-21', false, false],
    ['2028-11-30', false, false],
    ['2028-12-01', false, true],
  ])(
    'once it has settled is surer than any answer: on %s under 16 %s, adult %s',
    (day, isUnder16, isAdult) => {
      for (const age of QUESTIONS.age) {
        const minor = facts({ answers: { age }, turns18On: eighteenth });
        expect(situationOf(minor, civil(day), false), age).toMatchObject({ isUnder16, isAdult });
      }
    },
  );
});

describe('the card', () => {
  it.each([
    ['before the permanent number', { submitted: '2026-09-02', provisionalNumber: '2026-10-01' }, false],
    ['with the permanent number', { submitted: '2026-09-02', permanentNumber: '2026-10-01' }, true],
    [
      'once it is there',
      { submitted: '2026-09-02', permanentNumber: '2026-10-01', carteVitale: '2026-11-01' },
      false,
    ],
  ])('is being ordered %s: %s', (_, days, isOrderingCard) => {
    expect(situationOf(facts({ milestones: reached(days) }), TODAY, false).isOrderingCard).toBe(
      isOrderingCard,
    );
  });
});
