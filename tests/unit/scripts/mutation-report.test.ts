import { describe, expect, it } from 'vitest';
import {
  ignoredIn,
  isStrong,
  LEAST_SCORE,
  percent,
  scoresOf,
  survivorsOf,
  totalOf,
  type MutationReport,
} from '#scripts/testing/mutation-report.ts';

type Status = MutationReport['files'][string]['mutants'][number]['status'];

const file = (...statuses: readonly Status[]) => ({
  source: 'first\nsecond',
  mutants: statuses.map((status) => ({
    status,
    mutatorName: 'BooleanLiteral',
    replacement: 'false',
    location: { start: { line: 2, column: 3 } },
  })),
});
const report = (...statuses: readonly Status[]): MutationReport => ({
  files: { 'lib/domain/x.ts': file(...statuses) },
});
const many = (found: number, lived: number): MutationReport =>
  report(...Array<Status>(found).fill('Killed'), ...Array<Status>(lived).fill('Survived'));

describe('the score of a mutation run', () => {
  it('counts what was killed or ran too long as found, folder by folder', () => {
    const files = {
      'lib/domain/a/x.ts': file('Killed', 'Timeout'),
      'lib/domain/b/y.ts': file('Killed', 'Survived'),
    };
    expect(scoresOf({ files })).toEqual([
      { name: 'lib/domain/a', found: 2, mutants: 2 },
      { name: 'lib/domain/b', found: 1, mutants: 2 },
    ]);
    expect(totalOf(scoresOf({ files }))).toEqual({ name: 'all', found: 3, mutants: 4 });
  });

  it.each(['Survived', 'NoCoverage', 'Ignored', 'Pending'] as const)(
    'counts %s as one that lived',
    (status) => {
      expect(scoresOf(report('Killed', status))).toMatchObject([{ found: 1, mutants: 2 }]);
      expect(survivorsOf(report('Killed', status))).toEqual([
        `lib/domain/x.ts:2:3 ${status} BooleanLiteral: second ⇒ false`,
      ]);
    },
  );

  it.each(['CompileError', 'RuntimeError'] as const)(
    'leaves out %s, which says nothing about the tests',
    (status) => {
      expect(scoresOf(report('Killed', status))).toMatchObject([{ found: 1, mutants: 1 }]);
      expect(survivorsOf(report(status))).toEqual([]);
    },
  );
});

describe('a mutation run', () => {
  it('is strong from the least score on', () => {
    expect(isStrong(many(LEAST_SCORE - 1, 101 - LEAST_SCORE))).toBe(false);
    expect(isStrong(many(LEAST_SCORE, 100 - LEAST_SCORE))).toBe(true);
    expect(isStrong(many(LEAST_SCORE + 1, 99 - LEAST_SCORE))).toBe(true);
  });

  it('is not strong with a mutant switched off, however many were found', () => {
    const one = report(...Array<Status>(999).fill('Killed'), 'Ignored');
    expect(ignoredIn(one)).toBe(1);
    expect(percent(totalOf(scoresOf(one)))).toBeGreaterThan(99);
    expect(isStrong(one)).toBe(false);
  });

  it('is not strong when it planted nothing', () => {
    expect(isStrong({ files: {} })).toBe(false);
  });
});
