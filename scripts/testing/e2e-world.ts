import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../parts/ports.ts';

/** Where one end-to-end run lives: its own folder and ports, so that a running product is never disturbed. */
export type World = { readonly env: Readonly<Record<string, string>>; readonly remove: () => void };

export async function makeWorld(): Promise<World> {
  const parent = join(tmpdir(), 'affilia-tests');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'e2e-'));
  chmodSync(folder, 0o711); // PostgreSQL may run as another user
  const port = String(await freePort());
  const env = {
    AFFILIA_DATA_DIR: join(folder, 'data'),
    AFFILIA_E2E_URL: `http://localhost:${port}`,
    PORT: port,
    MAILBOX_PORT: String(await freePort()),
    SMTP_PORT: String(await freePort()),
    DATABASE_PORT: String(await freePort()),
  };
  return {
    env,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
