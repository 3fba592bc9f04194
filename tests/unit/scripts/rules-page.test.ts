import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problemsOf, RULES_PAGE, rulesPage, SECTIONS } from '#scripts/rules/page.ts';

const ROOT = process.cwd();

describe('the page of the rules', () => {
  it.each(SECTIONS)('$title: each rule has a function and a test that are there', async ({ rows }) => {
    expect(rows.length).toBeGreaterThan(0);
    expect(await problemsOf(rows, ROOT)).toEqual([]);
  });

  it('stands in the repository as it is made; npm run docs:rules writes it', async () => {
    expect(readFileSync(RULES_PAGE, 'utf8')).toBe(await rulesPage(SECTIONS));
  });

  it('notices a rule whose function or test is gone', async () => {
    const [row] = SECTIONS.flatMap(({ rows }) => rows);
    if (!row) throw new Error('there is no rule');
    const { code, test } = row.held;
    const planted = [
      { ...row, held: { code: [code[0], 'noSuchFunction'], test } },
      { ...row, held: { code: ['case/no-such-file.ts', code[1]], test } },
      { ...row, held: { code, test: [test[0], 'no such test'] } },
      { ...row, held: { code, test: ['case/no-such.test.ts', test[1]] } },
    ] as const;
    for (const one of planted) expect(await problemsOf([one], ROOT)).toHaveLength(1);
  });
});
