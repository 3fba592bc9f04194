import { z } from 'zod';
import { parseCivilDate } from '../calendar/civil-date.ts';
import { CORRECTION_REASONS } from '../case/correct-milestone.ts';
import { DATED_FACTS, shownField, type DatedFact } from '../case/dated-fact.ts';
import { ALL_DISPOSITION_REASONS } from '../case/disposition.ts';
import { AFTER_STUDIES } from '../case/facts.ts';
import { MILESTONES } from '../case/milestone.ts';
import { DOCUMENT_STATUSES } from '../document/document.ts';
import { NOT_NEEDED_REASONS, REJECTION_REASONS } from '../document/reason.ts';
import { holdsNumber } from '../number/holds-number.ts';
import { QUESTIONS, type QuestionId } from '../route/question.ts';

// What forms may send. Each message is a code of ERROR_CODES: a schema's own one also speaks for its checks, unless they
// have another. Extra fields are ignored.

/** Longest free text, in characters. */
export const LONGEST_TEXT = 2_000;

const day = z
  .string('field-required')
  .trim()
  .min(1)
  .transform((text, context) => {
    const date = parseCivilDate(text);
    if (date) return date;
    context.addIssue('date-malformed');
    return z.NEVER;
  });

/** A day that may be left out. */
const maybeDay = z
  .string('date-malformed')
  .trim()
  .transform((text, context) => {
    const date = parseCivilDate(text);
    if (date ?? text === '') return date;
    context.addIssue('date-malformed');
    return z.NEVER;
  });

/** A choice that may be left open. */
const maybeOneOf = <const T extends readonly string[]>(some: T) =>
  z
    .union([z.literal(''), z.enum(some)], 'choice-unknown')
    .default('')
    .transform((one) => (one === '' ? null : one));

const freeText = z
  .string('choice-unknown')
  // A text area counts one character for a new line and sends two.
  .overwrite((text) => text.replaceAll('\r\n', '\n'))
  .trim()
  .max(LONGEST_TEXT, 'text-too-long')
  .refine((text) => !holdsNumber(text), 'text-holds-number')
  .transform((text) => text || null);

/** The largest whole number of a column: a larger one is refused here, the database would only fail on it. */
export const LARGEST_INTEGER = 2_147_483_647;

const count = z.coerce.number('choice-unknown').int().min(0).max(LARGEST_INTEGER);

const seen = {
  caseId: z.uuid('choice-unknown'),
  version: count,
  seen: count,
  formKey: z.uuid('choice-unknown'),
};
const milestone = z.enum(MILESTONES, 'choice-unknown');

/** What every form of a case carries: which case, what was seen of it, and the form's own name. */
export const caseForm = z.object(seen);

export const milestoneForm = z.object({ ...seen, milestone, on: day });

export const verifyForm = z.object({ ...seen, milestone });

/** `what`: another day, or taken back; then the day means nothing. */
export const correctionForm = z
  .object({
    ...seen,
    milestone,
    what: z.enum(['other-day', 'take-back'], 'field-required'),
    on: maybeDay.default(null),
    reason: maybeOneOf(CORRECTION_REASONS),
  })
  .refine(({ what, on }) => what === 'take-back' || on, { path: ['on'], error: 'field-required' })
  .transform(({ what, on, ...form }) => ({ ...form, on: what === 'take-back' ? null : on }));

export const restForm = z.object({
  ...seen,
  to: z.enum(['not_required', 'closed'], 'choice-unknown'),
  reason: z.enum(ALL_DISPOSITION_REASONS, 'field-required'),
});

const answerFields = {
  origin: maybeOneOf(QUESTIONS.origin),
  work: maybeOneOf(QUESTIONS.work),
  card: maybeOneOf(QUESTIONS.card),
  before: maybeOneOf(QUESTIONS.before),
  ramq: maybeOneOf(QUESTIONS.ramq),
  visa: maybeOneOf(QUESTIONS.visa),
  age: maybeOneOf(QUESTIONS.age),
  birth: maybeOneOf(QUESTIONS.birth),
} satisfies Record<QuestionId, z.ZodType>;

/** The answers stand in fields named after their questions; what is left open is no answer. */
export const triageForm = z
  .object({ ...seen, ...answerFields, ehicValidUntil: maybeDay.default(null) })
  .transform(({ caseId, version, seen: count, formKey, ehicValidUntil, ...said }) => ({
    caseId,
    version,
    seen: count,
    formKey,
    ehicValidUntil,
    answers: Object.fromEntries(Object.entries(said).filter(([, answer]) => answer !== null)),
  }));

/**
 * Dated facts: an empty field forgets the fact; a field that is not there, or that nobody changed since it was shown,
 * leaves it. So a form that is sent again after a conflict takes nothing back that another person wrote meanwhile.
 */
export const factsForm = z
  .object({
    ...seen,
    ...(Object.fromEntries(DATED_FACTS.map((fact) => [fact, maybeDay.optional()])) as Record<
      DatedFact,
      z.ZodOptional<typeof maybeDay>
    >),
    ...Object.fromEntries(
      DATED_FACTS.map((fact) => [shownField(fact), z.string('choice-unknown').optional()]),
    ),
  })
  .transform((fields) => ({
    caseId: fields.caseId,
    version: fields.version,
    seen: fields.seen,
    formKey: fields.formKey,
    changes: Object.fromEntries(
      DATED_FACTS.flatMap((fact) => {
        const on = fields[fact];
        const shown: unknown = (fields as Record<string, unknown>)[shownField(fact)];
        return on === undefined || shown === (on?.toString() ?? '') ? [] : [[fact, on] as const];
      }),
    ),
  }));

export const afterStudiesForm = z.object({ ...seen, plan: z.enum(AFTER_STUDIES, 'field-required') });

export const expectationForm = z.object({
  ...seen,
  documentId: z.uuid('choice-unknown'),
  expectedOn: maybeDay,
});

export const documentForm = z.object({
  ...seen,
  documentId: z.uuid('choice-unknown'),
  status: z.enum(DOCUMENT_STATUSES, 'field-required'),
  on: day,
  reason: maybeOneOf([...REJECTION_REASONS, ...NOT_NEEDED_REASONS]),
  reasonText: freeText.default(null),
});

export const signInForm = z.object({
  email: z.string('field-required').trim().min(1).pipe(z.email('email-malformed')),
});

export const codeForm = z.object({
  code: z
    .string('code-malformed')
    .transform((text) => text.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'code-malformed')),
});

export const linkForm = z.object({
  request: z.uuid('link-spent'),
  token: z.string('link-spent').min(1).max(100),
});

/** The page of a history that an address asks for: the entries before one; anything else asks for the newest. */
export const historyQuery = z.object({
  before: z
    .string()
    .regex(/^[1-9]\d{0,9}$/)
    .transform(Number)
    // Before the first entry there is nothing.
    .pipe(z.number().min(2).max(LARGEST_INTEGER))
    .nullable()
    .catch(null),
});
