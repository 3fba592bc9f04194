import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ACTOR_ROLES, VISITOR, type Actor, type Person, type Role } from '#lib/domain/access/actor.ts';
import { ACTIONS, can, NOWHERE } from '#lib/domain/access/can.ts';
import type { Context } from '#lib/platform/action.ts';
import { openDatabase, setDatabase, type Database } from '#lib/platform/db.ts';
import { WORKER } from '#lib/use-cases/worker-actor.ts';
import { testDatabase, type TestDatabase } from '#tests/support/database.ts';
import {
  addCase,
  addInstitution,
  addPerson,
  contextOf,
  form,
  type AddedCase,
  TODAY,
  type Institution,
} from '#tests/support/fixtures.ts';
import { ANYBODYS, PARTS, TOOLS, WORKERS } from '#tests/support/round-table.ts';
import { CHANGES, VIEWS, WHO, type Who } from '#tests/support/use-case-table.ts';

const ALL_ROWS = [...CHANGES, ...VIEWS, ...ANYBODYS, ...WORKERS, ...TOOLS];
const MOMENT = { now: new Date('2026-11-21T10:00:00Z'), today: TODAY };
const USE_CASES = resolve('lib/use-cases');

let db: TestDatabase;
let maintenance: Database;
let valmont: Institution;
let actors: Record<Exclude<Who, 'the student'>, Actor>;

beforeAll(async () => {
  vi.stubEnv('AFFILIA_URL', 'https://affilia.example');
  vi.stubEnv('DATABASE_WORKER_URL', 'postgres://unused@localhost/unused');
  vi.stubEnv('SMTP_URL', 'smtp://localhost:1');
  db = await testDatabase();
  maintenance = openDatabase(db.urls.maintenance, 2);
  valmont = await addInstitution(maintenance, 'Valmont');
  const brume = await addInstitution(maintenance, 'Brume');
  const person = (of: Institution, role: Role) => addPerson(maintenance, of, role);
  actors = {
    'a visitor': VISITOR,
    'another student of the institution': (await addCase(maintenance, valmont)).student,
    'a student of another institution': (await addCase(maintenance, brume)).student,
    'an adviser of the institution': await person(valmont, 'adviser'),
    'an adviser of another institution': await person(brume, 'adviser'),
    'a manager of the institution': await person(valmont, 'manager'),
    'a manager of another institution': await person(brume, 'manager'),
    'an auditor of the institution': await person(valmont, 'auditor'),
    'an auditor of another institution': await person(brume, 'auditor'),
    'the worker': WORKER,
  };
  return () => maintenance.$disconnect();
});

const actorOf = (who: Who, of: AddedCase): Actor => (who === 'the student' ? of.student : actors[who]);
const nameOf = (row: { readonly file: string; readonly use: { readonly name: string } }) =>
  `${row.file}#${row.use.name}`;
const named = <T extends Parameters<typeof nameOf>[0]>(rows: readonly T[]) =>
  rows.map((row) => [nameOf(row), row] as const);

/** All that a person could have changed in a case. */
const tracesOf = (of: AddedCase) =>
  maintenance.case.findFirstOrThrow({
    where: { id: of.id },
    include: { documents: { orderBy: { id: 'asc' } }, events: true },
  });

/** Nobody but a person is taken by the types: visitor and worker are smuggled in, and may also run into an error. */
async function attempt(actor: Actor, work: (context: Context) => Promise<boolean>): Promise<boolean> {
  const attempted = work(contextOf(actor as Person));
  return actor.userId === null ? attempted.catch(() => false) : attempted;
}

