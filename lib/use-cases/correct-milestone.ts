import type { MilestoneCorrection } from '#lib/domain/case/correct-milestone.ts';
import { correct } from '#lib/domain/case/verbs.ts';
import type { Context } from '#lib/platform/action.ts';
import { changeCase, type CaseInput, type CaseResult } from './change-case.ts';

/** Re-dates a station or takes it back, by a new entry. */
export function correctMilestone(
  context: Context,
  input: CaseInput & Omit<MilestoneCorrection, 'source'>,
): Promise<CaseResult> {
  return changeCase(context, input, 'case.correct', (state, by) => correct(state, input, by));
}
