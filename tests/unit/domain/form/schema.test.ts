import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  codeForm,
  documentForm,
  linkForm,
  LONGEST_TEXT,
  milestoneForm,
  signInForm,
} from '#lib/domain/form/schema.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import { DOCUMENT_STATUSES, REJECTION_REASONS } from '#lib/domain/document/document.ts';
import { ERROR_CODES, type ErrorCode } from '#lib/domain/result.ts';

const ID = '019aa4f0-0000-7000-8000-000000000000';
const MILESTONE = { caseId: ID, version: '3', milestone: 'submitted', on: '2026-11-21' };
const DOCUMENT = { caseId: ID, version: '3', documentId: ID, status: 'deposited', on: '2026-11-21' };

type Bad = readonly [field: string, value: string | undefined, code: ErrorCode];

/** Every refusal of a good form in which one field was spoilt, as "field: code". */
function refusals(schema: z.ZodType, good: Record<string, string>, field: string, value: string | undefined) {
  const result = schema.safeParse({ ...good, [field]: value });
  return result.success
    ? []
    : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

const SEEN: readonly Bad[] = [
  ['caseId', 'my-case', 'choice-unknown'],
  ['caseId', '', 'choice-unknown'],
  ['version', 'three', 'choice-unknown'],
  ['version', '1.5', 'choice-unknown'],
  ['version', undefined, 'choice-unknown'],
];
const DAY: readonly Bad[] = [
  ['on', '', 'field-required'],
  ['on', '   ', 'field-required'],
  ['on', '21/11/2026', 'date-malformed'],
  ['on', '2026-02-29', 'date-malformed'],
];

describe('the form of a milestone', () => {
  it.each<Bad>([
    ...SEEN,
    ...DAY,
    ['milestone', 'married', 'choice-unknown'],
    ['milestone', '', 'choice-unknown'],
  ])('%s "%s" is refused with %s alone', (field, value, code) => {
    expect(refusals(milestoneForm, MILESTONE, field, value)).toEqual([`${field}: ${code}`]);
  });

  it.each(MILESTONES)('takes %s', (milestone) => {
    const read = milestoneForm.parse({ ...MILESTONE, milestone, on: ' 2028-02-29 ' });
    expect({ ...read, on: read.on.toString() }).toEqual({
      caseId: ID,
      version: 3,
      milestone,
      on: '2028-02-29',
    });
  });

  it('ignores other fields', () => {
    expect(milestoneForm.parse({ ...MILESTONE, source: 'verified' })).not.toHaveProperty('source');
  });

  it('says everything that is wrong at once', () => {
    const result = milestoneForm.safeParse({ ...MILESTONE, milestone: 'x', on: '' });
    expect(result.error?.issues.map((issue) => issue.message)).toEqual(['choice-unknown', 'field-required']);
  });
});

describe('the form of a document', () => {
  it.each<Bad>([
    ...SEEN,
    ...DAY,
    ['documentId', 'visa', 'choice-unknown'],
    ['status', undefined, 'field-required'],
    ['status', 'lost', 'field-required'],
    ['reason', 'ugly', 'choice-unknown'],
    ['reasonText', 'x'.repeat(LONGEST_TEXT + 1), 'text-too-long'],
    ['reasonText', 'my number is 2 55 08 14 168 025 38', 'text-holds-number'],
  ])('%s "%s" is refused with %s alone', (field, value, code) => {
    expect(refusals(documentForm, DOCUMENT, field, value)).toEqual([`${field}: ${code}`]);
  });

  it.each(DOCUMENT_STATUSES)('takes the status %s', (status) => {
    expect(documentForm.parse({ ...DOCUMENT, status }).status).toBe(status);
  });

  it.each(REJECTION_REASONS)('takes the reason %s', (reason) => {
    expect(documentForm.parse({ ...DOCUMENT, status: 'rejected', reason }).reason).toBe(reason);
  });

  it.each([{}, { reason: '', reasonText: '' }, { reasonText: ' \n ' }])('reads no reason in %j', (left) => {
    expect(documentForm.parse({ ...DOCUMENT, ...left })).toMatchObject({ reason: null, reasonText: null });
  });

  it.each([LONGEST_TEXT - 1, LONGEST_TEXT])('takes a text of %i characters', (length) => {
    expect(
      documentForm.parse({ ...DOCUMENT, reasonText: ` ${'x'.repeat(length)} ` }).reasonText,
    ).toHaveLength(length);
  });
});

describe('the forms of signing in', () => {
  it.each<Bad>([
    ['email', '', 'field-required'],
    ['email', '  ', 'field-required'],
    ['email', 'ana', 'email-malformed'],
    ['email', 'ana@', 'email-malformed'],
    ['email', 'ana@example', 'email-malformed'],
    ['email', 'ana silva@student.example', 'email-malformed'],
  ])('%s "%s" is refused with %s', (field, value, code) => {
    expect(refusals(signInForm, {}, field, value)).toEqual([`${field}: ${code}`]);
  });

  it('takes an address with blanks around it', () => {
    expect(signInForm.parse({ email: ' ana.silva+1@student.example ' }).email).toBe(
      'ana.silva+1@student.example',
    );
  });

  it.each<Bad>([
    ['code', '', 'code-malformed'],
    ['code', '12345', 'code-malformed'],
    ['code', '1234567', 'code-malformed'],
    ['code', '12345a', 'code-malformed'],
  ])('%s "%s" is refused with %s', (field, value, code) => {
    expect(refusals(codeForm, {}, field, value)).toEqual([`${field}: ${code}`]);
  });

  it.each(['012345', '012 345', ' 01 23 45\n'])('reads the code "%s"', (code) => {
    expect(codeForm.parse({ code }).code).toBe('012345');
  });

  it.each<Bad>([
    ['request', 'x', 'link-spent'],
    ['request', undefined, 'link-spent'],
    ['token', '', 'link-spent'],
    ['token', 'x'.repeat(101), 'link-spent'],
  ])('a link whose %s is "%s" is refused with %s', (field, value, code) => {
    expect(refusals(linkForm, { request: ID, token: 'x' }, field, value)).toEqual([`${field}: ${code}`]);
  });

  it('takes a link', () => {
    const link = { request: ID, token: 'x'.repeat(100) };
    expect(linkForm.parse(link)).toEqual(link);
  });
});

it('no field of a form says anything but a known code, whatever it holds', () => {
  const values = ['', ' ', 'x', '-1', '\u0000', '2026-11-21', '💥'.repeat(LONGEST_TEXT)];
  for (const [schema, good] of [
    [milestoneForm, MILESTONE],
    [documentForm, { ...DOCUMENT, reason: '', reasonText: '' }],
    [signInForm, { email: '' }],
    [codeForm, { code: '' }],
    [linkForm, { request: '', token: '' }],
  ] as const) {
    for (const field of Object.keys(good)) {
      const codes = values
        .flatMap((value) => refusals(schema, good, field, value))
        .map((one) => one.slice(one.indexOf(': ') + 2));
      expect(ERROR_CODES).toEqual(expect.arrayContaining(codes));
    }
  }
});
