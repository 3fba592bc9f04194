// npm run docs:rules: writes docs/domain.md, the rules with the functions and tests that hold them.
import { writeFile } from 'node:fs/promises';
import { RULES_PAGE, rulesPage, SECTIONS } from './rules/page.ts';

await writeFile(RULES_PAGE, await rulesPage(SECTIONS));
console.log(`Written: ${RULES_PAGE}, ${String(SECTIONS.flatMap(({ rows }) => rows).length)} rules.`);
