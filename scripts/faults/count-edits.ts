import type { PageForm } from './page-form.ts';
import type { Answer } from './send-form.ts';
import type { Tally } from './scenario.ts';

/** A form and the answer to it. */
export type Edit = { readonly form: PageForm; readonly answer: Answer };

/** The present state of the case, as the database has it. */
export type CaseNow = { readonly version: number; readonly arrivedOn: string | null };

/**
 * Of edits that saw the same version one is written; every other is told so, has what was typed, and carries the
 * version that it was shown, so that pressing again writes it.
 */
export function countEdits(
  edits: readonly Edit[],
  now: CaseNow,
): Pick<Tally, 'lost' | 'duplicate' | 'wrong'> {
  const saved = edits.filter(({ answer }) => answer.kind === 'saved');
  const wrong: string[] = [];
  let lost = saved.length === 0 ? 1 : 0;
  for (const { form, answer } of edits) {
    if (answer.kind === 'saved') continue;
    if (answer.kind !== 'conflict') {
      wrong.push(`an edit was answered ${answer.kind}${answer.kind === 'broken' ? ` ${answer.what}` : ''}`);
    } else if (answer.form?.get('arrivedOn') !== form.get('arrivedOn')) lost++;
    else if (answer.form?.get('version') !== String(now.version))
      wrong.push('a conflict does not carry the version that it shows');
  }
  const seen = Number(edits[0]?.form.get('version'));
  if (now.version !== seen + 1) wrong.push(`the version went from ${String(seen)} to ${String(now.version)}`);
  if (saved.length > 0 && !saved.some(({ form }) => form.get('arrivedOn') === now.arrivedOn)) lost++;
  return { lost, duplicate: Math.max(0, saved.length - 1), wrong };
}
