import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checklistFor, type Situation } from '#lib/domain/document/checklist.ts';
import { setOf, type DocumentKind } from '#lib/domain/document/kind.ts';
import { ROUTES } from '#lib/domain/route/route.ts';
import { KINDS } from '#tests/support/domain-fixtures.ts';

const ADULT_FROM_ABROAD: Situation = {
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
const EUROPEAN: Situation = { ...ADULT_FROM_ABROAD, isEuropean: true, needsVisa: false };

/** When DOMAIN §3 asks for each paper, one condition for each kind. */
const NEEDED: Readonly<Record<DocumentKind, (situation: Situation) => boolean>> = {
  'enrolment-certificate': () => true,
  'identity-document': () => true,
  'student-visa': (one) => one.needsVisa,
  'parental-authorisation': (one) => one.isUnder16,
  's1-form': (one) => one.isEuropean && one.hasS1,
  'proof-of-resources': (one) => one.isEuropean && !one.hasS1,
  'birth-certificate': () => true,
  'birth-translation': (one) => !one.needsNoTranslation,
  'residence-permit': (one) => !one.isEuropean && !one.isOverseas && one.isAdult,
  'country-papers': (one) => one.hasCountryPapers,
  'bank-details': () => true,
  'card-photo': (one) => one.isOrderingCard,
  'card-identity': (one) => one.isOrderingCard,
};

/** Every situation that can be, ages included. */
const flags = [true, false];
const SITUATIONS: readonly Situation[] = ROUTES.flatMap((route) =>
  flags.flatMap((isEuropean) =>
    flags.flatMap((hasS1) =>
      flags.flatMap((needsVisa) =>
        flags.flatMap((isOverseas) =>
          [15, 17, 18].flatMap((age) =>
            flags.flatMap((needsNoTranslation) =>
              flags.flatMap((hasCountryPapers) =>
                flags.map((isOrderingCard) => ({
                  ...{ route, isEuropean, hasS1, needsVisa, isOverseas, needsNoTranslation, isOrderingCard },
                  hasCountryPapers,
                  isUnder16: age < 16,
                  isAdult: age >= 18,
                })),
              ),
            ),
          ),
        ),
      ),
    ),
  ),
);

/** The only route with papers. @source DOMAIN §1 */
const PORTAL = ['register_portal'];

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
    expect(checklistFor({ ...EUROPEAN, hasS1: true, needsNoTranslation: true })).toEqual([
      'enrolment-certificate',
      'identity-document',
      's1-form',
      'birth-certificate',
      'bank-details',
    ]);
  });

  it('of a European with neither S1 form nor card', () => {
    expect(checklistFor(EUROPEAN)).toEqual([
      'enrolment-certificate',
      'identity-document',
      'proof-of-resources',
      'birth-certificate',
      'birth-translation',
      'bank-details',
    ]);
  });

  it('of somebody from New Caledonia, under sixteen', () => {
    const young = { isUnder16: true, isAdult: false };
    const overseas = { isOverseas: true, needsVisa: false, needsNoTranslation: true };
    expect(checklistFor({ ...ADULT_FROM_ABROAD, ...overseas, ...young })).toEqual([
      'enrolment-certificate',
      'identity-document',
      'parental-authorisation',
      'birth-certificate',
      'bank-details',
    ]);
  });

  it('of somebody who orders the card, after all others', () => {
    const list = checklistFor({ ...ADULT_FROM_ABROAD, isOrderingCard: true });
    expect(list.slice(-3)).toEqual(['bank-details', 'card-photo', 'card-identity']);
  });

  it.each(ROUTES)('on the route %s are none unless the portal is on the way', (route) => {
    expect(checklistFor({ ...ADULT_FROM_ABROAD, route }).length > 0).toBe(PORTAL.includes(route));
  });

  it('are in every situation those that the conditions name, each once, set by set', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SITUATIONS), (situation) => {
        const list = checklistFor(situation);
        const needed = KINDS.filter((kind) => PORTAL.includes(situation.route) && NEEDED[kind](situation));
        expect(list.toSorted()).toEqual(needed.toSorted());
        const places = list.map((kind) => ['provisional', 'final', 'card'].indexOf(setOf(kind)));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
      { numRuns: 500 },
    );
  });
});
