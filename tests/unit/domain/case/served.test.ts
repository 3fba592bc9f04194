import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { hasServed } from '#lib/domain/case/served.ts';
import { DOCUMENT_KINDS, isDocumentKind, setOf } from '#lib/domain/document/kind.ts';
import { ROUTES } from '#lib/domain/route/route.ts';
import { facts, paper, reached } from '#tests/support/domain-fixtures.ts';

const KINDS = Object.keys(DOCUMENT_KINDS).filter(isDocumentKind);
const SUBMITTED = facts({ milestones: reached({ submitted: '2026-09-10' }) });
const NIA = facts({ milestones: reached({ submitted: '2026-09-10', provisionalNumber: '2026-10-01' }) });
const NIR = facts({ milestones: reached({ submitted: '2026-09-10', permanentNumber: '2026-11-01' }) });
const CARD = facts({
  milestones: reached({ submitted: '2026-09-10', permanentNumber: '2026-11-01', carteVitale: '2026-11-10' }),
});

describe.each(KINDS)('%s', (kind) => {
  const isBankDetails = kind === 'bank-details';

  it('is wanted until a number came', () => {
    for (const known of [facts(), SUBMITTED]) expect(hasServed(known, paper(kind))).toBe(false);
  });

  it('has served with the waiting number if it was asked for before it', () => {
    expect(hasServed(NIA, paper(kind))).toBe(setOf(kind) === 'provisional');
  });

  it('has served with the permanent number, unless it is for the card, or says where the money goes', () => {
    expect(hasServed(NIR, paper(kind))).toBe(!isBankDetails && setOf(kind) !== 'card');
  });

  it('has served with the card, unless it says where the money goes', () => {
    expect(hasServed(CARD, paper(kind))).toBe(!isBankDetails);
  });

  it.each(ROUTES.filter((one) => one !== 'register_portal'))(
    'is wanted by nobody on the route %s, unless it says where the money goes',
    (route) => {
      for (const known of [facts(), SUBMITTED, NIA, NIR, CARD])
        expect(hasServed({ ...known, route }, paper(kind))).toBe(!isBankDetails);
    },
  );
});

describe('the certificate of a further year', () => {
  const further = paper('enrolment-certificate', { period: '2027' });
  const servedBy = (days: Parameters<typeof reached>[0]) =>
    hasServed(facts({ milestones: reached(days) }), further);

  it.each([
    ['2027-09-30', false],
    ['2027-10-01', true],
    ['2027-10-02', true],
  ])('has served only a number that came since its 1 October: %s, %s', (day, hasServedIt) => {
    expect(servedBy({ provisionalNumber: day })).toBe(hasServedIt);
    expect(servedBy({ permanentNumber: day })).toBe(hasServedIt);
    expect(servedBy({ provisionalNumber: '2026-10-01', permanentNumber: day })).toBe(hasServedIt);
    expect(servedBy({ provisionalNumber: day, permanentNumber: day })).toBe(hasServedIt);
  });

  it('is one by the start of the studies', () => {
    const known = facts({ milestones: NIR.milestones, studiesStartOn: civil('2027-09-01') });
    expect(hasServed(known, further)).toBe(true);
    expect(hasServed({ ...known, studiesStartOn: null }, further)).toBe(true);
    expect(hasServed({ ...known, studiesStartOn: civil('2027-08-31') }, further)).toBe(false);
  });

  it('has served nothing by the card alone', () => {
    expect(hasServed(CARD, further)).toBe(false);
    expect(hasServed(CARD, { ...further, period: '2026' })).toBe(true);
  });
});
