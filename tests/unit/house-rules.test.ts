// The rules of the house hold only as long as the tools see them broken: each rule gets a planted violation.
import { join } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
// The first finding waits for the linter to load, and the first with types for the whole program.
const PATIENCE_MS = 60_000;
const TYPED_FILE = 'lib/planted-switch.ts';

/** The rules that need no types, on text that is in no file: fast. */
const untyped = new ESLint({
  cwd: ROOT,
  overrideConfig: [
    { files: ['**/*.{ts,tsx}'], ...(tseslint.configs.disableTypeChecked as Linter.Config) },
    { files: ['**/*.{ts,tsx}'], languageOptions: { parserOptions: { projectService: false } } },
  ],
});

const typed = new ESLint({
  cwd: ROOT,
  overrideConfig: [
    {
      files: [TYPED_FILE],
      languageOptions: {
        parserOptions: {
          projectService: { allowDefaultProject: [TYPED_FILE], defaultProject: 'tsconfig.json' },
        },
      },
    },
  ],
});

async function findings(linter: ESLint, path: string, code: string) {
  const [result] = await linter.lintText(code, { filePath: join(ROOT, path) });
  return result?.messages ?? [];
}

/** [rule, what the message says to do, file, text] */
type Planted = readonly [rule: string, advice: RegExp, path: string, code: string];

const CLOCK = /take `now` or `today` as an argument/;
const ENVIRONMENT = /lib\/platform\/env\.ts/;
const PURE = /lib\/domain is pure/;
const BOUND = /Values must be bound/;
const IDS = /write the scalar ids/;
const STORE = /call a store of lib\/data/;

const PLANTED: readonly Planted[] = [
  ['no-restricted-properties', CLOCK, 'lib/domain/x.ts', 'export const at = Date.now();'],
  ['no-restricted-properties', CLOCK, 'lib/domain/x.ts', 'export const at = performance.now();'],
  [
    'no-restricted-properties',
    CLOCK,
    'lib/domain/x.ts',
    "import { Temporal } from 'temporal-polyfill';\nexport const at = Temporal.Now.instant();",
  ],
  ['no-restricted-syntax', CLOCK, 'lib/domain/x.ts', 'export const at = new Date();'],
  ['no-restricted-syntax', CLOCK, 'lib/domain/x.ts', 'export const at = Date();'],
  ['no-restricted-globals', /no environment/, 'lib/domain/x.ts', 'export const os = process.platform;'],
  ['no-restricted-globals', /no environment/, 'lib/domain/x.ts', 'export const env = process.env;'],
  ...['react', 'next/headers', '@prisma/client', 'node:fs', 'fs', 'zod', '#lib/platform/clock.ts'].map(
    (source): Planted => ['no-restricted-imports', PURE, 'lib/domain/x.ts', `export * from '${source}';`],
  ),
  [
    'no-restricted-imports',
    STORE,
    'lib/domain/case/schema.ts',
    "export * from '#lib/generated/prisma/client.ts';",
  ],
  ['no-restricted-imports', STORE, 'lib/domain/x.ts', "export * from '../generated/prisma/enums.ts';"],
  ...['lib/use-cases/x.ts', 'app/page.tsx', 'scripts/x.ts', 'tests/unit/x.test.ts', 'proxy.ts'].map(
    (path): Planted => [
      'no-restricted-properties',
      ENVIRONMENT,
      path,
      'export const port = process.env.PORT;',
    ],
  ),
  ['no-restricted-properties', ENVIRONMENT, 'scripts/x.mjs', 'export const { env } = process;'],
  ['no-restricted-syntax', ENVIRONMENT, 'lib/data/x.ts', 'export const port = globalThis.process.env.PORT;'],
  ['no-restricted-imports', ENVIRONMENT, 'lib/data/x.ts', "export { env } from 'node:process';"],
  ...['connect: { id: 1 }', 'disconnect: true', "'connectOrCreate': {}"].map((write): Planted => [
    'no-restricted-syntax',
    IDS,
    'lib/data/x.ts',
    `export const data = { owner: { ${write} } };`,
  ]),
  [
    'no-restricted-properties',
    BOUND,
    'lib/data/x.ts',
    "export const f = (db: Db) => db.$queryRawUnsafe('select 1');",
  ],
  [
    'no-restricted-properties',
    BOUND,
    'scripts/x.ts',
    "export const f = (db: Db) => db.$executeRawUnsafe('select 1');",
  ],
  ['no-restricted-properties', BOUND, 'tests/x.ts', "export const f = Prisma.raw('select 1');"],
  ['no-restricted-properties', BOUND, 'lib/platform/env.ts', "export const f = Prisma.raw('select 1');"],
  [
    'no-restricted-syntax',
    /use a class/,
    'components/x.tsx',
    'export const X = () => <p style={{ width: 1 }} />;',
  ],
  [
    'no-restricted-syntax',
    /use a class/,
    'app/page.tsx',
    'export const X = ({ Box }: Props) => <Box style={{ width: 1 }} />;',
  ],
  ['max-lines', /250/, 'lib/use-cases/x.ts', '// line\n'.repeat(251)],
  ['max-lines', /250/, 'tests/unit/x.test.ts', '// line\n'.repeat(251)],
  ['max-lines', /250/, 'scripts/x.mjs', '// line\n'.repeat(251)],
  ...['lib/use-cases/x.ts', 'lib/platform/mailer.ts', 'app/page.tsx', 'components/x.tsx'].map(
    (path): Planted => [
      'no-restricted-imports',
      STORE,
      path,
      "export * from '#lib/generated/prisma/client.ts';",
    ],
  ),
  ['no-restricted-imports', STORE, 'lib/use-cases/x.ts', "export * from '../generated/prisma/enums.ts';"],
  ['jsx-a11y/no-autofocus', /autoFocus/, 'components/x.tsx', 'export const X = () => <input autoFocus />;'],
];

