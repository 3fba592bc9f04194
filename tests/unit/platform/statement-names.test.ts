import { describe, expect, it } from 'vitest';
import { statementNames } from '#lib/platform/statement-names.ts';

describe('names of statements', () => {
  it('the same statement has the same name, another one another', () => {
    const nameOf = statementNames();
    expect(nameOf({ sql: 'SELECT 1' })).toMatch(/^s\d+$/);
    expect(nameOf({ sql: 'SELECT 1' })).toBe(nameOf({ sql: 'SELECT 1' }));
    expect(nameOf({ sql: 'SELECT 2' })).not.toBe(nameOf({ sql: 'SELECT 1' }));
  });

  it('are 300 at most: what comes later has none, what has one keeps it', () => {
    const nameOf = statementNames();
    const names = Array.from({ length: 301 }, (_, n) => nameOf({ sql: `SELECT ${String(n)}` }));
    expect(new Set(names.slice(0, 300)).size).toBe(300);
    expect(names[299]).not.toBe('');
    expect(names[300]).toBe('');
    expect(nameOf({ sql: 'SELECT 0' })).toBe(names[0]);
  });

  it.each([
    [7_999, true],
    [8_000, true],
    [8_001, false],
  ])('a statement of %i letters has one: %s', (length, has) => {
    expect(statementNames()({ sql: 'x'.repeat(length) }) !== '').toBe(has);
  });
});
