import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { database, openDatabase, setDatabase } from '#lib/platform/db.ts';
import { closeQueue, setQueue } from '#lib/platform/queue.ts';
import { roleUrls, type RoleUrls } from '#scripts/database/roles.ts';
import { TEST_PASSWORDS } from './integration-setup.ts';

export type TestDatabase = {
  readonly urls: RoleUrls;
  readonly adminUrl: string;
  /** A bare connection as one of the roles, ended with the test file. */
  connect(role: keyof RoleUrls | 'admin'): Promise<pg.Client>;
};

/** A database of this test file alone, cloned from the migrated template; the use cases work on it as the web role. */
export async function testDatabase(as: 'web' | 'worker' = 'web'): Promise<TestDatabase> {
  const { adminUrl, template } = inject('cluster');
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER affilia_owner`);
  await admin.query(`GRANT CONNECT ON DATABASE ${name} TO affilia_web, affilia_worker, affilia_maintenance`);
  await admin.end();
  const urls = roleUrls(adminUrl, name, TEST_PASSWORDS);
  const inside = new URL(adminUrl);
  inside.pathname = `/${name}`;
  setDatabase(openDatabase(urls[as], 10));
  setQueue(urls[as]);
  const clients: pg.Client[] = [];
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.end()));
    await closeQueue();
    await database().$disconnect();
  });
  return {
    urls,
    adminUrl: inside.href,
    async connect(role) {
      const client = new pg.Client({ connectionString: role === 'admin' ? inside.href : urls[role] });
      clients.push(client);
      await client.connect();
      return client;
    },
  };
}
