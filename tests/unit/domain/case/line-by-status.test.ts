// What each station reads for every set of milestones that can be, on every route: an own reading of DOMAIN §1.
import { describe, expect, it } from 'vitest';
import { checkCase } from '#lib/domain/case/check-case.ts';
import { lineOf, type StationState } from '#lib/domain/case/line.ts';
import { MILESTONES, type Milestone } from '#lib/domain/case/milestone.ts';
import { entersAtPermanentNumber, ROUTES } from '#lib/domain/route/route.ts';
import { PUBLISHED_WINDOWS } from '#lib/domain/wait/wait.ts';
import { facts, reached, TODAY } from '#tests/support/domain-fixtures.ts';

const SITUATIONS = ROUTES.flatMap((route) =>
  Array.from({ length: 2 ** MILESTONES.length }, (_, bits) =>
    MILESTONES.filter((_one, at) => bits & (2 ** at)),
  )
    .map((some) => ({
      some,
      known: facts({
        route,
        milestones: reached(Object.fromEntries(some.map((one) => [one, '2026-11-01']))),
      }),
    }))
    .filter(({ known }) => checkCase(known).ok),
);

/** The stations that a case may still lack without a break in its run. */
function isPassedUnseen(some: readonly Milestone[], one: Milestone): boolean {
  return some.includes('permanentNumber') && (one === 'submitted' || one === 'provisionalNumber');
}

/** Whether a station stands in the unbroken run from the start of the line. */
const isInRun = (some: readonly Milestone[], one: Milestone): boolean =>
  MILESTONES.slice(0, MILESTONES.indexOf(one) + 1).every(
    (it) => some.includes(it) || isPassedUnseen(some, it),
  );

const statesOf = ({ known }: (typeof SITUATIONS)[number]): ReadonlyMap<Milestone, StationState> =>
  new Map(
    lineOf(known, [], TODAY, PUBLISHED_WINDOWS).stations.map(({ milestone, state }) => [milestone, state]),
  );

describe.each(MILESTONES)('the station %s', (milestone) => {
  it('in the run is passed, or here when it is the last', () => {
    for (const situation of SITUATIONS) {
      const { some } = situation;
      if (!some.includes(milestone) || !isInRun(some, milestone)) continue;
      const isLast = !MILESTONES.slice(MILESTONES.indexOf(milestone) + 1).some((one) => isInRun(some, one));
      expect([some, statesOf(situation).get(milestone)]).toEqual([some, isLast ? 'here' : 'passed']);
    }
  });

  it('reached ahead of the run says that it is done', () => {
    for (const situation of SITUATIONS) {
      const { some } = situation;
      const isAhead = some.includes(milestone) && !isInRun(some, milestone);
      expect([some, statesOf(situation).get(milestone) === 'ahead']).toEqual([some, isAhead]);
    }
  });

  it('is not on the way of a route that begins after it, unless it was reached', () => {
    for (const situation of SITUATIONS) {
      const { some, known } = situation;
      const isBefore = milestone === 'submitted' || milestone === 'provisionalNumber';
      const isOff = isBefore && entersAtPermanentNumber(known.route) && !some.includes(milestone);
      expect([known.route, some, statesOf(situation).get(milestone) === 'not-on-way']).toEqual([
        known.route,
        some,
        isOff,
      ]);
    }
  });

  it('is passed without a date where the permanent number came without it', () => {
    for (const situation of SITUATIONS) {
      const { some, known } = situation;
      const isUnseen =
        !entersAtPermanentNumber(known.route) && isPassedUnseen(some, milestone) && !some.includes(milestone);
      expect([some, statesOf(situation).get(milestone) === 'passed-unseen']).toEqual([some, isUnseen]);
    }
  });

  it('is next when it is the first that is not behind, and the doctor is possible early with any number', () => {
    for (const situation of SITUATIONS) {
      const { some, known } = situation;
      const isLate = entersAtPermanentNumber(known.route);
      const open = MILESTONES.filter(
        (one) => !isInRun(some, one) && !(isLate && (one === 'submitted' || one === 'provisionalNumber')),
      );
      const next = open.find((one) => !some.includes(one));
      const hasNumber = some.includes('provisionalNumber') || some.includes('permanentNumber');
      const state = statesOf(situation).get(milestone);
      expect([known.route, some, state === 'next']).toEqual([known.route, some, milestone === next]);
      const isEarly =
        milestone === 'gpDeclared' && !some.includes(milestone) && hasNumber && next !== milestone;
      expect([known.route, some, state === 'early']).toEqual([known.route, some, isEarly]);
    }
  });
});
