import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run-program.ts';

export const REPORTS = join(ROOT, '.data', 'reports');
const TAIL_LINES = 150;

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };
const NO_TESTS: Counts = { passed: 0, failed: 0, skipped: 0 };

export type Outcome = {
  readonly ok: boolean;
  /** What was looked at, in a few words: "212 files". */
  readonly summary: string;
  /** Shown when the stage fails. */
  readonly output: string;
  /** Of a stage that runs tests. */
  readonly counts?: Counts;
};

export type Stage = {
  readonly name: string;
  /** The argument of `npm test` that runs this stage alone. */
  readonly key: string;
  run(): Promise<Outcome>;
};

/** The outcome of a checker: one that looked at nothing has failed, whatever it says. */
export function checked(code: number, files: number, output: string): Outcome {
  if (files === 0) return { ok: false, summary: 'looked at no file', output };
  return { ok: code === 0, summary: `${files} files`, output };
}

/** The outcome of a test runner: one that ran nothing has failed, and so has one that ends badly without a failed test. */
export function tested(code: number, counts: Counts, output: string): Outcome {
  const { passed, failed, skipped } = counts;
  if (passed + failed === 0) return { ok: false, summary: 'ran no test', output, counts };
  const summary = `${passed} passed${failed ? `, ${failed} failed` : ''}${skipped ? `, ${skipped} skipped` : ''}`;
  return { ok: code === 0 && failed === 0, summary, output, counts };
}

/** What a stage adds to the closing line: its tests, and one failure where it failed otherwise. */
function countsOf({ ok, counts = NO_TESTS }: Outcome): Counts {
  return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/** The last line of the run. */
export function closingLine(outcomes: readonly Outcome[]): string {
  const total = outcomes.map(countsOf).reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    NO_TESTS,
  );
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  return `${total.passed} passed, ${total.failed} failed${skipped}`;
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

function tailOf(text: string): string {
  const lines = text.trimEnd().split('\n');
  const left = lines.length - TAIL_LINES;
  return [...(left > 0 ? [`… ${left} lines above`] : []), ...lines.slice(-TAIL_LINES)]
    .map((line) => `    ${line}`)
    .join('\n');
}

const inProgress = new Set<string>();
const erase = () => {
  if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
};
function showProgress(): void {
  erase();
  if (process.stdout.isTTY && inProgress.size > 0)
    process.stdout.write(`… ${[...inProgress].join(', ')} running`);
}

/** Prints above the line that shows what is running. */
export function say(text: string): void {
  erase();
  process.stdout.write(`${text}\n`);
  showProgress();
}

function report(stage: Stage, outcome: Outcome, took: number): void {
  const file = join(REPORTS, `${stage.key}.txt`);
  mkdirSync(REPORTS, { recursive: true });
  writeFileSync(file, outcome.output);
  say(
    `${outcome.ok ? '✓' : '✗'} ${stage.name.padEnd(18)} ${outcome.summary.padEnd(34)} ${seconds(took).padStart(8)}`,
  );
  if (!outcome.ok) say(tailOf(outcome.output));
}

const failure = (error: unknown): Outcome => ({
  ok: false,
  summary: 'stopped',
  output: error instanceof Error ? (error.stack ?? error.message) : String(error),
});

/** Runs stages a few at a time; their lines appear in the order of the list, each when it and those before have ended. */
export async function runStages(stages: readonly Stage[], atOnce: number): Promise<Outcome[]> {
  const ended = new Map<Stage, { outcome: Outcome; took: number }>();
  let printed = 0;
  const printEnded = () => {
    for (let next = stages[printed]; next; next = stages[++printed]) {
      const end = ended.get(next);
      if (!end) return;
      report(next, end.outcome, end.took);
    }
  };
  const waiting = stages.values();
  const lane = async () => {
    for (const stage of waiting) {
      inProgress.add(stage.name);
      showProgress();
      const started = performance.now();
      const outcome = await stage.run().catch(failure);
      inProgress.delete(stage.name);
      ended.set(stage, { outcome, took: performance.now() - started });
      printEnded();
      showProgress();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return stages.flatMap((stage) => ended.get(stage)?.outcome ?? []);
}
