import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildProduct } from '../parts/build.ts';
import { findChromium } from './chromium.ts';
import { makeWorld } from './e2e-world.ts';
import { runTool } from './run-program.ts';
import { REPORTS, say, tested, type Counts, type Outcome, type Stage } from './stage.ts';

/** The report of a run, or undefined when the runner ended before writing one. A report of before is never read. */
function freshReport(name: string): { path: string; read: () => unknown } {
  const path = join(REPORTS, name);
  mkdirSync(REPORTS, { recursive: true });
  rmSync(path, { force: true });
  const read = () => {
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as unknown;
    } catch {
      return undefined;
    }
  };
  return { path, read };
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
};

function vitestCounts(report: VitestReport): Counts {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

async function vitest(project: string, only: readonly string[]): Promise<Outcome> {
  const report = freshReport(`${project}.json`);
  const args = ['run', '--project', project, '--allowOnly=false', '--reporter=dot', '--reporter=json'];
  const { code, output } = await runTool('vitest', [...args, `--outputFile.json=${report.path}`, ...only]);
  const counts = report.read() as VitestReport | undefined;
  return counts ? tested(code, vitestCounts(counts), output) : { ok: false, summary: 'no report', output };
}

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };

function playwrightCounts({ stats }: PlaywrightReport): Counts {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

async function endToEnd(only: readonly string[]): Promise<Outcome> {
  const browser = await findChromium(say);
  if (!('path' in browser)) return { ok: false, summary: 'no browser', output: browser.missing };
  const report = freshReport('e2e.json');
  const world = await makeWorld();
  const env = { ...world.env, CHROMIUM: browser.path, AFFILIA_E2E_REPORT: report.path };
  const { code, output } = await runTool(
    'playwright',
    ['test', '--forbid-only', ...only],
    { env },
    '@playwright/test',
  );
  world.remove();
  const counts = report.read() as PlaywrightReport | undefined;
  return counts
    ? tested(code, playwrightCounts(counts), output)
    : { ok: false, summary: 'no report', output };
}

async function build(): Promise<Outcome> {
  const lines: string[] = [];
  try {
    const { hash } = await buildProduct((line) => {
      lines.push(line);
    });
    return { ok: true, summary: hash.slice(0, 12), output: lines.join('\n') };
  } catch (error) {
    lines.push(error instanceof Error ? error.message : String(error));
    return { ok: false, summary: 'not built', output: lines.join('\n') };
  }
}

/** The stages that take the whole machine, one after the other. `only` is passed on to the runners: files, titles. */
export function suites(only: readonly string[]): readonly Stage[] {
  return [
    { key: 'unit', name: 'unit', run: () => vitest('unit', only) },
    { key: 'integration', name: 'integration', run: () => vitest('integration', only) },
    { key: 'build', name: 'build', run: build },
    { key: 'e2e', name: 'end-to-end', run: () => endToEnd(only) },
  ];
}
