import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { DISPOSITIONS } from '#lib/domain/case/disposition.ts';
import { CASE_STATUSES } from '#lib/domain/case/milestone.ts';
import { boardOf, type CohortTally } from '#lib/domain/cohort/board.ts';
import { dayFrom } from '#tests/support/arbitrary-facts.ts';
import { TODAY } from '#tests/support/domain-fixtures.ts';

const tally = (change: Partial<CohortTally>): CohortTally => ({
  status: 'SUBMITTED',
  disposition: 'active',
  gpDeclared: false,
  overdueFrom: null,
  cases: 1,
  ...change,
});

const tallies: fc.Arbitrary<CohortTally[]> = fc.array(
  fc.record({
    status: fc.constantFrom(...CASE_STATUSES),
    disposition: fc.constantFrom(...DISPOSITIONS),
    gpDeclared: fc.boolean(),
    overdueFrom: fc.option(dayFrom(civil('2026-11-01'), 40)),
    cases: fc.integer({ min: 1, max: 50 }),
  }),
);

describe('the cohort on the line', () => {
  it('has every station, in order, even where nobody waits', () => {
    const { stations, ...totals } = boardOf([], TODAY);
    expect(stations).toEqual(CASE_STATUSES.map((status) => ({ status, waiting: 0, overdue: 0 })));
    expect(totals).toEqual({ active: 0, overdue: 0, declaredEarly: 0, inactive: 0 });
  });

  it('counts a case as overdue from its day on, not on the day before', () => {
    const on = (day: typeof TODAY) => boardOf([tally({ overdueFrom: TODAY, cases: 3 })], day).overdue;
    expect(on(TODAY.subtract({ days: 1 }))).toBe(0);
    expect(on(TODAY)).toBe(3);
    expect(on(TODAY.add({ days: 1 }))).toBe(3);
  });

  it('adds the tallies of one station', () => {
    const board = boardOf(
      [tally({ cases: 2 }), tally({ cases: 4, overdueFrom: TODAY }), tally({ status: 'CARTE_VITALE' })],
      TODAY,
    );
    expect(board.stations[1]).toEqual({ status: 'SUBMITTED', waiting: 6, overdue: 4 });
    expect(board.stations[5]).toEqual({ status: 'CARTE_VITALE', waiting: 1, overdue: 0 });
  });

  it('shows no station of cases that are not active', () => {
    const board = boardOf(
      [
        tally({ disposition: 'closed', overdueFrom: TODAY, cases: 2 }),
        tally({ disposition: 'not_required', gpDeclared: true, cases: 5 }),
      ],
      TODAY,
    );
    expect(board).toMatchObject({ active: 0, overdue: 0, declaredEarly: 0, inactive: 7 });
    expect(board.stations.every(({ waiting, overdue }) => waiting === 0 && overdue === 0)).toBe(true);
  });

  it('counts a doctor as declared early only while the run has not arrived there', () => {
    const early = tally({ status: 'PROVISIONAL_NIA', gpDeclared: true, cases: 2 });
    const arrived = tally({ status: 'GP_DECLARED', gpDeclared: true, cases: 8 });
    expect(boardOf([early, arrived], TODAY).declaredEarly).toBe(2);
  });

  it('loses nobody: every case is at one station or not active', () => {
    fc.assert(
      fc.property(tallies, (some) => {
        const board = boardOf(some, TODAY);
        const total = some.reduce((sum, one) => sum + one.cases, 0);
        const waiting = board.stations.reduce((sum, one) => sum + one.waiting, 0);
        expect(waiting).toBe(board.active);
        expect(board.active + board.inactive).toBe(total);
        expect(board.stations.reduce((sum, one) => sum + one.overdue, 0)).toBe(board.overdue);
        expect(board.stations.every((one) => one.overdue <= one.waiting)).toBe(true);
      }),
    );
  });
});
