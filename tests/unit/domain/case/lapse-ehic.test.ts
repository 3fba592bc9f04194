// A European card covers to its last day; on the day after, the case moves again. @source DOMAIN §1
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { ALL_DISPOSITION_REASONS, DISPOSITIONS, FOUND_BY_TRIAGE } from '#lib/domain/case/disposition.ts';
import { ehicLapsesOn, lapseEhic } from '#lib/domain/case/set-disposition.ts';
import { setFacts } from '#lib/domain/case/set-facts.ts';
import { ROUTES } from '#lib/domain/route/route.ts';
import { dayFrom } from '#tests/support/arbitrary-facts.ts';
import { facts, reached, TODAY, valueOf } from '#tests/support/domain-fixtures.ts';

const LAST_DAY = civil('2026-12-31');
const COVERED = facts({
  route: 'ehic_covers',
  disposition: 'not_required',
  dispositionReason: 'ehic',
  ehicValidUntil: LAST_DAY,
  studiesEndOn: null,
});

describe('a European card', () => {
  it('no longer covers on the day after its last, 29 February included', () => {
    expect(ehicLapsesOn(COVERED)?.toString()).toBe('2027-01-01');
    expect(ehicLapsesOn({ ...COVERED, ehicValidUntil: civil('2028-02-28') })?.toString()).toBe('2028-02-29');
    expect(ehicLapsesOn({ ...COVERED, ehicValidUntil: civil('2028-02-29') })?.toString()).toBe('2028-03-01');
  });

  it.each([-1, 0])('covers %i days from its last', (days) => {
    expect(lapseEhic(COVERED, LAST_DAY.add({ days }))).toBeNull();
  });

  it.each([1, 2, 400])('%i days after its last has the case active since the first of them', (days) => {
    expect(lapseEhic(COVERED, LAST_DAY.add({ days }))).toEqual({
      ...COVERED,
      answers: {},
      route: 'unknown',
      routeKnownSince: null,
      disposition: 'active',
      dispositionReason: null,
      activeSince: LAST_DAY.add({ days: 1 }),
    });
  });

  it('that lapsed leaves what was sent to the portal on the portal’s route', () => {
    const since = LAST_DAY.add({ days: 1 });
    const sent = { ...COVERED, milestones: reached({ submitted: '2026-09-10' }) };
    expect(lapseEhic(sent, since.add({ days: 5 }))).toEqual({
      ...sent,
      answers: {},
      route: 'register_portal',
      routeKnownSince: since,
      disposition: 'active',
      dispositionReason: null,
      activeSince: since,
    });
  });

  it.each([
    [-1, true],
    [0, false],
    [1, false],
  ])('that ends %i days from the end of the studies lapses: %s', (days, lapses) => {
    const known = { ...COVERED, studiesEndOn: LAST_DAY.subtract({ days }) };
    expect(ehicLapsesOn(known) !== null).toBe(lapses);
    expect(lapseEhic(known, civil('2099-01-01')) !== null).toBe(lapses);
  });

  it('without a known last day never lapses', () => {
    const unknown = { ...COVERED, ehicValidUntil: null };
    expect(ehicLapsesOn(unknown)).toBeNull();
    expect(lapseEhic(unknown, civil('2099-01-01'))).toBeNull();
  });

  it('lapses where it decides alone: on its route, in a case that is not required', () => {
    for (const route of ROUTES)
      for (const disposition of DISPOSITIONS) {
        const lapses = route === 'ehic_covers' && disposition === 'not_required';
        const known = { ...COVERED, route, disposition };
        expect([route, disposition, ehicLapsesOn(known) !== null]).toEqual([route, disposition, lapses]);
        expect(lapseEhic(known, civil('2099-01-01')) !== null).toBe(lapses);
      }
  });

  it.each(ALL_DISPOSITION_REASONS)('lapses as long as it is why the case rests: %s', (dispositionReason) => {
    const lapses = dispositionReason === FOUND_BY_TRIAGE;
    expect(ehicLapsesOn({ ...COVERED, dispositionReason }) !== null).toBe(lapses);
  });

  it('lapses later when a new one is told in time', () => {
    const renewed = valueOf(setFacts(COVERED, { ehicValidUntil: civil('2027-12-31') }, TODAY));
    expect(renewed.disposition).toBe('not_required');
    expect(lapseEhic(renewed, civil('2027-12-31'))).toBeNull();
    expect(lapseEhic(renewed, civil('2028-01-01'))?.activeSince.toString()).toBe('2028-01-01');
  });

  it('lapses once', () => {
    fc.assert(
      fc.property(dayFrom(LAST_DAY, 800), (today) => {
        const after = lapseEhic(COVERED, today);
        expect(after && lapseEhic(after, today)).toBeNull();
      }),
    );
  });
});
