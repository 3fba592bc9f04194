import { defineConfig } from 'vitest/config';

const setupFiles = ['tests/support/no-console-error.ts', 'tests/support/equal-days.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          setupFiles,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          setupFiles,
          globalSetup: ['tests/support/integration-setup.ts'],
          // Each worker owns one database cloned from the migrated template.
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Not part of `npm test`, which has short runs of the same: scripts/test-model.ts.
        test: {
          name: 'model',
          include: ['tests/model/**/*.test.ts'],
          setupFiles,
          globalSetup: ['tests/support/integration-setup.ts'],
          pool: 'forks',
          maxWorkers: 1,
          testTimeout: 3_600_000,
          hookTimeout: 60_000,
          env: { LOG_LEVEL: 'warn' },
          provide: {
            model: {
              seed: Number(process.env.AFFILIA_MODEL_SEED ?? 2026),
              domainSteps: Number(process.env.AFFILIA_MODEL_STEPS ?? 1_000_000),
              storeSteps: Number(process.env.AFFILIA_MODEL_STORE_STEPS ?? 20_000),
            },
          },
        },
      },
    ],
  },
});
