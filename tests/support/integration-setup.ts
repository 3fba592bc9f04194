import type { TestProject } from 'vitest/node';
import { generateClient } from '#scripts/parts/build.ts';
import { prepareDatabase } from '#scripts/database/prepare.ts';
import { startScratchPostgres } from '#scripts/database/scratch.ts';
import { scratchFolder } from './scratch-folder.ts';

export type TestCluster = { readonly adminUrl: string; readonly template: string };

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster;
  }
}

export const TEST_PASSWORDS = {
  owner: 'test-owner',
  web: 'test-web',
  worker: 'test-worker',
  maintenance: 'test-maintenance',
};
const TEMPLATE = 'affilia_template';

/** One real PostgreSQL for the whole run, with a migrated template that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  generateClient();
  const server = await startScratchPostgres(scratchFolder());
  await prepareDatabase(server.adminUrl, TEMPLATE, TEST_PASSWORDS);
  project.provide('cluster', { adminUrl: server.adminUrl, template: TEMPLATE });
  return () => server.stop();
}
