'use server';

import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { isStaff } from '#lib/domain/access/actor.ts';
import { documentForm, milestoneForm } from '#lib/domain/form/schema.ts';
import type { Result } from '#lib/domain/result.ts';
import { explain, type FormState } from '#lib/i18n/form-state.ts';
import { paths } from '#lib/i18n/paths.ts';
import { localeFrom } from '#lib/i18n/locale-from.ts';
import { runPersonForm, type Context } from '#lib/platform/action.ts';
import { moveDocument } from '#lib/use-cases/move-document.ts';
import { recordMilestone } from '#lib/use-cases/record-milestone.ts';

type Saved = { readonly address: string };

/** Both forms of a case end alike: refused with words beside the fields, or back to the case with a note. */
async function saveCaseForm<S extends z.ZodType<{ caseId: string }>>(
  form: FormData,
  schema: S,
  saved: 'milestone' | 'document',
  work: (context: Context, input: z.infer<S>) => Promise<Result<null>>,
): Promise<FormState> {
  const locale = localeFrom(form);
  const outcome = await runPersonForm(form, schema, async (context, input): Promise<Result<Saved>> => {
    const done = await work(context, input);
    if (!done.ok) return done;
    const own = saved === 'document' ? paths.caseDocuments(locale) : paths.case(locale);
    const address = isStaff(context.actor.role) ? paths.staffCase(locale, input.caseId) : own;
    return { ok: true, value: { address: `${address}?saved=${saved}` } };
  });
  if (!outcome.ok) return explain(locale, outcome.errors, outcome.values);
  return redirect(outcome.value.address);
}

export async function recordMilestoneAction(_: FormState, form: FormData): Promise<FormState> {
  return saveCaseForm(form, milestoneForm, 'milestone', recordMilestone);
}

export async function moveDocumentAction(_: FormState, form: FormData): Promise<FormState> {
  return saveCaseForm(form, documentForm, 'document', moveDocument);
}
