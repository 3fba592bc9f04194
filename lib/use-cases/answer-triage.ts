import { triage } from '#lib/domain/case/verbs.ts';
import type { TriageReport } from '#lib/domain/route/answer-triage.ts';
import type { Context } from '#lib/platform/action.ts';
import { changeCase, type CaseInput, type CaseResult } from './change-case.ts';

/** Takes the answers to the triage: route, rest and checklist follow. */
export function answerTriage(context: Context, input: CaseInput & TriageReport): Promise<CaseResult> {
  return changeCase(context, input, 'case.triage', (state, by) => triage(state, input, by));
}
