// Plants a small tree with one import per file, and compares what the dependency rules say with the table of layers.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult, type IConfiguration, type ICruiseOptions } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as IConfiguration;

/** One file of each place, to be imported. */
const TARGETS = {
  app: 'app/target.ts',
  components: 'components/target.ts',
  'use-cases': 'lib/use-cases/target.ts',
  domain: 'lib/domain/target.ts',
  data: 'lib/data/target.ts',
  emails: 'lib/emails/target.ts',
  i18n: 'lib/i18n/target.ts',
  session: 'lib/platform/session.ts',
  action: 'lib/platform/action.ts',
  env: 'lib/platform/env.ts',
  clock: 'lib/platform/clock.ts',
  logger: 'lib/platform/logger.ts',
  csp: 'lib/platform/csp.ts',
  db: 'lib/platform/db.ts',
  mailer: 'lib/platform/mailer.ts',
  pulse: 'lib/platform/pulse.ts',
  generated: 'lib/generated/prisma/client.ts',
  scripts: 'scripts/target.ts',
  tests: 'tests/support/target.ts',
} as const;
type Place = keyof typeof TARGETS;

const PAGE: readonly Place[] = ['app', 'components', 'use-cases', 'domain', 'i18n', 'session', 'action'];
const PLATFORM: readonly Place[] = [
  'session',
  'action',
  'env',
  'clock',
  'logger',
  'csp',
  'db',
  'mailer',
  'pulse',
];
const SCRIPT: readonly Place[] = ['use-cases', 'data', 'domain', 'scripts', 'generated', ...PLATFORM];

/** The table, written a second time on purpose: [rule, the importing file without its number, what it may import]. */
const TABLE: readonly (readonly [rule: string, importer: (n: number) => string, may: readonly Place[]])[] = [
  ['app-imports', (n) => `app/from-${n}/page.tsx`, PAGE],
  ['route-handler-imports', (n) => `app/from-${n}/route.ts`, [...PAGE, 'env', 'clock', 'logger']],
  ['components-imports', (n) => `components/from-${n}.tsx`, ['components', 'domain', 'i18n']],
  [
    'use-cases-imports',
    (n) => `lib/use-cases/from-${n}.ts`,
    ['use-cases', 'domain', 'data', 'emails', ...PLATFORM],
  ],
  ['data-imports', (n) => `lib/data/from-${n}.ts`, ['data', 'domain', 'db', 'generated']],
  ['emails-imports', (n) => `lib/emails/from-${n}.tsx`, ['emails', 'domain', 'i18n']],
  ['i18n-imports', (n) => `lib/i18n/from-${n}.ts`, ['i18n', 'domain']],
  ['platform-imports', (n) => `lib/platform/from-${n}.ts`, ['domain', ...PLATFORM]],
  ['domain-imports', (n) => `lib/domain/from-${n}.ts`, ['domain']],
  ['scripts-imports', (n) => `scripts/from-${n}.ts`, SCRIPT],
  ['root-imports', (n) => `from-${n}.config.ts`, []],
  ['tests', (n) => `tests/unit/from-${n}.test.ts`, Object.keys(TARGETS) as Place[]],
];

/** Files of a fixed name carry all their imports: [rule, file, what it may import]. */
const SINGLE: readonly (readonly [rule: string, file: string, may: readonly Place[]])[] = [
  ['proxy-imports', 'proxy.ts', ['i18n', 'csp', 'env', 'pulse']],
  ['instrumentation-imports', 'instrumentation.ts', PLATFORM],
  ['worker-imports', 'scripts/worker.ts', [...SCRIPT, 'emails']],
];

const OTHERS: readonly (readonly [rule: string | undefined, file: string, code: string])[] = [
  ['not-resolvable', 'lib/use-cases/lost.ts', "import '#lib/domain/nowhere.ts';"],
  ['no-circular', 'lib/use-cases/one.ts', "import './two.ts';"],
  // A cycle is reported once.
  [undefined, 'lib/use-cases/two.ts', "import './one.ts';"],
  ['no-barrel', 'lib/use-cases/index.ts', "export * from './target.ts';"],
  ['no-barrel-import', 'lib/use-cases/fond-of-barrels.ts', "import './index.ts';"],
  ['domain-core', 'lib/domain/reader.ts', "import 'node:fs';"],
  ['domain-packages', 'lib/domain/parser.ts', "import 'zod';"],
  [undefined, 'lib/domain/case/schema.ts', "import 'zod';"],
  [undefined, 'lib/domain/calendar.ts', "import 'temporal-polyfill';"],
  ['domain-schema-packages', 'lib/domain/view/schema.ts', "import 'react';"],
  [undefined, 'lib/platform/reader.ts', "import 'node:fs';"],
];

const places = Object.keys(TARGETS) as Place[];
const address = (place: Place) => `#${TARGETS[place]}`;

const EDGES = TABLE.flatMap(([rule, importer, may]) =>
  places.map((place, n) => ({ rule, from: importer(n), place, isAllowed: may.includes(place) })),
);
const SINGLE_EDGES = SINGLE.flatMap(([rule, from, may]) =>
  places.map((place) => ({ rule, from, place, isAllowed: may.includes(place) })),
);

function plantTree(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'affilia-imports-')));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const folders = ['lib', 'components', 'scripts', 'app', 'tests'];
  const imports = Object.fromEntries(folders.map((name) => [`#${name}/*`, `./${name}/*`]));
  write('package.json', JSON.stringify({ type: 'module', imports, dependencies: { zod: '*' } }));
  write(
    'tsconfig.json',
    JSON.stringify({ compilerOptions: { module: 'esnext', moduleResolution: 'bundler' } }),
  );
  for (const name of ['zod', 'temporal-polyfill', 'react']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'main.js' }));
    write(`node_modules/${name}/main.js`, 'module.exports = {};');
  }
  for (const file of Object.values(TARGETS)) write(file, 'export const target = 1;\n');
  for (const { from, place } of EDGES) write(from, `import '${address(place)}';\n`);
  for (const [, from] of SINGLE) write(from, places.map((place) => `import '${address(place)}';\n`).join(''));
  for (const [, file, code] of OTHERS) write(file, `${code}\n`);
  return root;
}

let root = '';
const broken = new Map<string, string[]>();

beforeAll(async () => {
  root = plantTree();
  const ruleSet = { forbidden: config.forbidden ?? [] };
  const options: ICruiseOptions = { ...config.options, baseDir: root, validate: true, ruleSet };
  const { output } = await cruise(['.'], options);
  for (const { from, to, rule } of (output as ICruiseResult).summary.violations) {
    for (const key of [from, `${from} -> ${to}`]) broken.set(key, [...(broken.get(key) ?? []), rule.name]);
  }
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('import rules', () => {
  it.each([...EDGES, ...SINGLE_EDGES])(
    '$from -> $place (allowed: $isAllowed)',
    ({ rule, from, place, isAllowed }) => {
      expect(broken.get(`${from} -> ${TARGETS[place]}`) ?? []).toEqual(isAllowed ? [] : [rule]);
    },
  );

  it.each(OTHERS)('%s: %s', (rule, file) => {
    expect(broken.get(file) ?? []).toEqual(rule === undefined ? [] : [rule]);
  });
});
