// npm run test:mutation: every mutant of the domain must be killed by the domain's own tests. scripts/testing/mutation.ts
// starts it and judges its report: no mutant may be switched off, so the threshold here only tells good from bad.
export default {
  mutate: ['lib/domain/**/*.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts' },
  plugins: ['@stryker-mutator/vitest-runner'],
  checkers: [],
  concurrency: 2,
  ignoreStatic: false,
  allowEmpty: false,
  disableTypeChecks: false,
  timeoutMS: 10_000,
  // What no test of the domain reads need not be copied.
  ignorePatterns: [
    '.data',
    '.next',
    'app',
    'components',
    'docs',
    'prisma/seed',
    'tests/e2e',
    'tests/integration',
    'tests/model',
  ],
  tempDirName: '.data/stryker/sandbox',
  incremental: false,
  incrementalFile: '.data/stryker/incremental.json',
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: '.data/reports/mutation.json' },
  thresholds: { high: 95, low: 90, break: 90 },
};
