// Who may import whom: a layer may import itself and what its row lists, and nothing else of this repository.
// The reasons are in docs/decisions; add to a row only together with one.
const WORKER = '^scripts/worker(\\.ts$|/)';
const LAYERS = [
  {
    name: 'route-handler',
    path: '^app/.*/?route\\.ts$',
    may: ['app', 'components', 'use-cases', 'domain', 'i18n', 'session', 'action', 'env', 'clock', 'logger'],
  },
  {
    name: 'app',
    path: '^app/',
    not: '/route\\.ts$',
    may: ['app', 'components', 'use-cases', 'domain', 'i18n', 'session', 'action'],
  },
  { name: 'components', path: '^components/', may: ['components', 'domain', 'i18n'] },
  { name: 'use-cases', path: '^lib/use-cases/', may: ['use-cases', 'domain', 'data', 'emails', 'platform'] },
  { name: 'data', path: '^lib/data/', may: ['data', 'domain', 'db', 'generated'] },
  { name: 'emails', path: '^lib/emails/', may: ['emails', 'domain', 'i18n'] },
  { name: 'i18n', path: '^lib/i18n/', may: ['i18n', 'domain'] },
  { name: 'db', path: '^lib/platform/db\\.ts$', may: ['platform', 'domain', 'generated'] },
  { name: 'platform', path: '^lib/platform/', not: '^lib/platform/db\\.ts$', may: ['platform', 'domain'] },
  { name: 'domain', path: '^lib/domain/', may: ['domain'] },
  {
    name: 'worker',
    path: WORKER,
    may: ['scripts', 'use-cases', 'data', 'platform', 'domain', 'emails', 'generated'],
  },
  {
    name: 'scripts',
    path: '^(scripts|prisma)/',
    not: WORKER,
    may: ['scripts', 'use-cases', 'data', 'platform', 'domain', 'generated'],
  },
  { name: 'proxy', path: '^proxy\\.ts$', may: ['i18n', 'csp', 'env', 'pulse'] },
  { name: 'instrumentation', path: '^instrumentation\\.ts$', may: ['platform'] },
  { name: 'root', path: '^[^/]+$', not: '^(proxy|instrumentation)\\.ts$', may: [] },
];

const platformFile = (name) => `^lib/platform/${name}(\\.tsx?$|/)`;
const PLACES = {
  app: '^app/',
  components: '^components/',
  'use-cases': '^lib/use-cases/',
  domain: '^lib/domain/',
  data: '^lib/data/',
  emails: '^lib/emails/',
  i18n: '^lib/i18n/',
  platform: '^lib/platform/',
  generated: '^lib/generated/',
  scripts: '^(scripts|prisma)/',
  action: platformFile('action'),
  clock: platformFile('clock'),
  csp: platformFile('csp'),
  db: platformFile('db'),
  env: platformFile('env'),
  logger: platformFile('logger'),
  pulse: platformFile('pulse'),
  session: platformFile('session'),
};

const tableRules = LAYERS.map(({ name, path, not, may }) => ({
  name: `${name}-imports`,
  comment: `Of this repository, ${name} may import only: ${may.join(', ') || 'nothing'}. Move the code to the layer that may, or pass the value in.`,
  severity: 'error',
  from: { path, ...(not && { pathNot: not }) },
  to: {
    // An import that leads nowhere is not-resolvable's to report.
    couldNotResolve: false,
    dependencyTypesNot: ['core'],
    pathNot: ['node_modules/', ...may.map((place) => PLACES[place])],
  },
}));

const BARREL = '(^|/)index\\.[cm]?[jt]sx?$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...tableRules,
    {
      name: 'domain-packages',
      comment:
        'The domain is pure: temporal-polyfill, and zod in files named schema.ts; anything else is passed in.',
      severity: 'error',
      from: { path: '^lib/domain/', pathNot: '/schema\\.ts$' },
      to: { path: '(^|/)node_modules/', pathNot: 'node_modules/temporal-polyfill/' },
    },
    {
      name: 'domain-schema-packages',
      comment: 'A schema of the domain may use temporal-polyfill and zod.',
      severity: 'error',
      from: { path: '^lib/domain/.*/?schema\\.ts$' },
      to: { path: '(^|/)node_modules/', pathNot: 'node_modules/(temporal-polyfill|zod)/' },
    },
    {
      name: 'domain-core',
      comment: 'The domain also runs in the browser: no module of Node.',
      severity: 'error',
      from: { path: '^lib/domain/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circular',
      comment: 'Move what both files need into a third one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-resolvable',
      comment: 'Import by "#lib/…", "#components/…" or a relative path, with the real extension.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-barrel',
      comment:
        'Name the file after what it holds and import from it; an index.ts hides cycles and drags everything along.',
      severity: 'error',
      from: { path: BARREL },
      to: {},
    },
    {
      name: 'no-barrel-import',
      comment: 'Import from the file that holds the thing, not from an index.ts.',
      severity: 'error',
      from: {},
      to: { path: BARREL, pathNot: 'node_modules/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^lib/generated'] },
    exclude: {
      path: [
        '^\\.(next|data|git)(/|$)',
        '^(test-results|docs)/',
        '^next-env\\.d\\.ts$',
        '^tests/load/floor/\\.next/',
      ],
    },
    // An import of a type is a dependency too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types', 'style'],
      mainFields: ['module', 'main', 'types', 'style'],
    },
  },
};
