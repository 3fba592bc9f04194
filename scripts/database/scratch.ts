import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../parts/ports.ts';
import { startPostgres, type PostgresOptions, type RunningPostgres } from '../parts/postgres.ts';

export type ScratchPostgres = RunningPostgres & {
  /** How to start it again in the same place after `pause`. */
  readonly options: PostgresOptions;
  /** Ends the server and keeps its folder. */
  pause(): Promise<void>;
};

/** A PostgreSQL of its own in a folder that is gone afterwards: for tools and tests, so without fsync. */
export async function startScratchPostgres(parent: string): Promise<ScratchPostgres> {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'affilia-postgres-'));
  chmodSync(folder, 0o711); // mkdtemp makes it private, and PostgreSQL may run as another user
  const options: PostgresOptions = {
    dataDir: join(folder, 'data'),
    port: await freePort(),
    password: 'scratch',
    settings: ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_connections=200'],
  };
  const server = await startPostgres(options);
  return {
    ...server,
    options,
    pause: () => server.stop(),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
