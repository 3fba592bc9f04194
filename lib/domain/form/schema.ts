import { z } from 'zod';
import { parseCivilDate } from '../calendar/civil-date.ts';
import { MILESTONES } from '../case/milestone.ts';
import { DOCUMENT_STATUSES, REJECTION_REASONS } from '../document/document.ts';
import { holdsNumber } from '../number/holds-number.ts';

// What forms may send. Each message is a code of ERROR_CODES; extra fields are ignored.

/** Longest free text, in characters. */
export const LONGEST_TEXT = 2_000;

const day = z
  .string()
  .trim()
  .min(1, 'field-required')
  .transform((text, context) => {
    const date = parseCivilDate(text);
    if (date) return date;
    context.addIssue({ code: 'custom', message: 'date-malformed' });
    return z.NEVER;
  });

const freeText = z
  .string()
  .trim()
  .max(LONGEST_TEXT, 'text-too-long')
  .refine((text) => !holdsNumber(text), 'text-holds-number')
  .transform((text) => text || null);

const seen = {
  caseId: z.uuid('choice-unknown'),
  version: z.coerce.number('choice-unknown').int('choice-unknown'),
};

export const milestoneForm = z.object({ ...seen, milestone: z.enum(MILESTONES, 'choice-unknown'), on: day });

export const documentForm = z.object({
  ...seen,
  documentId: z.uuid('choice-unknown'),
  status: z.enum(DOCUMENT_STATUSES, 'field-required'),
  on: day,
  reason: z
    .union([z.literal(''), z.enum(REJECTION_REASONS)], 'choice-unknown')
    .default('')
    .transform((reason) => reason || null),
  reasonText: freeText.default(null),
});

export const signInForm = z.object({
  email: z.string().trim().min(1, 'field-required').pipe(z.email('email-malformed')),
});

export const codeForm = z.object({
  code: z
    .string()
    .transform((text) => text.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'code-malformed')),
});

export const linkForm = z.object({
  request: z.uuid('link-spent'),
  token: z.string().min(1, 'link-spent').max(100, 'link-spent'),
});
