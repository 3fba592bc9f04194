import { describe, expect, it } from 'vitest';
import { HEADING, linesOf } from '#scripts/faults/run-scenarios.ts';
import { isSound, sumOf, type Tally } from '#scripts/faults/scenario.ts';
import { SCENARIOS } from '#scripts/faults/scenarios.ts';

const CLEAN: Tally = { injected: 3, lost: 0, duplicate: 0, wrong: [], notes: ['3 forms'] };

describe('the verdict on a scenario', () => {
  it('is good only where something was injected and nothing was found', () => {
    expect(isSound(CLEAN)).toBe(true);
    for (const planted of [{ lost: 1 }, { duplicate: 1 }, { wrong: ['a page'] }, { injected: 0 }])
      expect(isSound({ ...CLEAN, ...planted }), JSON.stringify(planted)).toBe(false);
  });

  it('of two rounds has what either found', () => {
    const other: Tally = { injected: 1, lost: 1, duplicate: 2, wrong: ['a page'], notes: [] };
    expect(sumOf(CLEAN, other)).toEqual({
      injected: 4,
      lost: 1,
      duplicate: 2,
      wrong: ['a page'],
      notes: ['3 forms'],
    });
  });

  it('is printed with its counts under the heading, and equal reasons once', () => {
    const [figures, ...rest] = linesOf('kill-web', { ...CLEAN, lost: 1, wrong: ['a', 'b', 'a'] }, 2.04);
    expect(HEADING.split(/\s+/)).toEqual(['scenario', 'injected', 'lost', 'duplicate', 'wrong', 'seconds']);
    expect(figures?.split(/\s+/)).toEqual(['kill-web', '3', '1', '0', '3', '2.0']);
    expect(rest).toEqual(['  3 forms', '  wrong: a (2 times)', '  wrong: b']);
  });

  it('says when nothing was injected, and leaves out what nobody reads', () => {
    const many = Array.from({ length: 20 }, (_, index) => `reason ${String(index)}`);
    const lines = linesOf('kill-web', { ...CLEAN, injected: 0, wrong: many }, 1);
    expect(lines).toContain('  nothing was injected');
    expect(lines.at(-1)).toBe('  wrong: and 8 more');
  });
});

describe('every scenario', () => {
  it('has a name of its own and a bug to plant', () => {
    expect(new Set(SCENARIOS.map((one) => one.name)).size).toBe(SCENARIOS.length);
    for (const { name, planted } of SCENARIOS)
      expect(planted.plant ?? planted.settings?.join(' '), name).toBeTruthy();
  });
});
