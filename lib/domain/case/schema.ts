import { z } from 'zod';
import { DOCUMENT_STATUSES } from '../document/document.ts';
import { ROUTES } from '../route/route.ts';
import { CORRECTION_REASONS } from './correct-milestone.ts';
import { DATED_IN_HISTORY } from './dated-fact.ts';
import { ALL_DISPOSITION_REASONS, DISPOSITIONS } from './disposition.ts';
import { AFTER_STUDIES } from './facts.ts';
import { MILESTONES } from './milestone.ts';

const milestone = z.enum(MILESTONES);
const day = z.iso.date();

/** What an event says, as stored: codes, ids and civil dates; never a name, never free text. */
export const eventPayload = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('case.opened') }),
  z.object({ kind: z.literal('milestone.recorded'), milestone, on: day }),
  z.object({ kind: z.literal('milestone.verified'), milestone, on: day }),
  z.object({
    kind: z.literal('milestone.corrected'),
    milestone,
    from: day,
    /** Null: taken back. */
    to: day.nullable(),
    reason: z.enum(CORRECTION_REASONS),
  }),
  z.object({ kind: z.literal('route.found'), from: z.enum(ROUTES), route: z.enum(ROUTES) }),
  z.object({
    kind: z.literal('disposition.set'),
    to: z.enum(DISPOSITIONS),
    reason: z.enum(ALL_DISPOSITION_REASONS).nullable(),
  }),
  z.object({ kind: z.literal('fact.recorded'), fact: z.enum(DATED_IN_HISTORY), on: day.nullable() }),
  /** The 18th birthday of a minor is known, or is not any more: its date stands on the case alone. */
  z.object({ kind: z.literal('birthday.told'), isKnown: z.boolean() }),
  z.object({ kind: z.literal('portal-link.sent') }),
  z.object({ kind: z.literal('after-studies.said'), plan: z.enum(AFTER_STUDIES) }),
  z.object({
    kind: z.literal('document.moved'),
    document: z.string(),
    documentId: z.string(),
    to: z.enum(DOCUMENT_STATUSES),
    on: day,
    reason: z.string().nullable(),
    /** True when it follows from another entry and nobody said it. */
    inferred: z.boolean(),
  }),
  z.object({
    kind: z.literal('document.expected'),
    document: z.string(),
    documentId: z.string(),
    on: day.nullable(),
  }),
]);
export type EventPayload = z.infer<typeof eventPayload>;
