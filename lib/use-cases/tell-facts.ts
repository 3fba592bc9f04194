import type { AfterStudies } from '#lib/domain/case/facts.ts';
import type { FactChanges } from '#lib/domain/case/set-facts.ts';
import { tell, tellAfterStudies, tellPortalLink } from '#lib/domain/case/verbs.ts';
import type { Context } from '#lib/platform/action.ts';
import { changeCase, type CaseInput, type CaseResult } from './change-case.ts';

/** Takes dated facts of a case, several at once: all of them or none. */
export function tellFacts(
  context: Context,
  input: CaseInput & { readonly changes: FactChanges },
): Promise<CaseResult> {
  return changeCase(context, input, 'case.tell', (state, by) => tell(state, input.changes, by));
}

/** Notes that the portal has just sent its e-mail with the link. */
export function notePortalLink(context: Context, input: CaseInput): Promise<CaseResult> {
  return changeCase(context, input, 'case.tell', tellPortalLink);
}

/** Takes what comes after the studies. */
export function planAfterStudies(
  context: Context,
  input: CaseInput & { readonly plan: AfterStudies['plan'] },
): Promise<CaseResult> {
  return changeCase(context, input, 'case.tell', (state, by) => tellAfterStudies(state, input.plan, by));
}
