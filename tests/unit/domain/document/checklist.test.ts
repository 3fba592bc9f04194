import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checklistFor, type Situation } from '#lib/domain/document/checklist.ts';
import { DOCUMENT_KINDS, isDocumentKind, setOf, type DocumentKind } from '#lib/domain/document/document.ts';
import { ROUTES } from '#lib/domain/route/route.ts';

const ADULT_FROM_ABROAD: Situation = {
  route: 'register_portal',
  isEuropean: false,
  hasS1: false,
  isUnder16: false,
  isAdult: true,
  needsNoTranslation: false,
};
const KINDS = Object.keys(DOCUMENT_KINDS).filter(isDocumentKind);

/** When DOMAIN §3 asks for each paper, one condition for each kind. */
const NEEDED: Readonly<Record<DocumentKind, (situation: Situation) => boolean>> = {
  'enrolment-certificate': () => true,
  'identity-document': () => true,
  'student-visa': (one) => !one.isEuropean,
  'parental-authorisation': (one) => one.isUnder16,
  's1-form': (one) => one.isEuropean && one.hasS1,
  'proof-of-resources': (one) => one.isEuropean && !one.hasS1,
  'birth-certificate': () => true,
  'birth-translation': (one) => !one.needsNoTranslation,
  'residence-permit': (one) => !one.isEuropean && one.isAdult,
  'bank-details': () => true,
};

const situations: fc.Arbitrary<Situation> = fc
  .record({
    route: fc.constantFrom(...ROUTES),
    isEuropean: fc.boolean(),
    hasS1: fc.boolean(),
    age: fc.integer({ min: 14, max: 30 }),
    needsNoTranslation: fc.boolean(),
  })
  .map(({ age, ...rest }) => ({ ...rest, isUnder16: age < 16, isAdult: age >= 18 }));

/** Routes that lead to the portal, or still may: recording `submitted` on an unknown one makes it the portal's. */
const PORTAL = ['register_portal', 'unknown'];

describe('the papers that are asked for', () => {
  it('of an adult from outside Europe', () => {
    expect(checklistFor(ADULT_FROM_ABROAD)).toEqual([
      'enrolment-certificate',
      'identity-document',
      'student-visa',
      'birth-certificate',
      'birth-translation',
      'residence-permit',
      'bank-details',
    ]);
  });

  it('of a European with an S1 form and a multilingual extract', () => {
    const european = { ...ADULT_FROM_ABROAD, isEuropean: true, hasS1: true, needsNoTranslation: true };
    expect(checklistFor(european)).toEqual([
      'enrolment-certificate',
      'identity-document',
      's1-form',
      'birth-certificate',
      'bank-details',
    ]);
  });

  it.each([
    [15, true, false],
    [16, false, false],
    [17, false, false],
    [18, false, true],
  ])('at %i years: parental authorisation %s, residence permit %s', (age, authorisation, permit) => {
    const list = checklistFor({ ...ADULT_FROM_ABROAD, isUnder16: age < 16, isAdult: age >= 18 });
    expect(list.includes('parental-authorisation')).toBe(authorisation);
    expect(list.includes('residence-permit')).toBe(permit);
  });

  it.each(ROUTES)('on the route %s are none unless the portal is on the way', (route) => {
    expect(checklistFor({ ...ADULT_FROM_ABROAD, route }).length > 0).toBe(PORTAL.includes(route));
  });

  it('are in every situation those that the conditions name, each once, the provisional set first', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const list = checklistFor(situation);
        const needed = KINDS.filter((kind) => PORTAL.includes(situation.route) && NEEDED[kind](situation));
        expect([...list].toSorted()).toEqual(needed.toSorted());
        const sets = list.map(setOf);
        expect(sets.lastIndexOf('provisional')).toBeLessThan(
          sets.includes('final') ? sets.indexOf('final') : 1,
        );
      }),
    );
  });
});
