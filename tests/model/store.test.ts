import { expect, inject, it } from 'vitest';
import { aftermath } from '#tests/support/model/after-store.ts';
import type {} from '#tests/support/model/provided.ts';
import { runStore } from '#tests/support/model/walk-store.ts';
import { testDatabase } from '#tests/support/database.ts';

const { storeSteps, seed } = inject('model');
/** Few enough that each goes far, many enough that nights and counts have something to do. */
const CASES = 120;

it('whatever is done to cases through the stores, they are as the model says, and so are history and counts', async () => {
  const db = await testDatabase();
  const start = performance.now();
  const run = await runStore(db, { steps: storeSteps, seed, cases: CASES });
  const { history, counted, live, unfolded } = await aftermath(db);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`stores: ${storeSteps.toLocaleString('en')} steps, seed ${String(seed)}, ${seconds} s`);
  console.log(`  ${JSON.stringify(run)}`);
  console.log(`  history ${JSON.stringify(history)}, ${String(live.length)} groups counted`);
  expect(history).toMatchObject({ cases: CASES, faults: 0 });
  expect(history.entries).toBeGreaterThan(run.taken);
  expect(counted).toEqual(live);
  expect(live.length).toBeGreaterThan(0);
  expect(unfolded).toBe(0);
});
