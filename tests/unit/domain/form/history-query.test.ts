import { describe, expect, it } from 'vitest';
import { historyQuery, LARGEST_INTEGER } from '#lib/domain/form/schema.ts';

describe('the page of a history in an address', () => {
  it.each([2, 50, LARGEST_INTEGER])('begins before entry %i', (before) => {
    expect(historyQuery.parse({ before: String(before), saved: 'facts' })).toEqual({ before });
  });

  it.each([
    undefined,
    '',
    '0',
    '1',
    '-2',
    '02',
    '2.5',
    '1e3',
    '0x10',
    ' 7',
    'all',
    String(LARGEST_INTEGER + 1),
    '99999999999',
    ['7', '8'],
  ])('%o asks for the newest', (before) => {
    expect(historyQuery.parse({ before })).toEqual({ before: null });
  });
});
