import { defineConfig } from '@playwright/test';

const executablePath = process.env.CHROMIUM;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // Starts the built product with its own database and mailbox; it outlives no run.
  globalSetup: './tests/support/e2e-setup.ts',
  // The tests share one product and one mailbox.
  workers: 1,
  // A slow machine is no failure: what must be fast says so in its own test.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  retries: 0,
  reporter: [['list'], ['json', { outputFile: process.env.AFFILIA_E2E_REPORT ?? '.data/reports/e2e.json' }]],
  use: {
    baseURL: process.env.AFFILIA_E2E_URL ?? 'http://localhost:3000',
    browserName: 'chromium',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        // Chromium refuses its sandbox to root, which is who runs in a container.
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-dev-shm-usage',
      ],
    },
  },
});
