import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { nextStepOf } from '#lib/domain/case/next-step.ts';
import { PUBLISHED_WINDOWS, waitOf } from '#lib/domain/wait/wait.ts';
import { lateWords } from '#components/line/late-words.ts';
import { facts, reached, TODAY } from '#tests/support/domain-fixtures.ts';

const LONG_AGO = { submitted: '2025-09-05', provisionalNumber: '2025-10-01' };
const NUMBERS = { ...LONG_AGO, permanentNumber: '2025-12-01' };
const ACCOUNT = { ...NUMBERS, ameliAccount: '2025-12-20' };

const CASES: readonly (readonly [string, 'awaited' | 'own', Partial<CaseFacts>])[] = [
  ['the provisional number', 'awaited', { milestones: reached({ submitted: '2025-09-05' }) }],
  ['the permanent number', 'awaited', { milestones: reached(LONG_AGO) }],
  ['the account', 'own', { milestones: reached(NUMBERS) }],
  [
    'a card that was ordered',
    'awaited',
    { milestones: reached(ACCOUNT), vitaleOrderedOn: civil('2026-01-05') },
  ],
];

describe('a wait that is longer than usual', () => {
  it.each(CASES)('for %s is %s, and the sign says the same', (_, expected, change) => {
    const known = facts({ studiesStartOn: civil('2025-09-01'), ...change });
    const wait = waitOf(known, TODAY, PUBLISHED_WINDOWS);
    if (!wait) throw new Error('nothing is waited for');
    expect(lateWords(known, wait)).toBe(expected);
    const sign = nextStepOf(known, [], TODAY, PUBLISHED_WINDOWS).kind;
    expect(sign).toBe(expected === 'awaited' ? 'ask-cpam' : 'do');
  });
});