const CLEAN: readonly (readonly [path: string, code: string])[] = [
  [
    'lib/domain/x.ts',
    "export const at = (now: Date) => new Date(now.getTime() + 1);\nexport * from './y.ts';",
  ],
  ['lib/domain/x.ts', "export * from 'temporal-polyfill';\nexport * from '#lib/domain/result.ts';"],
  ['lib/domain/case/schema.ts', "export * from 'zod';"],
  ['lib/platform/clock.ts', 'export const now = () => new Date();\nexport const at = () => Date.now();'],
  ['lib/platform/env.ts', 'export const port = process.env.PORT;'],
  ['next.config.js', 'export const port = process.env.PORT;'],
  ['playwright.config.ts', 'export const port = process.env.PORT;'],
  ['scripts/install.mjs', 'export const port = process.env.PORT;'],
  [
    'lib/data/x.ts',
    "export const data = { ownerId: 'a' };\nexport const f = (boss: Boss) => boss.connect();",
  ],
  ['lib/data/x.ts', 'export const f = (db: Db) => db.$queryRaw`select 1`;'],
  ['scripts/x.ts', 'export const pool = { connect: true };'],
  ['lib/emails/x.tsx', 'export const X = () => <p style={{ width: 1 }} />;'],
  ['components/x.tsx', 'export const X = () => <ul role="list" />;'],
  ['components/x.tsx', 'export const X = () => <rect width={1} className="rail" />;'],
  ['lib/use-cases/x.ts', '// line\n'.repeat(249)],
  ...['lib/data/x.ts', 'lib/platform/db.ts', 'scripts/x.ts', 'tests/integration/x.ts'].map(
    (path) => [path, "export * from '#lib/generated/prisma/client.ts';"] as const,
  ),
];

describe('lint', { timeout: PATIENCE_MS }, () => {
  it.each(PLANTED)('%s says %s in %s: %s', async (rule, advice, path, code) => {
    const found = await findings(untyped, path, code);
    expect(found.map(({ ruleId, message }) => ruleId ?? message)).toEqual([rule]);
    expect(found[0]?.message).toMatch(advice);
  });

  it.each(CLEAN)('accepts in %s: %s', async (path, code) => {
    expect(await findings(untyped, path, code)).toEqual([]);
  });

  it('covers every place with the settings that forbid reading the environment', async () => {
    const folders = [
      'app',
      'components',
      'lib/domain',
      'lib/data',
      'lib/emails',
      'lib/i18n',
      'lib/use-cases',
      'scripts',
      'tests',
    ];
    const rules = ['no-restricted-properties', 'no-restricted-globals'];
    for (const folder of folders) {
      const found = await findings(untyped, `${folder}/planted.ts`, 'export const port = process.env.PORT;');
      expect(rules, folder).toContain(found[0]?.ruleId);
    }
  });
});

const UNION = "type Colour = 'red' | 'green';\n";
const switchOn = (cases: string) =>
  `${UNION}export function say(colour: Colour): string {\n  switch (colour) {\n${cases}\n  }\n}\n`;
const RED = "    case 'red':\n      return 'stop';";
const GREEN = "    case 'green':\n      return 'go';";
const DEFAULT = "    default:\n      return 'wait';";

describe('lint with types', { timeout: PATIENCE_MS }, () => {
  const rule = '@typescript-eslint/switch-exhaustiveness-check';

  it.each([
    ['a case is missing', switchOn(RED).replace(': string', '')],
    ['a default hides a missing case', switchOn(`${RED}\n${DEFAULT}`)],
    ['a default follows all cases', switchOn(`${RED}\n${GREEN}\n${DEFAULT}`)],
  ])('refuses a switch where %s', async (_, code) => {
    expect((await findings(typed, TYPED_FILE, code)).map(({ ruleId }) => ruleId)).toEqual([rule]);
  });

  it('accepts a switch with all cases and no default', async () => {
    expect(await findings(typed, TYPED_FILE, switchOn(`${RED}\n${GREEN}`))).toEqual([]);
  });

  it('refuses a promise that nobody waits for', async () => {
    const code = 'export function f(work: () => Promise<void>): void {\n  work();\n}\n';
    expect((await findings(typed, TYPED_FILE, code)).map(({ ruleId }) => ruleId)).toEqual([
      '@typescript-eslint/no-floating-promises',
    ]);
  });
});
