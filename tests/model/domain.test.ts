import { expect, inject, it } from 'vitest';
import type {} from '#tests/support/model/provided.ts';
import { runDomain } from '#tests/support/model/walk-domain.ts';

const { domainSteps, seed } = inject('model');

it('whatever is done to a case, it is what an independent model says', () => {
  const start = performance.now();
  const { failure, tally } = runDomain({ steps: domainSteps, seed });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`domain: ${tally.steps.toLocaleString('en')} steps, seed ${String(seed)}, ${seconds} s`);
  console.log(`  taken ${JSON.stringify(tally.taken)}`);
  console.log(`  refused ${JSON.stringify(tally.refused)}`);
  console.log(`  came to ${JSON.stringify(tally.reached)}`);
  expect(failure).toBe(null);
  expect(tally.steps).toBeGreaterThanOrEqual(domainSteps);
});
