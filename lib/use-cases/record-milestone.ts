import { can } from '#lib/domain/access/can.ts';
import { isStaff } from '#lib/domain/access/actor.ts';
import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { Milestone } from '#lib/domain/case/milestone.ts';
import { recordMilestone as decide } from '#lib/domain/case/record-milestone.ts';
import { inferDocuments } from '#lib/domain/document/infer.ts';
import { refuse, type Result } from '#lib/domain/result.ts';
import { findCase, saveInferredDocuments } from '#lib/data/case-store.ts';
import type { NewEvent } from '#lib/data/event-store.ts';
import { withActor } from '#lib/data/with-actor.ts';
import type { Context } from '#lib/platform/action.ts';
import { writeChange } from './save-case.ts';

export type MilestoneInput = {
  readonly caseId: string;
  /** The version of the case that the person had before their eyes. */
  readonly version: number;
  readonly milestone: Milestone;
  readonly on: CivilDate;
};

/** Records that a station was reached, with what follows for the papers before it. Nothing is kept of a refusal. */
export function recordMilestone(context: Context, input: MilestoneInput): Promise<Result<null>> {
  const { actor, today } = context;
  return withActor(actor, async (tx) => {
    const seen = await findCase(tx, { institutionId: actor.institutionId, id: input.caseId });
    if (!seen || !can(actor, 'case.record-milestone', seen)) return refuse('not-allowed');
    if (seen.version !== input.version) return refuse('changed-meanwhile');
    const source = isStaff(actor.role) ? 'verified' : 'declared';
    const facts = decide(seen.facts, { milestone: input.milestone, on: input.on, source }, today);
    if (!facts.ok) return facts;
    const moved = inferDocuments(seen.documents, input.milestone, input.on, today);
    const documents = seen.documents.map((one) => moved.find((other) => other.id === one.id) ?? one);
    const on = input.on.toString();
    const events: NewEvent[] = [
      { what: { kind: 'milestone.recorded', milestone: input.milestone, on }, source },
      ...moved.map((one): NewEvent => ({
        what: {
          kind: 'document.moved',
          document: one.kind,
          documentId: one.id,
          to: one.status,
          on,
          reason: null,
          inferred: true,
        },
        source,
      })),
    ];
    const written = await writeChange(tx, context, seen, { facts: facts.value, documents, events });
    if (written.ok) await saveInferredDocuments(tx, seen, moved);
    return written;
  });
}
