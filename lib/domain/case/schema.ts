import { z } from 'zod';
import { DOCUMENT_STATUSES } from '../document/document.ts';
import { MILESTONES } from './milestone.ts';

/** What an event says, as stored: codes, ids and civil dates; never a name, never free text. */
export const eventPayload = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('case.opened') }),
  z.object({ kind: z.literal('milestone.recorded'), milestone: z.enum(MILESTONES), on: z.iso.date() }),
  z.object({
    kind: z.literal('document.moved'),
    document: z.string(),
    documentId: z.string(),
    to: z.enum(DOCUMENT_STATUSES),
    on: z.iso.date(),
    reason: z.string().nullable(),
    /** True when it follows from a milestone and nobody said it. */
    inferred: z.boolean(),
  }),
]);
export type EventPayload = z.infer<typeof eventPayload>;
