// The short run of the model through the stores; `npm run test:model` is the long one.
import { beforeAll, describe, expect, it } from 'vitest';
import { aftermath, type Aftermath } from '#tests/support/model/after-store.ts';
import { runStore, type StoreRun } from '#tests/support/model/walk-store.ts';
import { testDatabase } from '#tests/support/database.ts';

const STEPS = 300;
const CASES = 6;

let run: StoreRun;
let after: Aftermath;

beforeAll(async () => {
  const db = await testDatabase();
  run = await runStore(db, { steps: STEPS, seed: 2026, cases: CASES });
  after = await aftermath(db);
});

describe('cases that go any way through the stores', () => {
  it('are stored as the model says after each step: some taken, some refused, some nights between', () => {
    expect(run.taken).toBeGreaterThan(STEPS / 20);
    expect(run.refused).toBeGreaterThan(STEPS / 20);
    expect(run.nights).toBeGreaterThan(0);
  });

  it('leave a history without a fault, and an anchor for each to which something happened', () => {
    expect(after.begun).toBeGreaterThan(0);
    expect(after.history).toMatchObject({ cases: CASES, anchors: after.begun, faults: 0 });
    expect(after.history.entries).toBeGreaterThan(run.taken);
  });

  it('leave folded counts that equal a live GROUP BY', () => {
    expect(after.counted.length).toBeGreaterThan(0);
    expect(after.counted).toEqual(after.live);
    expect(after.unfolded).toBe(0);
  });
});
