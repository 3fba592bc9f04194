import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_MILESTONES, type CaseFacts } from '#lib/domain/case/facts.ts';
import {
  CASE_STATUSES,
  MILESTONES,
  STATUS_OF_MILESTONE,
  type Milestone,
} from '#lib/domain/case/milestone.ts';
import { lastOfRun, statusOf } from '#lib/domain/case/status.ts';
import { reachable } from '#tests/support/arbitrary-facts.ts';
import { reached } from '#tests/support/domain-fixtures.ts';

const DAY = '2026-11-01';
const withAll = (some: readonly Milestone[]) => reached(Object.fromEntries(some.map((one) => [one, DAY])));
const SUBSETS = Array.from({ length: 2 ** MILESTONES.length }, (_, bits) =>
  MILESTONES.filter((_one, at) => bits & (2 ** at)),
);

/**
 * A second reading of DOMAIN §1: of all milestones, the furthest one that is reached together with each one before
 * it, where `submitted` and `provisionalNumber` count as reached once `permanentNumber` is.
 */
function furthestOfRun(milestones: CaseFacts['milestones']): Milestone | null {
  const counts = (one: Milestone) =>
    milestones[one] !== null ||
    (milestones.permanentNumber !== null && (one === 'submitted' || one === 'provisionalNumber'));
  return (
    MILESTONES.findLast((_, at) => MILESTONES.slice(0, at + 1).every((before) => counts(before))) ?? null
  );
}

describe('the status', () => {
  it('is "preparing" before the first milestone', () => {
    expect(statusOf(NO_MILESTONES)).toBe('PREPARING');
    expect(lastOfRun(NO_MILESTONES)).toBeNull();
  });

  it.each(MILESTONES.map((milestone, at) => [milestone, MILESTONES.slice(0, at + 1)] as const))(
    'is that of %s when it ends the run',
    (milestone, run) => {
      expect(statusOf(withAll(run))).toBe(STATUS_OF_MILESTONE[milestone]);
    },
  );

  it.each(SUBSETS.map((some) => [some.join(', ') || 'nothing', some] as const))(
    'is what the definition says with %s',
    (_, some) => {
      const milestones = withAll(some);
      const furthest = furthestOfRun(milestones);
      expect(lastOfRun(milestones)).toBe(furthest);
      expect(statusOf(milestones)).toBe(furthest ? STATUS_OF_MILESTONE[furthest] : 'PREPARING');
    },
  );

  it('of any reachable case is what the definition says', () => {
    fc.assert(
      fc.property(reachable(), ({ milestones }) => {
        const furthest = furthestOfRun(milestones);
        expect(statusOf(milestones)).toBe(furthest ? STATUS_OF_MILESTONE[furthest] : 'PREPARING');
      }),
    );
  });

  it('has a name for every station, in the order of the line', () => {
    expect(['PREPARING', ...MILESTONES.map((one) => STATUS_OF_MILESTONE[one])]).toEqual([...CASE_STATUSES]);
  });

  it('does not move for a doctor who was declared early', () => {
    expect(statusOf(withAll(['submitted', 'provisionalNumber', 'gpDeclared']))).toBe('PROVISIONAL_NIA');
  });
});
