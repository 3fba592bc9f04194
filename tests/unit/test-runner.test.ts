import { describe, expect, it } from 'vitest';
import { checked, closingLine, tested } from '#scripts/testing/stage.ts';

const counts = (passed: number, failed = 0, skipped = 0) => ({ passed, failed, skipped });

describe('a check', () => {
  it('passes when it looked at files and found nothing', () => {
    expect(checked(0, 12, '')).toMatchObject({ ok: true, summary: '12 files' });
  });

  it('fails when it found something', () => {
    expect(checked(1, 12, 'found').ok).toBe(false);
  });

  it('fails when it looked at nothing, whatever it says', () => {
    expect(checked(0, 0, 'all well').ok).toBe(false);
  });
});

describe('a suite', () => {
  it('passes when tests ran and none failed', () => {
    expect(tested(0, counts(3, 0, 1), '')).toMatchObject({ ok: true, summary: '3 passed, 1 skipped' });
  });

  it('fails with a failed test, even when the runner says it ended well', () => {
    expect(tested(0, counts(3, 1), '').ok).toBe(false);
  });

  it('fails when the runner ends badly without a failed test', () => {
    expect(tested(1, counts(3), '').ok).toBe(false);
  });

  it('fails when no test ran, or all were skipped', () => {
    expect(tested(0, counts(0), '').ok).toBe(false);
    expect(tested(0, counts(0, 0, 5), '').ok).toBe(false);
  });
});

describe('the closing line', () => {
  it('adds the tests of all suites and leaves out passed checks', () => {
    const outcomes = [checked(0, 9, ''), tested(0, counts(3), ''), tested(0, counts(4), '')];
    expect(closingLine(outcomes)).toBe('7 passed, 0 failed');
  });

  it('names skipped tests when there are any', () => {
    expect(closingLine([tested(0, counts(3, 0, 2), '')])).toBe('3 passed, 0 failed, 2 skipped');
  });

  it('counts a failed check, an empty suite and a suite that broke off as one failure each', () => {
    const outcomes = [
      checked(1, 9, ''),
      tested(0, counts(0), ''),
      tested(1, counts(5), ''),
      tested(1, counts(1, 2), ''),
    ];
    expect(closingLine(outcomes)).toBe('6 passed, 5 failed');
  });
});
