import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { Milestone } from '#lib/domain/case/milestone.ts';
import { record } from '#lib/domain/case/verbs.ts';
import type { Context } from '#lib/platform/action.ts';
import { changeCase, type CaseInput, type CaseResult } from './change-case.ts';

export type MilestoneInput = CaseInput & { readonly milestone: Milestone; readonly on: CivilDate };

/** Records that a station was reached, with what follows for the papers before it. */
export function recordMilestone(context: Context, input: MilestoneInput): Promise<CaseResult> {
  return changeCase(context, input, 'case.record', (state, by) => record(state, input, by));
}
