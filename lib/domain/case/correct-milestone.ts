import type { CivilDate } from '../calendar/civil-date.ts';
import { ok, refuse, type Result } from '../result.ts';
import { checkCase } from './check-case.ts';
import type { CaseFacts } from './facts.ts';
import type { FactSource, Milestone } from './milestone.ts';
import { checkRecordedDay, seenFrom, withMilestone } from './record-milestone.ts';

/** Why a recorded milestone is corrected. Coded, since the history keeps it for ever and holds no free text. */
export const CORRECTION_REASONS = [
  'typed-wrong',
  'paper-says-otherwise',
  'did-not-happen',
  'recorded-elsewhere',
] as const;
export type CorrectionReason = (typeof CORRECTION_REASONS)[number];

/** Reasons for which a milestone is taken back; it cannot be re-dated for them. */
const ONLY_TO_TAKE_BACK: readonly CorrectionReason[] = ['did-not-happen', 'recorded-elsewhere'];

export type MilestoneCorrection = {
  readonly milestone: Milestone;
  /** The right day; null takes the milestone back. */
  readonly on: CivilDate | null;
  readonly source: FactSource;
  readonly reason: CorrectionReason | null;
};

/**
 * The facts after a milestone was re-dated or taken back. It needs a reason, is refused while another milestone or fact
 * needs it, and what the office verified only the office corrects. The day of the first recording stays. @source DOMAIN §1
 */
export function correctMilestone(
  facts: CaseFacts,
  correction: MilestoneCorrection,
  today: CivilDate,
): Result<CaseFacts> {
  const { milestone, on, source, reason } = correction;
  if (facts.disposition !== 'active') return refuse('case-not-active');
  const fact = facts.milestones[milestone];
  if (!fact) return refuse('milestone-not-recorded', undefined, { milestone });
  if (fact.source === 'verified' && source !== 'verified')
    return refuse('verified-by-office', undefined, { milestone });
  if (!reason) return refuse('reason-required', 'reason');
  if (on && ONLY_TO_TAKE_BACK.includes(reason)) return refuse('reason-does-not-fit', 'reason');
  if (on?.equals(fact.on)) return refuse('nothing-changed', 'on');
  const possible = on ? checkRecordedDay(facts, on, today) : ok(null);
  if (!possible.ok) return possible;
  const next = withMilestone(facts, milestone, on && { on, source, recordedOn: fact.recordedOn });
  const sound = checkCase(next);
  if (sound.ok) return ok(next);
  if (on) return seenFrom(milestone, sound.error);
  const { milestone: later, fact: needing } = sound.error.params ?? {};
  return needing
    ? refuse('milestone-needed-by-fact', undefined, { milestone, fact: needing })
    : refuse('milestone-needed-by', undefined, { milestone, later: later ?? milestone });
}
