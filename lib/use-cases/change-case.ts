import { can, type Action } from '#lib/domain/access/can.ts';
import { isStaff } from '#lib/domain/access/actor.ts';
import type { By, CaseChange, CaseState } from '#lib/domain/case/change.ts';
import type { TimelineEntry } from '#lib/domain/case/timeline.ts';
import { ok, refuse, type DomainError, type Result } from '#lib/domain/result.ts';
import { findCase, type StoredCase } from '#lib/data/case-store.ts';
import { listEventsSince } from '#lib/data/event-store.ts';
import { addReceipt, hasReceipt } from '#lib/data/receipt-store.ts';
import { withActor, type Tx } from '#lib/data/with-actor.ts';
import type { Context } from '#lib/platform/action.ts';
import { newId } from '#lib/platform/crypto.ts';
import { writeChange } from './save-case.ts';

/** What every form of a case sends along. */
export type CaseInput = {
  readonly caseId: string;
  /** The version of the case that the person had before their eyes. */
  readonly version: number;
  /** How long its history was then. */
  readonly seen: number;
  /** Names this form and what it says: the same sent twice is written once. */
  readonly formKey: string;
};

/** What was recorded between the page that a person saw and their form, and what to send to write after it. */
export type Meanwhile = {
  readonly version: number;
  readonly seen: number;
  readonly entries: readonly TimelineEntry[];
};

export type CaseRefusal = DomainError & { readonly meanwhile?: Meanwhile };
export type CaseResult = Result<null, CaseRefusal>;

/** What a person's words weigh, and what the rules need to know of the moment. */
function byOf({ actor, now, today }: Context, { precheck, countryPapers }: StoredCase): By {
  const isOffice = isStaff(actor.role);
  return {
    now,
    today,
    precheck,
    hasCountryPapers: countryPapers.length > 0,
    by: isOffice ? 'office' : 'student',
    source: isOffice ? 'verified' : 'declared',
    newId: () => newId(),
  };
}

/** A refusal that shows what changed, unless it was this very form that changed it. */
async function conflict(tx: Tx, context: Context, input: CaseInput): Promise<CaseResult> {
  const { actor } = context;
  if (await hasReceipt(tx, actor, input.formKey)) return ok(null);
  const present = await findCase(tx, { institutionId: actor.institutionId, id: input.caseId });
  if (!present) return refuse('not-allowed');
  const { version, eventCount: seen } = present;
  const entries = await listEventsSince(tx, present, input.seen);
  return { ok: false, error: { code: 'changed-meanwhile', meanwhile: { version, seen, entries } } };
}

/**
 * The way of every change of a case: who may, whether the person saw the present state, what the rules decide, and all
 * of it written together: facts, papers, history, schedule, receipt. Nothing is kept of a refusal.
 */
export function changeCase(
  context: Context,
  input: CaseInput,
  action: Action,
  decide: (state: CaseState, by: By) => Result<CaseChange>,
): Promise<CaseResult> {
  const { actor } = context;
  return withActor(actor, async (tx): Promise<CaseResult> => {
    const stored = await findCase(tx, { institutionId: actor.institutionId, id: input.caseId });
    if (!stored || !can(actor, action, stored)) return refuse('not-allowed');
    if (stored.version !== input.version) return conflict(tx, context, input);
    const change = decide(stored, byOf(context, stored));
    if (!change.ok) return change;
    const isWritten = await writeChange(tx, context, stored, change.value);
    if (!isWritten) return conflict(tx, context, input);
    await addReceipt(tx, actor, input.formKey, context.now);
    return ok(null);
  });
}
