import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { CHANGES } from './change-rows.ts';
import { DOCUMENTS } from './document-rows.ts';
import { LINE } from './line-rows.ts';
import { ROUTE } from './route-rows.ts';
import type { Row, Section } from './row.ts';

export const SECTIONS: readonly Section[] = [...LINE, ...CHANGES, ...ROUTE, ...DOCUMENTS];

/** Where the page stands in the repository. */
export const RULES_PAGE = 'docs/domain.md';

const HEAD = [
  '# The rules, and what holds them',
  'Written by `npm run docs:rules` from `scripts/rules`; a test compares. Each rule of the case, of the routes and of the',
  'papers with where it was read, the function that decides it and the test that shows it. 000 to 004 are the five texts',
  'that the product comes from; "web" are public pages read in November 2026; "decision" is ours.',
].join('\n');

const cell = (text: string): string => text.replaceAll('|', '/');

function tableOf({ title, rows }: Section): string {
  const lines = rows.map(({ rule, source, held }) => {
    const [file, name] = held.code;
    const [testFile, testTitle] = held.test;
    const code = `\`${name}\` in [${file}](../lib/domain/${file})`;
    const test = `“${testTitle}” in [${testFile}](../tests/unit/domain/${testFile})`;
    return `| ${[rule, source, code, test].map(cell).join(' | ')} |`;
  });
  return [
    `## ${title}`,
    '',
    '| rule | source | function | test |',
    '| --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

/** The page as it should stand, in Markdown, formatted as the repository's other pages. */
export async function rulesPage(sections: readonly Section[]): Promise<string> {
  const text = `${[HEAD, ...sections.map(tableOf)].join('\n\n')}\n`;
  return format(text, { ...(await resolveConfig(RULES_PAGE)), filepath: RULES_PAGE });
}

/** What is wrong with rows: a function that is not there, a test that is not there. */
export async function problemsOf(rows: readonly Row[], root: string): Promise<readonly string[]> {
  const checked = rows.map(async ({ rule, held: { code, test } }) => {
    const url = pathToFileURL(join(root, 'lib/domain', code[0])).href;
    const exported = (await import(url).catch(() => ({}))) as object;
    const hasCode = Object.hasOwn(exported, code[1]);
    const tests = await readFile(join(root, 'tests/unit/domain', test[0]), 'utf8').catch(() => '');
    const hasTest = [`'${test[1]}'`, `"${test[1]}"`].some((title) => tests.includes(title));
    return [
      ...(hasCode ? [] : [`${rule}: no ${code[1]} in ${code[0]}`]),
      ...(hasTest ? [] : [`${rule}: no test "${test[1]}" in ${test[0]}`]),
    ];
  });
  return (await Promise.all(checked)).flat();
}
