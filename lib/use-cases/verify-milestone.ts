import type { Milestone } from '#lib/domain/case/milestone.ts';
import { verify } from '#lib/domain/case/verbs.ts';
import type { Context } from '#lib/platform/action.ts';
import { changeCase, type CaseInput, type CaseResult } from './change-case.ts';

/** Records that the office has seen the proof of a station's date. */
export function verifyMilestone(
  context: Context,
  input: CaseInput & { readonly milestone: Milestone },
): Promise<CaseResult> {
  return changeCase(context, input, 'case.verify', (state, by) => verify(state, input.milestone, by));
}
