import { describe, expect, it } from 'vitest';
import { DOCUMENT_STATUSES } from '#lib/domain/document/document.ts';
import { canBeExpected, expectDocument, LONGEST_EXPECTATION_DAYS } from '#lib/domain/document/move.ts';
import { errorOf, paper, TODAY, valueOf } from '#tests/support/domain-fixtures.ts';

const missing = paper('birth-certificate', { reasonText: 'x', rejections: 2 });
const inDays = (days: number) => TODAY.add({ days });

describe('a paper that is expected', () => {
  it.each(DOCUMENT_STATUSES)('lies with the student: %s', (status) => {
    const isAwaited = ['missing', 'rejected', 'fix_needed'].includes(status);
    expect(canBeExpected(status)).toBe(isAwaited);
    for (const on of [inDays(3), null]) {
      expect(errorOf(expectDocument({ ...missing, status }, on, TODAY))).toEqual(
        isAwaited ? null : { code: 'document-not-awaited', field: 'expectedOn' },
      );
    }
  });

  it('comes within sixty days', () => {
    expect(LONGEST_EXPECTATION_DAYS).toBe(60);
  });

  it.each([
    [LONGEST_EXPECTATION_DAYS - 1, true],
    [LONGEST_EXPECTATION_DAYS, true],
    [LONGEST_EXPECTATION_DAYS + 1, false],
  ])('in %i days from saying so is taken: %s', (days, isTaken) => {
    expect(errorOf(expectDocument(missing, inDays(days), TODAY))).toEqual(
      isTaken
        ? null
        : {
            code: 'expected-too-late',
            field: 'expectedOn',
            params: { date: inDays(LONGEST_EXPECTATION_DAYS).toString() },
          },
    );
  });

  it.each([
    ['yesterday', -1, false],
    ['today', 0, true],
    ['tomorrow', 1, true],
  ])('%s is taken: %s %s', (_, days, isTaken) => {
    expect(errorOf(expectDocument(missing, inDays(days), TODAY))).toEqual(
      isTaken ? null : { code: 'date-in-past', field: 'expectedOn', params: { date: TODAY.toString() } },
    );
  });

  it('changes in nothing else, and is expected no more when that is said', () => {
    const expected = valueOf(expectDocument(missing, inDays(9), TODAY));
    expect(expected).toEqual({ ...missing, expectedOn: inDays(9) });
    expect(valueOf(expectDocument(expected, null, TODAY))).toEqual(missing);
  });
});
