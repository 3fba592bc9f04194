'use server';

import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { isStaff } from '#lib/domain/access/actor.ts';
import {
  afterStudiesForm,
  caseForm,
  correctionForm,
  documentForm,
  expectationForm,
  factsForm,
  milestoneForm,
  restForm,
  triageForm,
  verifyForm,
} from '#lib/domain/form/schema.ts';
import type { Result } from '#lib/domain/result.ts';
import type { FormState } from '#lib/i18n/form-state.ts';
import { paths } from '#lib/i18n/paths.ts';
import { localeFrom } from '#lib/i18n/locale-from.ts';
import { runPersonForm, type Context } from '#lib/platform/action.ts';
import { answerTriage } from '#lib/use-cases/answer-triage.ts';
import type { CaseInput, CaseRefusal, CaseResult } from '#lib/use-cases/change-case.ts';
import { correctMilestone } from '#lib/use-cases/correct-milestone.ts';
import { expectDocument } from '#lib/use-cases/expect-document.ts';
import { moveDocument } from '#lib/use-cases/move-document.ts';
import { recordMilestone } from '#lib/use-cases/record-milestone.ts';
import { reopenCase } from '#lib/use-cases/reopen-case.ts';
import { restCase } from '#lib/use-cases/rest-case.ts';
import { notePortalLink, planAfterStudies, tellFacts } from '#lib/use-cases/tell-facts.ts';
import { verifyMilestone } from '#lib/use-cases/verify-milestone.ts';
import type { FormAction } from '#components/forms/action-form.tsx';
import { keep } from './case-kept.ts';
import { explainRefusal } from './case-refusal.ts';
import type { Saved } from './saved-note.tsx';

/** The student's page on which each kind of form stands; for staff all of them stand on the case's page. */
const PAGES = { case: paths.case, documents: paths.caseDocuments, profile: paths.caseProfile } as const;
type Page = keyof typeof PAGES;

/** Every form of a case ends alike: refused with words beside the fields, or back to its page with a note. */
async function saveCaseForm<S extends z.ZodType<CaseInput>>(
  action: FormAction,
  form: FormData,
  schema: S,
  [page, saved]: readonly [Page, Saved],
  work: (context: Context, input: z.infer<S>) => Promise<CaseResult>,
): Promise<FormState> {
  const locale = localeFrom(form);
  const outcome = await runPersonForm(
    form,
    schema,
    async (context, input, sent): Promise<Result<string, CaseRefusal>> => {
      // The page names each form; with all that it says, the same sent twice is told from the same form changed.
      const done = await work(context, { ...input, formKey: sent });
      if (!done.ok) return done;
      const isOffice = isStaff(context.actor.role);
      return { ok: true, value: isOffice ? paths.staffCase(locale, input.caseId) : PAGES[page](locale) };
    },
  );
  if (!outcome.ok) {
    const state = await explainRefusal(locale, outcome.errors, outcome.values);
    await keep({ state, what: saved, action });
    return state;
  }
  return redirect(`${outcome.value}?saved=${saved}`);
}

export async function recordMilestoneAction(_: FormState, form: FormData): Promise<FormState> {
  return saveCaseForm(recordMilestoneAction, form, milestoneForm, ['case', 'milestone'], recordMilestone);
}

export async function verifyMilestoneAction(_: FormState, form: FormData): Promise<FormState> {
  return saveCaseForm(verifyMilestoneAction, form, verifyForm, ['case', 'verified'], verifyMilestone);
}

export async function correctMilestoneAction(_: FormState, form: FormData): Promise<FormState> {
  return saveCaseForm(correctMilestoneAction, form, correctionForm, ['case', 'corrected'], correctMilestone);
}

export async function notePortalLinkAction(_: FormState, form: FormData): Promise<FormState> {
  return saveCaseForm(notePortalLinkAction, form, caseForm, ['case', 'facts'], notePortalLink);
}

export async function moveDocumentAction(_: FormState, form: FormData): Promise<FormState> {
  return saveCaseForm(moveDocumentAction, form, documentForm, ['documents', 'document'], moveDocument);
}

export async function expectDocumentAction(_: FormState, form: FormData): Promise<FormState> {
  return saveCaseForm(expectDocumentAction, form, expectationForm, ['documents', 'expected'], expectDocument);
}

export async function answerTriageAction(_: FormState, form: FormData): Promise<FormState> {
  return saveCaseForm(answerTriageAction, form, triageForm, ['profile', 'triage'], answerTriage);
}

export async function tellFactsAction(_: FormState, form: FormData): Promise<FormState> {
  return saveCaseForm(tellFactsAction, form, factsForm, ['profile', 'facts'], tellFacts);
}

export async function planAfterStudiesAction(_: FormState, form: FormData): Promise<FormState> {
  return saveCaseForm(planAfterStudiesAction, form, afterStudiesForm, ['profile', 'facts'], planAfterStudies);
}

export async function restCaseAction(_: FormState, form: FormData): Promise<FormState> {
  return saveCaseForm(restCaseAction, form, restForm, ['profile', 'rested'], restCase);
}

export async function reopenCaseAction(_: FormState, form: FormData): Promise<FormState> {
  return saveCaseForm(reopenCaseAction, form, caseForm, ['profile', 'reopened'], reopenCase);
}
