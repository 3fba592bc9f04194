// What `npm run seed` makes of an order: the same rows for the same one, a word for a bad one, and never half an institution.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type pg from 'pg';
import { describe, expect, it } from 'vitest';
import { inheritedEnv } from '#lib/platform/env.ts';
import { database } from '#lib/platform/db.ts';
import { AdminRefusal } from '#scripts/database/admin-refusal.ts';
import { runSeed } from '#scripts/seed/run-seed.ts';
import type { SeedOrder } from '#scripts/seed/seed-order.ts';
import { runCut, startCuttingProxy } from '#tests/support/cutting-proxy.ts';
import { testDatabase, type TestDatabase } from '#tests/support/database.ts';

const NOON = new Date('2026-11-21T12:00:00Z');
const order = (given: Partial<SeedOrder> = {}): SeedOrder => ({
  cases: 120,
  institutions: 2,
  seed: 'one',
  now: NOON,
  ...given,
});
const silently = () => undefined;

const TABLES = [
  'Institution',
  'Cohort',
  'User',
  'Person',
  'Membership',
  'Case',
  'CaseEvent',
  'Document',
  'ReminderLedger',
  'CohortCount',
] as const;

/** A database with nobody in it; its pool is not needed. */
async function emptyDatabase(): Promise<TestDatabase> {
  const db = await testDatabase();
  await database().$disconnect();
  return db;
}

