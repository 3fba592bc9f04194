import type { CaseFacts } from './facts.ts';
import { MILESTONES, STATUS_OF_MILESTONE, type CaseStatus, type Milestone } from './milestone.ts';

/**
 * The last milestone of the unbroken run from the start of the line; null before the first.
 * A reached permanent number counts the two stations before it as passed. @source DOMAIN §1
 */
export function lastOfRun(milestones: CaseFacts['milestones']): Milestone | null {
  const start = milestones.permanentNumber ? MILESTONES.indexOf('permanentNumber') : 0;
  let last: Milestone | null = null;
  for (const milestone of MILESTONES.slice(start)) {
    if (!milestones[milestone]) break;
    last = milestone;
  }
  return last;
}

/** Where the case stands. The database derives the same in a generated column (a test compares). */
export function statusOf(milestones: CaseFacts['milestones']): CaseStatus {
  const last = lastOfRun(milestones);
  return last ? STATUS_OF_MILESTONE[last] : 'PREPARING';
}
