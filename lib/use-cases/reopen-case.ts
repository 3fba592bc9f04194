import { reopen } from '#lib/domain/case/verbs.ts';
import type { Context } from '#lib/platform/action.ts';
import { changeCase, type CaseInput, type CaseResult } from './change-case.ts';

/** Lets a resting case move again. */
export function reopenCase(context: Context, input: CaseInput): Promise<CaseResult> {
  return changeCase(context, input, 'case.reopen', reopen);
}
