import pg from 'pg';

/** The four roles of docs/decisions/010: each can do what it is for, and no more. */
export const DATABASE_ROLES = {
  owner: { name: 'affilia_owner', options: 'NOSUPERUSER NOBYPASSRLS' },
  web: { name: 'affilia_web', options: 'NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE' },
  worker: { name: 'affilia_worker', options: 'NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE' },
  maintenance: { name: 'affilia_maintenance', options: 'NOSUPERUSER BYPASSRLS NOCREATEDB NOCREATEROLE' },
} as const;

export type DatabaseRole = keyof typeof DATABASE_ROLES;
export type RolePasswords = Readonly<Record<DatabaseRole, string>>;
export type RoleUrls = Readonly<Record<DatabaseRole, string>>;

const ROLE_KEYS = Object.keys(DATABASE_ROLES) as readonly DatabaseRole[];

/** The addresses of the four roles at the server and database of another address. */
export function roleUrls(adminUrl: string, databaseName: string, passwords: RolePasswords): RoleUrls {
  const urlOf = (role: DatabaseRole) => {
    const url = new URL(adminUrl);
    url.username = DATABASE_ROLES[role].name;
    url.password = passwords[role];
    url.pathname = `/${databaseName}`;
    return url.href;
  };
  return {
    owner: urlOf('owner'),
    web: urlOf('web'),
    worker: urlOf('worker'),
    maintenance: urlOf('maintenance'),
  };
}

const UNKNOWN_DATABASE = '3D000';

/** Connects to the address, or to the server's own database where the named one is still to be made. */
async function connectAdmin(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return client;
  } catch (error) {
    const server = new URL(url);
    if ((error as pg.DatabaseError).code !== UNKNOWN_DATABASE || server.pathname === '/postgres') throw error;
    server.pathname = '/postgres';
    return connectAdmin(server.href);
  }
}

async function asAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connectAdmin(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the roles of the cluster, or gives them these passwords. Needs a superuser: one of them bypasses row-level security. */
export function ensureRoles(adminUrl: string, passwords: RolePasswords): Promise<void> {
  return asAdmin(adminUrl, async (client) => {
    for (const role of ROLE_KEYS) {
      const { name, options } = DATABASE_ROLES[role];
      const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
      const password = client.escapeLiteral(passwords[role]);
      // What a role may do is said when it is made: only a superuser may say it again.
      await client.query(
        known.rowCount
          ? `ALTER ROLE ${name} PASSWORD ${password}`
          : `CREATE ROLE ${name} LOGIN ${options} PASSWORD ${password}`,
      );
    }
    // Bulk writers and restores give rows as they are: numbered, chained and counted already.
    await client.query(
      `GRANT SET ON PARAMETER session_replication_role TO ${DATABASE_ROLES.maintenance.name}`,
    );
  });
}

/** Makes the database if it is missing and hands it to its owner; others may connect and nothing else. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    const quoted = client.escapeIdentifier(name);
    if (!known.rowCount) await client.query(`CREATE DATABASE ${quoted}`);
    await client.query(`ALTER DATABASE ${quoted} OWNER TO ${DATABASE_ROLES.owner.name}`);
    await client.query(`REVOKE ALL ON DATABASE ${quoted} FROM PUBLIC`);
    const others = ROLE_KEYS.map((role) => DATABASE_ROLES[role].name).join(', ');
    await client.query(`GRANT CONNECT ON DATABASE ${quoted} TO ${others}`);
  });
  const inside = new URL(adminUrl);
  inside.pathname = `/${name}`;
  await asAdmin(inside.href, async (client) => {
    await client.query(`ALTER SCHEMA public OWNER TO ${DATABASE_ROLES.owner.name}`);
    await client.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
  });
}
