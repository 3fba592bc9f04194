import { expect, it } from 'vitest';
import { REMINDER_KINDS, REMINDER_RULES, SETTLING_DAYS } from '#lib/domain/reminder/kind.ts';

it('the kinds that are planned so far have the offsets of DOMAIN §4, and none can be opted out of', () => {
  const rows = REMINDER_KINDS.map((kind) => {
    const { offsets, isEssential, goesOutAtOnce } = REMINDER_RULES[kind];
    return `${kind}${isEssential ? ' E' : ''}${goesOutAtOnce ? ' at once' : ''}: ${offsets.join(', ')}`;
  });
  expect(rows).toEqual([
    'missing-document E: 7, 14, 21, 51, 81',
    'rejected-document E at once: 0, 7, 14, 44, 74',
    'vitale-yearly-update E: 0, 14, 45',
  ]);
});

it('a young case settles for a week', () => {
  expect(SETTLING_DAYS).toBe(7);
});