/** A fingerprint of every row of each table, whatever its place on disk. */
async function printsOf(client: pg.Client): Promise<Record<string, string>> {
  const prints: Record<string, string> = {};
  for (const table of TABLES) {
    const { rows } = await client.query<{ print: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS print FROM "${table}" t`,
    );
    prints[table] = rows[0]?.print ?? '';
  }
  return prints;
}

async function seeded(given: Partial<SeedOrder>): Promise<Record<string, string>> {
  const db = await emptyDatabase();
  await runSeed(db.urls.maintenance, order(given), silently);
  return printsOf(await db.connect('admin'));
}

describe('an order', () => {
  it('writes the same rows at any hour of its day, and others with another seed or on another day', async () => {
    const first = await seeded({});
    for (const table of TABLES) expect(first[table], table).not.toMatch(/^0 /);
    expect(await seeded({ now: new Date('2026-11-21T21:30:15.123Z') })).toEqual(first);
    const [otherSeed, otherDay] = [
      await seeded({ seed: 'two' }),
      await seeded({ now: new Date('2026-11-22T12:00:00Z') }),
    ];
    for (const table of TABLES) {
      expect(otherSeed[table], table).not.toBe(first[table]);
      expect(otherDay[table], table).not.toBe(first[table]);
    }
  });

  it('is refused where its seed is already, and nothing changes; another seed is taken beside it', async () => {
    const db = await emptyDatabase();
    const admin = await db.connect('admin');
    await runSeed(db.urls.maintenance, order(), silently);
    const before = await printsOf(admin);
    const again = runSeed(db.urls.maintenance, order({ institutions: 1, cases: 5 }), silently);
    await expect(again).rejects.toThrow(AdminRefusal);
    await expect(again).rejects.toThrow('The seed one is in this database already: give another --seed.');
    expect(await printsOf(admin)).toEqual(before);
    await runSeed(db.urls.maintenance, order({ seed: 'two' }), silently);
    expect((await admin.query('SELECT 1 FROM "Institution"')).rowCount).toBe(4);
  });
});

describe('an order that is broken off', () => {
  /** Cases, people and counted cases of each institution that is there. */
  const WHOLE = `SELECT (SELECT count(*) FROM "Case" c WHERE c."institutionId" = i.id)::int AS cases,
    (SELECT count(*) FROM "Person" p WHERE p."institutionId" = i.id)::int AS people,
    (SELECT sum("cases") FROM "CohortCount" n WHERE n."institutionId" = i.id)::int AS counted
    FROM "Institution" i ORDER BY i.slug`;
  const EACH = { cases: 60, people: 62, counted: 60 };

  it('leaves whole institutions and nothing of the one it was at, wherever the connection is lost', async () => {
    const db = await emptyDatabase();
    const admin = await db.connect('admin');
    const direct = new URL(db.urls.maintenance);
    const proxy = await startCuttingProxy({ host: direct.hostname, port: Number(direct.port) });
    const seen = new Set<number>();
    let broken = 0;
    for (let messages = 12; ; messages += 9) {
      const seed = `cut${String(messages)}`;
      const { wasCut, error } = await runCut(proxy, messages, () =>
        runSeed(proxy.through(db.urls.maintenance), order({ seed }), silently),
      );
      const { rows } = await admin.query<typeof EACH>(WHOLE);
      expect(rows, `cut after ${String(messages)}`).toEqual(rows.map(() => EACH));
      seen.add(rows.length);
      const [orphan] = (
        await admin.query<{ n: number }>(`SELECT count(*)::int AS n FROM "User" u
          WHERE NOT EXISTS (SELECT 1 FROM "Membership" m WHERE m."userId" = u.id)`)
      ).rows;
      expect(orphan?.n).toBe(0);
      if (!wasCut) break;
      expect(error?.message).toMatch(/Connection terminated|ECONNRESET|EPIPE|closed|aborted|destroyed/i);
      broken++;
      await admin.query(`SET session_replication_role = 'replica'`);
      for (const table of TABLES) await admin.query(`DELETE FROM "${table}"`);
      await admin.query('RESET session_replication_role');
    }
    await proxy.stop();
    expect(broken).toBeGreaterThan(5);
    // Before the first was there, between the two, and both.
    expect([...seen].toSorted()).toEqual([0, 1, 2]);
  });
});

type Ended = { readonly code: number; readonly said: string };

/** The command as an operator types it. */
function seedCommand(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const script = join(import.meta.dirname, '../../scripts/seed.ts');
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [script, ...args],
      // Nobody answers there: a bad order is refused before anything is asked.
      { env: { ...inheritedEnv(), DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none', ...env } },
      (_, stdout, stderr) => {
        done({ code: child.exitCode ?? -1, said: stdout + stderr });
      },
    );
  });
}

describe('a bad order', () => {
  const CASES_RANGE = '--cases is not right: expected a number from 1 to 2000000';
  it.each([
    [[], CASES_RANGE],
    [['--cases', '0'], CASES_RANGE],
    [['--cases', '1.5'], CASES_RANGE],
    [['--cases', '2000001'], CASES_RANGE],
    [['--cases', 'many'], CASES_RANGE],
    [
      ['--cases', '10', '--institutions', '11'],
      '--institutions is not right: expected a number from 1 to 10',
    ],
    [['--cases', '10', '--seed', 'Été'], '--seed is not right: expected up to 20 small letters and digits'],
    [['--cases', '10', '--seed', 'a'.repeat(21)], '--seed is not right'],
    [['--cases', '10', '--casse', '9'], "Unknown option '--casse'"],
  ])('%j is refused in one line', async (args, words) => {
    const { code, said } = await seedCommand(args);
    expect(code).toBe(1);
    expect(said).toContain(words);
    expect(said.trim().split('\n')).toHaveLength(1);
  });

  it('is refused in production', async () => {
    const { code, said } = await seedCommand(['--cases', '10'], { AFFILIA_ENV: 'production' });
    expect(code).toBe(1);
    expect(said).toBe('Invented cases are for trying out: AFFILIA_ENV is production.\n');
  });

  it('that is good reaches for the database', async () => {
    const { code, said } = await seedCommand(['--cases', '10', '--institutions', '2', '--seed', 'x1']);
    expect(code).toBe(1);
    expect(said).toContain('ECONNREFUSED');
  });
});
