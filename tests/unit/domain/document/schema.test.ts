import { describe, expect, it } from 'vitest';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import { DOCUMENT_STATUSES } from '#lib/domain/document/document.ts';
import { storedInferences } from '#lib/domain/document/schema.ts';

const INFERENCE = { by: 'submitted', from: 'missing', fromOn: '2026-11-21' };

describe('the stored inferences of a paper', () => {
  it.each([...MILESTONES, 'vitaleOrderedOn'])('may come from %s', (by) => {
    expect(storedInferences.parse([{ ...INFERENCE, by }])).toEqual([{ ...INFERENCE, by }]);
  });

  it.each(DOCUMENT_STATUSES)('may start from %s', (from) => {
    expect(storedInferences.parse([INFERENCE, { ...INFERENCE, from }])).toHaveLength(2);
  });

  it.each([
    { ...INFERENCE, by: 'arrivedOn' },
    { ...INFERENCE, by: '' },
    { ...INFERENCE, from: 'lost' },
    { ...INFERENCE, fromOn: '2026-02-29' },
    { ...INFERENCE, fromOn: undefined },
  ])('are refused when they cannot be: %j', (one) => {
    expect(storedInferences.safeParse([one]).success).toBe(false);
  });
});
