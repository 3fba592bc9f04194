import { describe, expect, it } from 'vitest';
import { canRecord } from '#lib/domain/case/record-milestone.ts';
import { entersAtPermanentNumber, ROUTES } from '#lib/domain/route/route.ts';
import { offeredSteps } from '#components/record/offered-steps.ts';
import { facts, reached } from '#tests/support/domain-fixtures.ts';

describe('the steps that a page offers to record', () => {
  it.each(ROUTES)('begin on the route %s where it enters the line', (route) => {
    const steps = offeredSteps(facts({ route }));
    expect(steps).toEqual(entersAtPermanentNumber(route) ? ['permanentNumber'] : ['submitted']);
    expect(canRecord(facts({ route }), 'submitted').ok).toBe(true);
  });

  it('keep the order of the line and leave out what is recorded', () => {
    const milestones = reached({ submitted: '2026-09-10', permanentNumber: '2026-11-02' });
    expect(offeredSteps(facts({ milestones }))).toEqual([
      'provisionalNumber',
      'ameliAccount',
      'carteVitale',
      'gpDeclared',
    ]);
  });

  it('are none for a case at rest', () => {
    expect(offeredSteps(facts({ disposition: 'closed', dispositionReason: 'finished' }))).toEqual([]);
  });
});