describe('the table of use cases', () => {
  it('has a row for every function of lib/use-cases', async () => {
    const files = readdirSync(USE_CASES);
    expect(files.length).toBeGreaterThan(15);
    const known = [...ALL_ROWS.map(nameOf), ...PARTS];
    const found: string[] = [];
    for (const file of files) {
      const made = (await import(pathToFileURL(join(USE_CASES, file)).href)) as Record<string, unknown>;
      for (const [name, value] of Object.entries(made)) {
        if (typeof value === 'function') found.push(`${basename(file, '.ts')}#${name}`);
      }
    }
    expect(found.toSorted()).toEqual(known.toSorted());
  });

  it('has a row for every action', () => {
    const covered = new Set(ALL_ROWS.flatMap((row) => row.actions));
    expect([...covered].toSorted()).toEqual(ACTIONS.toSorted());
  });

  it('says what `can` says', async () => {
    const of = await addCase(maintenance, valmont);
    const resource = { institutionId: valmont.id, studentUserId: of.student.userId };
    for (const row of [...CHANGES, ...VIEWS.filter((one) => one.use.name !== 'viewOwnCase')]) {
      for (const who of WHO) {
        for (const action of row.actions) {
          expect(can(actorOf(who, of), action, resource), `${action}: ${who}`).toBe(row.may.includes(who));
        }
      }
    }
    for (const who of WHO) {
      for (const action of ANYBODYS.flatMap((row) => row.actions)) {
        expect(can(actorOf(who, of), action, NOWHERE), `${action}: ${who}`).toBe(who !== 'the worker');
      }
      for (const action of WORKERS.flatMap((row) => row.actions)) {
        expect(can(actorOf(who, of), action, NOWHERE), `${action}: ${who}`).toBe(who === 'the worker');
      }
    }
    expect(new Set(WHO.map((who) => actorOf(who, of).role))).toEqual(new Set(ACTOR_ROLES));
  });
});

describe.each(named(CHANGES))('%s', (_, row) => {
  it.each(row.may)('lets %s', async (who) => {
    const of = await addCase(maintenance, valmont, { facts: row.state });
    const actor = actorOf(who, of);
    const result = await row.run(contextOf(actor as Person), of, form(of.id));
    expect(result).toEqual({ ok: true, value: null });
    expect(await tracesOf(of)).toMatchObject({ version: 2 });
  });

  it('refuses everybody else, and nothing has changed', async () => {
    const of = await addCase(maintenance, valmont, { facts: row.state });
    const before = await tracesOf(of);
    const others = WHO.filter((who) => !row.may.includes(who));
    expect(others.length).toBeGreaterThan(6);
    for (const who of others) {
      const got = await attempt(actorOf(who, of), async (context) => {
        const result = await row.run(context, of, form(of.id));
        if (!result.ok) expect(result.error, who).toEqual({ code: 'not-allowed' });
        return result.ok;
      });
      expect(got, who).toBe(false);
    }
    expect(await tracesOf(of)).toEqual(before);
  });
});

describe.each(named(VIEWS))('%s', (_, row) => {
  it.each(WHO)(`shows it to ${row.may.join(', ')} alone: %s`, async (who) => {
    const of = await addCase(maintenance, valmont);
    const got = await attempt(
      actorOf(who, of),
      async (context) => (await row.run(context, of, valmont)) !== null,
    );
    expect(got).toBe(row.may.includes(who));
  });
});

describe.each(named(ANYBODYS))('%s', (_, row) => {
  it('takes no actor, and works for a web process that knows nobody', async () => {
    await expect(row.run(MOMENT)).resolves.not.toThrow();
  });
});

/** Every row of every table, so that a round that must do nothing is seen to do nothing. */
async function everything(): Promise<unknown> {
  const admin = await db.connect('admin');
  const { rows: tables } = await admin.query<{ name: string }>(
    `SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const hashes = tables.map(
    ({ name }) => `SELECT '${name}' AS name, md5(string_agg(t::text, '' ORDER BY t::text)) FROM ${name} t`,
  );
  return (await admin.query(hashes.join(' UNION ALL '))).rows;
}

/** Has the use cases of this process work on the database as another role. */
async function asRole(role: 'worker' | 'maintenance', work: () => Promise<unknown>): Promise<void> {
  const web = setDatabase(openDatabase(db.urls.web, 2));
  const other = setDatabase(openDatabase(db.urls[role], 2));
  try {
    await work();
  } finally {
    setDatabase(web);
    await other.$disconnect();
  }
}

describe.each(named([...WORKERS, ...TOOLS]))('%s', (name, row) => {
  it('is reached by no page and no form', () => {
    const pages = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((one) =>
      /\.tsx?$/.test(one),
    );
    expect(pages.length).toBeGreaterThan(10);
    for (const page of pages) {
      expect(readFileSync(join('app', page), 'utf8'), page).not.toContain(`use-cases/${row.file}`);
    }
  });

  it('does nothing in a web process', async () => {
    const before = await everything();
    const outcome = await row.run(MOMENT).then(
      () => 'done',
      (error: unknown) => String(error),
    );
    expect(outcome, name).toMatch(/^done$|permission denied|row-level security|sees every institution/);
    expect(await everything()).toEqual(before);
  });

  const role = TOOLS.includes(row) ? 'maintenance' : 'worker';
  it(`works as the ${role}`, () => asRole(role, () => expect(row.run(MOMENT)).resolves.not.toThrow()));
});
