// What the tests of forms share: a good case form, and what a schema says of a form in which one field was spoilt.
import type { z } from 'zod';
import { LARGEST_INTEGER } from '#lib/domain/form/schema.ts';
import type { ErrorCode } from '#lib/domain/result.ts';

export const ID = '019aa4f0-0000-7000-8000-000000000000';
const KEY = '019aa4f0-0000-7000-8000-000000000001';

/** What each form of a case sends, as text. */
export const SEEN = { caseId: ID, version: '3', seen: '12', formKey: KEY };
/** The same as it is read. */
export const READ = { caseId: ID, version: 3, seen: 12, formKey: KEY };

export type Bad = readonly [field: string, value: unknown, code: ErrorCode];

/** Every refusal of a good form in which one field was spoilt, as "field: code". */
export function refusals(
  schema: z.ZodType,
  good: Readonly<Record<string, string>>,
  field: string,
  value: unknown,
): readonly string[] {
  const result = schema.safeParse({ ...good, [field]: value });
  return result.success
    ? []
    : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

/** What is refused in every form of a case. */
export const BAD_SEEN: readonly Bad[] = [
  ['caseId', 'my-case', 'choice-unknown'],
  ['caseId', '', 'choice-unknown'],
  ['version', 'three', 'choice-unknown'],
  ['version', '1.5', 'choice-unknown'],
  ['version', '-1', 'choice-unknown'],
  ['version', String(LARGEST_INTEGER + 1), 'choice-unknown'],
  ['version', undefined, 'choice-unknown'],
  ['seen', 'all', 'choice-unknown'],
  ['seen', '0.5', 'choice-unknown'],
  ['seen', '-1', 'choice-unknown'],
  ['seen', String(LARGEST_INTEGER + 1), 'choice-unknown'],
  ['seen', '1e400', 'choice-unknown'],
  ['seen', undefined, 'choice-unknown'],
  ['formKey', 'again', 'choice-unknown'],
  ['formKey', '', 'choice-unknown'],
];

/** Days that are none, in any field of a day. */
export const NONSENSE_DAYS: readonly string[] = [
  '21/11/2026',
  '2026-02-29',
  '2026-02-30',
  '2026-13-01',
  '2026-00-10',
  '2026-11-31',
  '2026-1-1',
  '1026-11-21',
  '2026-11-21T10:00',
  'tomorrow',
  '0',
];
