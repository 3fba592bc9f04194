import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { deployMigrations, pendingSql } from '#scripts/database/migrations.ts';
import { prepareDatabase } from '#scripts/database/prepare.ts';
import { TEST_PASSWORDS } from '#tests/support/integration-setup.ts';
import { scratchFolder } from '#tests/support/scratch-folder.ts';

mkdirSync(scratchFolder(), { recursive: true });
const folder = mkdtempSync(join(scratchFolder(), 'migrations-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('migrations', () => {
  it('a broken one leaves nothing behind, says why, and its mended file is applied', async () => {
    const { adminUrl } = inject('cluster');
    const name = `broken_${crypto.randomUUID().replaceAll('-', '')}`;
    const { urls } = await prepareDatabase(adminUrl, name, TEST_PASSWORDS);
    cpSync('prisma/migrations', folder, { recursive: true });
    const file = join(folder, '20990101000000_broken', 'migration.sql');
    mkdirSync(join(folder, '20990101000000_broken'));
    const good = `CREATE FUNCTION half() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$; CREATE TABLE half (a int);`;
    writeFileSync(file, `${good} SELECT no_such_function();`);
    await expect(deployMigrations(urls.owner, folder)).rejects.toThrow(/no_such_function/);
    const client = new pg.Client({ connectionString: urls.owner });
    await client.connect();
    expect((await client.query(`SELECT to_regclass('half') AS t`)).rows).toEqual([{ t: null }]);
    writeFileSync(file, good);
    expect(await deployMigrations(urls.owner, folder)).toEqual(['20990101000000_broken']);
    expect(await deployMigrations(urls.owner, folder)).toEqual([]);
    expect((await client.query('SELECT half() AS n')).rows).toEqual([{ n: 1 }]);
    await client.end();
  });

  it('preparing a database again changes nothing', async () => {
    const { adminUrl } = inject('cluster');
    const name = `twice_${crypto.randomUUID().replaceAll('-', '')}`;
    expect((await prepareDatabase(adminUrl, name, TEST_PASSWORDS)).applied.length).toBeGreaterThan(0);
    expect((await prepareDatabase(adminUrl, name, TEST_PASSWORDS)).applied).toEqual([]);
  });

  it('hold all of schema.prisma', async () => {
    expect(await pendingSql(inject('cluster').adminUrl)).toBe('');
  });
});
