// The last day of a European card that covers the case.
import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { DISPOSITION_REASONS, FOUND_BY_TRIAGE } from '#lib/domain/case/disposition.ts';
import { setFacts } from '#lib/domain/case/set-facts.ts';
import { ROUTES } from '#lib/domain/route/route.ts';
import { codeOf, errorOf, facts, TODAY, valueOf } from '#tests/support/domain-fixtures.ts';

const COVERED = facts({
  route: 'ehic_covers',
  answers: { origin: 'europe', work: 'none', card: 'ehic' },
  disposition: 'not_required',
  dispositionReason: FOUND_BY_TRIAGE,
  ehicValidUntil: civil('2027-03-31'),
});
const PAST = TODAY.subtract({ days: 1 });
const OUT_OF_DATE = { code: 'ehic-out-of-date', field: 'ehicValidUntil', params: { date: '2026-11-21' } };

describe('the last day of a European card', () => {
  it.each(ROUTES)('is emptied wherever it does not cover the case: %s', (route) => {
    for (const some of [
      { ...COVERED, route },
      { ...COVERED, route, dispositionReason: null },
    ])
      expect(errorOf(setFacts(some, { ehicValidUntil: null }, TODAY))).toEqual(
        route === 'ehic_covers' ? { code: 'field-required', field: 'ehicValidUntil' } : null,
      );
  });

  it.each([
    [-1, OUT_OF_DATE],
    [0, null],
    [1, null],
  ])('is at the earliest today while it covers: %i days', (days, error) => {
    const ehicValidUntil = TODAY.add({ days });
    const after = setFacts(COVERED, { ehicValidUntil }, TODAY);
    expect(errorOf(after)).toEqual(error);
    if (!error) expect(valueOf(after)).toEqual({ ...COVERED, ehicValidUntil });
  });

  it.each(DISPOSITION_REASONS.not_required)('is held to today by that reason to rest alone: %s', (reason) => {
    const some = { ...COVERED, dispositionReason: reason };
    expect(errorOf(setFacts(some, { ehicValidUntil: PAST }, TODAY))).toEqual(
      reason === FOUND_BY_TRIAGE ? OUT_OF_DATE : null,
    );
  });

  it.each(ROUTES.filter((one) => one !== 'ehic_covers'))('may be past on the route %s', (route) => {
    expect(codeOf(setFacts({ ...COVERED, route }, { ehicValidUntil: PAST }, TODAY))).toBe('ok');
  });

  it('is not asked about when another fact is told', () => {
    const lapsed = { ...COVERED, ehicValidUntil: PAST };
    expect(valueOf(setFacts(lapsed, { arrivedOn: TODAY }, TODAY))).toEqual({ ...lapsed, arrivedOn: TODAY });
    expect(codeOf(setFacts(lapsed, { ehicValidUntil: PAST, arrivedOn: TODAY }, TODAY))).toBe('ok');
  });

  it('is not twenty years away', () => {
    for (const years of [-20, 20])
      expect(
        errorOf(setFacts(COVERED, { ehicValidUntil: TODAY.add({ years, days: years }) }, TODAY)),
      ).toEqual({
        code: 'date-out-of-range',
        field: 'ehicValidUntil',
      });
  });
});
