import { defineConfig } from 'prisma/config';

// The address is only read by Prisma's own command line; Affilia migrates with scripts/migrate.ts.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgres://unused' },
});
