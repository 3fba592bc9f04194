import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { MILESTONES, type Milestone } from '#lib/domain/case/milestone.ts';
import { canRecord } from '#lib/domain/case/record-milestone.ts';
import { entersAtPermanentNumber } from '#lib/domain/route/route.ts';

/**
 * The steps that a page offers to record, in the order of the line. Whoever enters it late is not on the way of the
 * portal: sending there could be recorded, but to offer it would ask for it.
 */
export const offeredSteps = (facts: CaseFacts): readonly Milestone[] =>
  MILESTONES.filter(
    (one) => canRecord(facts, one).ok && !(one === 'submitted' && entersAtPermanentNumber(facts.route)),
  );
