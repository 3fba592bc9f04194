import { PgBoss } from 'pg-boss';
import pg from 'pg';
import { JOB_NAMES, QUEUES } from '#lib/platform/queue.ts';
import { deployMigrations } from './migrations.ts';
import {
  DATABASE_ROLES,
  ensureDatabase,
  ensureRoles,
  roleUrls,
  type RolePasswords,
  type RoleUrls,
} from './roles.ts';

/** Installs the queue's tables as the owner and lets web and worker use them. */
async function installQueue(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, supervise: false, schedule: false });
  await boss.start();
  for (const name of JOB_NAMES) {
    const options = QUEUES[name];
    if (await boss.getQueue(name)) {
      const { policy: _unchangeable, ...changeable } = options ?? {};
      await boss.updateQueue(name, changeable);
    } else {
      await boss.createQueue(name, options);
    }
  }
  await boss.stop({ graceful: false });
  const users = `${DATABASE_ROLES.web.name}, ${DATABASE_ROLES.worker.name}, ${DATABASE_ROLES.maintenance.name}`;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`
      GRANT USAGE ON SCHEMA pgboss TO ${users};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO ${users};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA pgboss TO ${users};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO ${users};`);
  } finally {
    await client.end();
  }
}

/** Brings a server to the present state: roles, database, migrations, queue. Safe to repeat. */
export async function prepareDatabase(
  adminUrl: string,
  databaseName: string,
  passwords: RolePasswords,
): Promise<{ urls: RoleUrls; applied: string[] }> {
  await ensureRoles(adminUrl, passwords);
  await ensureDatabase(adminUrl, databaseName);
  const urls = roleUrls(adminUrl, databaseName, passwords);
  const applied = await deployMigrations(urls.owner);
  await installQueue(urls.owner);
  return { urls, applied };
}
