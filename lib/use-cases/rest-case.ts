import type { DispositionReason, RestingDisposition } from '#lib/domain/case/disposition.ts';
import { setDisposition } from '#lib/domain/case/verbs.ts';
import type { Context } from '#lib/platform/action.ts';
import { changeCase, type CaseInput, type CaseResult } from './change-case.ts';

/** Puts a case to rest: not required, or closed, with the reason. */
export function restCase(
  context: Context,
  input: CaseInput & { readonly to: RestingDisposition; readonly reason: DispositionReason },
): Promise<CaseResult> {
  return changeCase(context, input, 'case.rest', (state, by) =>
    setDisposition(state, input.to, input.reason, by),
  );
}
