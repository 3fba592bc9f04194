import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { DOCUMENT_STATUSES } from '#lib/domain/document/document.ts';
import { NOT_NEEDED_REASONS, REJECTION_REASONS } from '#lib/domain/document/reason.ts';
import { documentForm, expectationForm, LONGEST_TEXT } from '#lib/domain/form/schema.ts';
import { BAD_SEEN, ID, NONSENSE_DAYS, READ, refusals, SEEN, type Bad } from './refusals.ts';

const DOCUMENT = { ...SEEN, documentId: ID, status: 'deposited', on: '2026-11-21' };
const textOf = (reasonText: string) => documentForm.parse({ ...DOCUMENT, reasonText }).reasonText;

describe('the form of a document', () => {
  it.each<Bad>([
    ...BAD_SEEN,
    ...NONSENSE_DAYS.map((day) => ['on', day, 'date-malformed'] as const),
    ['on', '', 'field-required'],
    ['on', '   ', 'field-required'],
    ['on', undefined, 'field-required'],
    ['reasonText', 7, 'choice-unknown'],
    ['documentId', 'visa', 'choice-unknown'],
    ['status', undefined, 'field-required'],
    ['status', 'lost', 'field-required'],
    ['reason', 'ugly', 'choice-unknown'],
  ])('%s "%s" is refused with %s alone', (field, value, code) => {
    expect(refusals(documentForm, DOCUMENT, field, value)).toEqual([`${field}: ${code}`]);
  });

  it.each(DOCUMENT_STATUSES)('takes the status %s', (status) => {
    expect(documentForm.parse({ ...DOCUMENT, status })).toEqual({
      ...READ,
      documentId: ID,
      status,
      on: civil('2026-11-21'),
      reason: null,
      reasonText: null,
    });
  });

  it.each([...REJECTION_REASONS, ...NOT_NEEDED_REASONS])('takes the reason %s', (reason) => {
    expect(documentForm.parse({ ...DOCUMENT, status: 'rejected', reason }).reason).toBe(reason);
  });

  it.each([{}, { reason: '', reasonText: '' }, { reasonText: ' \n ' }])('reads no reason in %j', (left) => {
    expect(documentForm.parse({ ...DOCUMENT, ...left })).toMatchObject({ reason: null, reasonText: null });
  });
});

describe('a free text', () => {
  it('has room for two thousand characters', () => {
    expect(LONGEST_TEXT).toBe(2000);
  });

  it.each([
    [LONGEST_TEXT - 1, true],
    [LONGEST_TEXT, true],
    [LONGEST_TEXT + 1, false],
  ])('of %i characters is taken: %s; blanks around it do not count', (length, isTaken) => {
    const text = 'x'.repeat(length);
    const said = refusals(documentForm, DOCUMENT, 'reasonText', `  ${text} \n`);
    expect(said).toEqual(isTaken ? [] : ['reasonText: text-too-long']);
    if (isTaken) expect(textOf(`  ${text} \n`)).toBe(text);
  });

  it('counts a new line as one character, as the text area does that sends it as two', () => {
    const lines = 'x\r\n'.repeat(LONGEST_TEXT / 2 - 1);
    expect(textOf(`${lines}xx`)).toBe(`${lines.replaceAll('\r\n', '\n')}xx`);
    expect(textOf(`${lines}xx`)).toHaveLength(LONGEST_TEXT);
    expect(refusals(documentForm, DOCUMENT, 'reasonText', `${lines}xxx`)).toEqual([
      'reasonText: text-too-long',
    ]);
  });

  it('keeps its inner blanks and lines', () => {
    expect(textOf(' The stamp\nis  cut off. ')).toBe('The stamp\nis  cut off.');
  });

  it.each([
    '255081416802538',
    'my number is 2 55 08 14 168 025 38',
    'NIR: 2.53.07.2A.073.004',
    'first line\n1 94 05 2B 004 123',
  ])('that seems to hold a social security number is refused: %s', (text) => {
    expect(refusals(documentForm, DOCUMENT, 'reasonText', text)).toEqual(['reasonText: text-holds-number']);
  });

  it.each(['FR76 3000 6000 0112 3456 7890 189', '+33 6 12 34 56 78', 'student 22012345, call 3646'])(
    'with other numbers is taken: %s',
    (text) => {
      expect(textOf(text)).toBe(text);
    },
  );
});

describe('the form of what is expected', () => {
  const EXPECTED = { ...SEEN, documentId: ID, expectedOn: '2026-12-01' };

  it.each<Bad>([
    ...BAD_SEEN,
    ...NONSENSE_DAYS.map((day) => ['expectedOn', day, 'date-malformed'] as const),
    ['documentId', 'visa', 'choice-unknown'],
    ['documentId', '', 'choice-unknown'],
    ['expectedOn', undefined, 'date-malformed'],
  ])('%s "%s" is refused with %s alone', (field, value, code) => {
    expect(refusals(expectationForm, EXPECTED, field, value)).toEqual([`${field}: ${code}`]);
  });

  it.each([
    [' 2028-02-29 ', civil('2028-02-29')],
    ['', null],
    ['  ', null],
  ])('reads "%s"', (text, day) => {
    expect(expectationForm.parse({ ...EXPECTED, expectedOn: text })).toEqual({
      ...READ,
      documentId: ID,
      expectedOn: day,
    });
  });
});
