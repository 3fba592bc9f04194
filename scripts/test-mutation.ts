// npm run test:mutation                               plants every mutant into lib/domain and counts those that a test finds
// npm run test:mutation -- lib/domain/calendar        of one folder or file
// npm run test:mutation -- --incremental              only what has changed since the last such run
// Fewer than 90 % found, or one switched off: it ends with 1. The survivors stand in .data/reports/mutation.txt.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { followTool } from './testing/run-program.ts';
import {
  ignoredIn,
  isStrong,
  LEAST_SCORE,
  percent,
  scoresOf,
  survivorsOf,
  totalOf,
  type MutationReport,
} from './testing/mutation-report.ts';
import { REPORTS } from './testing/stage.ts';

const REPORT = join(REPORTS, 'mutation.json');
const TEXT = join(REPORTS, 'mutation.txt');

function say(report: MutationReport): void {
  const scores = scoresOf(report);
  const lines = [...scores, totalOf(scores)].map(
    (one) =>
      `${one.name.padEnd(28)} ${percent(one).toFixed(1).padStart(6)} %  ${one.found} of ${one.mutants}`,
  );
  const ignored = ignoredIn(report);
  if (ignored > 0) lines.push(`${ignored} switched off: remove the comments or settings that do it.`);
  const survivors = survivorsOf(report);
  writeFileSync(TEXT, [...lines, '', ...survivors, ''].join('\n'));
  console.log([...lines, `${survivors.length} survivors: ${TEXT}`].join('\n'));
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { incremental: { type: 'boolean' } },
  });
  const mutate = positionals.map((one) => (one.endsWith('.ts') ? one : `${one.replace(/\/$/, '')}/**/*.ts`));
  const args = [
    'run',
    ...(mutate.length > 0 ? ['--mutate', mutate.join(',')] : []),
    ...(values.incremental ? ['--incremental'] : []),
  ];
  mkdirSync(REPORTS, { recursive: true });
  // A report of before is never read.
  rmSync(REPORT, { force: true });
  await followTool('stryker', args, {}, '@stryker-mutator/core');
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as MutationReport;
  say(report);
  if (!isStrong(report)) {
    console.log(`Not enough: at least ${LEAST_SCORE} % must be found, and none switched off.`);
    process.exitCode = 1;
  }
} catch (error) {
  const isMissing = (error as { code?: string }).code === 'ENOENT';
  console.error(
    isMissing ? 'Stryker ended without a report.' : error instanceof Error ? error.message : error,
  );
  process.exitCode = 1;
}
