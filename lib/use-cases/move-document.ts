import { movePaper } from '#lib/domain/case/verbs.ts';
import type { DocumentReport } from '#lib/domain/document/move.ts';
import type { Context } from '#lib/platform/action.ts';
import { changeCase, type CaseInput, type CaseResult } from './change-case.ts';

/** Records what became of a paper: sent, accepted, rejected with its reason, looked at by the office. */
export function moveDocument(
  context: Context,
  input: CaseInput & DocumentReport & { readonly documentId: string },
): Promise<CaseResult> {
  return changeCase(context, input, 'document.move', (state, by) => movePaper(state, input, by));
}
