// At 100,000 cases in one office, no page looks through a table: the statements that the stores really send are taken off
// the wire and explained with their values, as the web role under row-level security.
import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#lib/domain/access/actor.ts';
import type { StudentFilter } from '#lib/domain/cohort/student-row.ts';
import { openDatabase, setDatabase, type Database } from '#lib/platform/db.ts';
import { viewCase, viewOwnCase } from '#lib/use-cases/view-case.ts';
import { viewCohort } from '#lib/use-cases/view-cohort.ts';
import { bigDatabase, type BigDatabase } from '#tests/support/big-database.ts';
import { contextOf } from '#tests/support/fixtures.ts';
import { startListeningProxy, type ListeningProxy } from '#tests/support/listening-proxy.ts';
import { explain, searches, tenantTables } from '#tests/support/query-plan.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
/** Students of the cohort behind the last page that is looked at. */
const BEHIND = 1_000;

let db: BigDatabase;
let proxy: ListeningProxy;
let heardDatabase: Database;
let web: pg.Client;
let tenant: ReadonlySet<string>;
let adviser: Person;
/** A case far back in the list. */
let late: { readonly id: string; readonly studentUserId: string };

beforeAll(async () => {
  db = await bigDatabase(NOW);
  proxy = await startListeningProxy(db.urls.web);
  heardDatabase = openDatabase(proxy.through(db.urls.web), 1);
  setDatabase(heardDatabase);
  web = await db.connect('web');
  tenant = await tenantTables(db.admin);
  adviser = { role: 'adviser', userId: db.adviserId, institutionId: db.institutionId };
  const { rows } = await db.admin.query<typeof late>(
    'SELECT "id", "studentUserId" FROM "Case" WHERE "cohortId" = $1 ORDER BY "sortName" DESC, "id" DESC OFFSET $2 LIMIT 1',
    [db.cohortId, BEHIND],
  );
  if (!rows[0]) throw new Error('the cohort is small');
  late = rows[0];
  return async () => {
    await heardDatabase.$disconnect();
    await proxy.stop();
  };
}, 300_000);

/** What a page of the list shows: how many students. */
async function list(given: Partial<StudentFilter>, after: string | null = null): Promise<number> {
  const filter = { status: null, overdue: false, name: '', ...given };
  const view = await viewCohort(contextOf(adviser, NOW), { cohortId: db.cohortId, filter, after });
  return view?.students.rows.length ?? 0;
}

/** Every page under this rule, each with how much it must show for its plan to mean something. */
const PAGES: Readonly<Record<string, readonly [least: number, view: () => Promise<number>]>> = {
  'the board and the first page of the list': [50, () => list({})],
  'a late page': [50, () => list({}, late.id)],
  'the list of a status': [50, () => list({ status: 'SUBMITTED' })],
  'a late page of a status': [50, () => list({ status: 'PROVISIONAL_NIA' }, late.id)],
  'the list of the overdue': [50, () => list({ overdue: true })],
  'a late page of the overdue': [50, () => list({ overdue: true }, late.id)],
  'the overdue of a status that has none': [0, () => list({ overdue: true, status: 'GP_DECLARED' })],
  'the list of a name': [50, () => list({ name: 'Nguyễn' })],
  'the list of a name that nobody has': [0, () => list({ name: 'Nobody' })],
  'the student’s home': [
    1,
    async () => {
      const student = {
        role: 'student',
        userId: late.studentUserId,
        institutionId: db.institutionId,
      } as const;
      return (await viewOwnCase(contextOf(student, NOW)))?.entries.length ?? 0;
    },
  ],
  'the case on the office’s page': [
    1,
    async () => (await viewCase(contextOf(adviser, NOW), late.id))?.entries.length ?? 0,
  ],
  'an older page of its history': [
    1,
    async () => (await viewCase(contextOf(adviser, NOW), late.id, 2))?.entries.length ?? 0,
  ],
};

/** What a view looks through, and how many questions it put. */
async function searchesOf(view: () => Promise<unknown>) {
  const explained = await explain(web, await proxy.during(view));
  return { questions: explained.length, searches: searches(explained, tenant) };
}

describe('at 100,000 cases', () => {
  it.each(Object.entries(PAGES))('%s: goes to its rows', async (_, [least, view]) => {
    expect(await view()).toBeGreaterThanOrEqual(least);
    const found = await searchesOf(view);
    expect(found.questions).toBeGreaterThanOrEqual(2);
    expect(found.searches).toEqual([]);
  });
});

describe('a question that has no index is found', () => {
  const ask = async (sql: string) => {
    const actor = await proxy.during(() => list({}));
    return searches(await explain(web, [...actor.slice(0, 2), { sql, values: [] }]), tenant);
  };

  it('when it looks through a table', async () => {
    expect(await ask(`SELECT * FROM "Case" WHERE "leavingOn" = DATE '2026-11-21' LIMIT 5`)).toEqual([
      expect.stringMatching(/^Seq Scan on Case/),
    ]);
  });

  it('when it takes an index and throws away what it reads', async () => {
    await web.query('SET enable_seqscan = off');
    const found = await ask(`SELECT * FROM "Case" WHERE "cohortId" = '${db.cohortId}'
      AND "leavingOn" = DATE '1999-11-21' ORDER BY "sortName", "id" LIMIT 51`);
    await web.query('RESET enable_seqscan');
    expect(found).toEqual([
      expect.stringMatching(/^(Index|Bitmap Heap) Scan on Case, [1-9]\d{3,} rows thrown away/),
    ]);
  });

  it('when the list loses its index', async () => {
    const { rows } = await db.admin.query<{ indexdef: string }>(
      `SELECT indexdef FROM pg_indexes WHERE indexname = 'Case_list'`,
    );
    await db.admin.query('DROP INDEX "Case_list"');
    for (const filter of [{}, { status: 'SUBMITTED' }, { name: 'Nguyễn' }] as const)
      expect((await searchesOf(() => list(filter))).searches).not.toEqual([]);
    await db.admin.query(rows[0]?.indexdef ?? '');
  });
});
