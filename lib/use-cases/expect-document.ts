import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { expectPaper } from '#lib/domain/case/verbs.ts';
import type { Context } from '#lib/platform/action.ts';
import { changeCase, type CaseInput, type CaseResult } from './change-case.ts';

/** Takes the day by which a paper comes, or that it is no longer on its way (null): its reminders rest until then. */
export function expectDocument(
  context: Context,
  input: CaseInput & { readonly documentId: string; readonly expectedOn: CivilDate | null },
): Promise<CaseResult> {
  return changeCase(context, input, 'document.expect', (state, by) =>
    expectPaper(state, input.documentId, input.expectedOn, by),
  );
}
