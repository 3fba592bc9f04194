import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { getFileInfo } from 'prettier';
import { ROOT, runTool } from './run-program.ts';
import { REPORTS, checked, type Outcome, type Stage } from './stage.ts';

/** The files that Prettier would look at; it does not say itself how many they were. */
async function countFormatted(): Promise<number> {
  const files = globSync('**/*.{ts,tsx,js,mjs,cjs,json,css,md}', {
    cwd: ROOT,
    exclude: (name) => ['node_modules', '.next', '.data', '.git'].includes(name),
  });
  const ignorePath = ['.gitignore', '.prettierignore'].map((name) => join(ROOT, name));
  const infos = await Promise.all(files.map((file) => getFileInfo(join(ROOT, file), { ignorePath })));
  return infos.filter((info) => !info.ignored && info.inferredParser).length;
}

async function format(): Promise<Outcome> {
  const [{ code, output }, files] = await Promise.all([
    runTool('prettier', ['--check', '.']),
    countFormatted(),
  ]);
  return checked(code, files, output);
}

type LintFile = {
  filePath: string;
  messages: { line?: number; column?: number; ruleId: string | null; message: string }[];
};

function lintLines({ filePath, messages }: LintFile): string[] {
  const file = relative(ROOT, filePath);
  return messages.map(
    ({ line = 0, column = 0, ruleId, message }) =>
      `${file}:${line}:${column} ${message} (${ruleId ?? 'syntax'})`,
  );
}

async function lint(): Promise<Outcome> {
  const reportFile = join(REPORTS, 'lint.json');
  mkdirSync(REPORTS, { recursive: true });
  rmSync(reportFile, { force: true });
  const args = ['.', '--max-warnings', '0', '--format', 'json', '--output-file', reportFile];
  const { code, output } = await runTool('eslint', args);
  try {
    const files = JSON.parse(readFileSync(reportFile, 'utf8')) as LintFile[];
    return checked(code, files.length, files.flatMap(lintLines).join('\n') + output);
  } catch {
    return { ok: false, summary: 'no report', output };
  }
}

async function types(): Promise<Outcome> {
  const { code, stdout, output } = await runTool(
    'tsc',
    ['--noEmit', '--pretty', 'false', '--listFiles'],
    {},
    'typescript',
  );
  // The compiler writes its paths with forward slashes on every system.
  const root = ROOT.split(sep).join('/');
  const isListed = (line: string) => /^(\/|[A-Za-z]:\/).*\.([cm]?[jt]sx?|json)$/.test(line);
  const ours = stdout
    .split('\n')
    .filter((line) => isListed(line) && line.startsWith(`${root}/`) && !line.includes('/node_modules/'));
  const findings = output.split('\n').filter((line) => !isListed(line));
  return checked(code, ours.length, findings.join('\n'));
}

async function dependencyRules(): Promise<Outcome> {
  const { code, output } = await runTool(
    'depcruise',
    ['.', '--output-type', 'err-long'],
    {},
    'dependency-cruiser',
  );
  return checked(code, Number(/(\d+) modules/.exec(output)?.[1] ?? 0), output);
}

async function unusedCode(): Promise<Outcome> {
  const reporters = ['--reporter', 'symbols', '--reporter', './scripts/testing/knip-count.ts'];
  const { code, output } = await runTool('knip', ['--no-progress', ...reporters]);
  return checked(code, Number(/^(\d+) files analysed$/m.exec(output)?.[1] ?? 0), output);
}

/** Independent of each other: none writes what another reads. */
export const CHECKS: readonly Stage[] = [
  { key: 'format', name: 'format', run: format },
  { key: 'lint', name: 'lint', run: lint },
  { key: 'types', name: 'types', run: types },
  { key: 'imports', name: 'dependency rules', run: dependencyRules },
  { key: 'unused', name: 'unused code', run: unusedCode },
];
