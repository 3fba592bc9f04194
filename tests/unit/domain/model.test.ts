// The short run of the model; `npm run test:model` is the long one.
import { describe, expect, it } from 'vitest';
import { CASE_STATUSES } from '#lib/domain/case/milestone.ts';
import { PLANTED_BUGS } from '#tests/support/model/planted-bugs.ts';
import { DEED_NAMES } from '#tests/support/model/step.ts';
import { runDomain } from '#tests/support/model/walk-domain.ts';

const STEPS = 200_000;
// The same walks each time: what is new is looked for by the long run, whose seed is new each time.
const SEED = 2026;

describe('cases that go any way', () => {
  const { failure, tally } = runDomain({ steps: STEPS, seed: SEED });

  it('are what an independent model says, after each step', () => {
    expect(failure).toBe(null);
    expect(tally.steps).toBe(STEPS);
  });

  it.each(DEED_NAMES.filter((name) => name !== 'wait'))('take and refuse: %s', (name) => {
    expect(tally.taken[name]).toBeGreaterThan(0);
    expect(tally.refused[name]).toBeGreaterThan(0);
  });

  it.each(CASE_STATUSES)('come to %s', (status) => {
    expect(tally.reached[status]).toBeGreaterThan(0);
  });
});

describe('a bug that is planted is found', () => {
  it.each(PLANTED_BUGS)('$name', ({ verbs }) => {
    expect(runDomain({ steps: STEPS, seed: SEED }, verbs).failure).not.toBe(null);
  });
});
