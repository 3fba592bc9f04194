import { can } from '#lib/domain/access/can.ts';
import { isStaff } from '#lib/domain/access/actor.ts';
import {
  moveDocument as decide,
  type DocumentReport,
  type DocumentStatus,
} from '#lib/domain/document/document.ts';
import { refuse, type Result } from '#lib/domain/result.ts';
import { findCase, saveDocument } from '#lib/data/case-store.ts';
import { withActor } from '#lib/data/with-actor.ts';
import type { Context } from '#lib/platform/action.ts';
import { writeChange } from './save-case.ts';

export type DocumentInput = DocumentReport & {
  readonly caseId: string;
  readonly version: number;
  readonly documentId: string;
};

/** The office's own check: a student neither enters nor leaves it by a report. */
const OFFICE_ONLY: readonly DocumentStatus[] = ['with_office', 'fix_needed'];

/** Records what became of a paper: sent, accepted, rejected with its reason. Nothing is kept of a refusal. */
export function moveDocument(context: Context, input: DocumentInput): Promise<Result<null>> {
  const { actor, today } = context;
  return withActor(actor, async (tx) => {
    const seen = await findCase(tx, { institutionId: actor.institutionId, id: input.caseId });
    if (!seen || !can(actor, 'case.set-document', seen)) return refuse('not-allowed');
    if (seen.version !== input.version) return refuse('changed-meanwhile');
    if (seen.facts.disposition !== 'active') return refuse('case-not-active');
    const before = seen.documents.find((one) => one.id === input.documentId);
    if (!before) return refuse('choice-unknown', 'documentId');
    const isOfficeMove = before.status === 'with_office' || OFFICE_ONLY.includes(input.status);
    if (isOfficeMove && !isStaff(actor.role)) return refuse('not-allowed');
    const moved = decide(before, input, today);
    if (!moved.ok) return moved;
    const documents = seen.documents.map((one) => (one.id === before.id ? moved.value : one));
    const written = await writeChange(tx, context, seen, {
      facts: seen.facts,
      documents,
      events: [
        {
          what: {
            kind: 'document.moved',
            document: before.kind,
            documentId: before.id,
            to: moved.value.status,
            on: moved.value.statusOn.toString(),
            reason: moved.value.reason,
            inferred: false,
          },
          source: isStaff(actor.role) ? 'verified' : 'declared',
        },
      ],
    });
    if (written.ok) await saveDocument(tx, seen, moved.value);
    return written;
  });
}
