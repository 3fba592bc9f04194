import { beforeAll, describe, expect, it } from 'vitest';
import { CASE_STATUSES, MILESTONES, type Milestone } from '#lib/domain/case/milestone.ts';
import { boardOf } from '#lib/domain/cohort/board.ts';
import { tallyCohort } from '#lib/data/cohort-store.ts';
import { withActor } from '#lib/data/with-actor.ts';
import { openDatabase, setDatabase } from '#lib/platform/db.ts';
import { foldCohortCounts } from '#lib/use-cases/keep-house.ts';
import { testDatabase, type TestDatabase } from '#tests/support/database.ts';
import {
  addCases,
  addInstitution,
  addPerson,
  facts,
  TODAY,
  type Institution,
} from '#tests/support/fixtures.ts';

const CONNECTIONS = 8;
const CASES_EACH = 300;
const COHORTS = 3;

let db: TestDatabase;
let institution: Institution;
let adviser: Awaited<ReturnType<typeof addPerson>>;

beforeAll(async () => {
  db = await testDatabase();
  const maintenance = openDatabase(db.urls.maintenance, 2);
  institution = await addInstitution(maintenance, 'Valmont', COHORTS);
  adviser = await addPerson(maintenance, institution, 'adviser');
  const cases = Array.from({ length: CONNECTIONS * CASES_EACH }, (_, index) => ({
    facts: facts(),
    cohort: index % COHORTS,
  }));
  await addCases(maintenance, institution, cases);
  await maintenance.$disconnect();
});

/** Compares what the counters say of every cohort with a live GROUP BY. */
async function expectCountsToBeLive(): Promise<void> {
  const admin = await db.connect('admin');
  for (const cohortId of institution.cohortIds) {
    const tallies = await withActor(adviser, (tx) => tallyCohort(tx, institution.id, cohortId));
    const board = boardOf(tallies, TODAY);
    const { rows } = await admin.query<{ status: string; n: number }>(
      'SELECT status::text, count(*)::int AS n FROM "Case" WHERE "cohortId" = $1 GROUP BY 1',
      [cohortId],
    );
    const live = Object.fromEntries(rows.map((row) => [row.status, row.n]));
    const counted = Object.fromEntries(
      board.stations.filter((one) => one.waiting > 0).map((one) => [one.status, one.waiting]),
    );
    expect(counted).toEqual(live);
  }
}

describe('counts under concurrent moves', () => {
  it('8 connections moving 300 cases each in 3 cohorts: no deadlock, and the counts equal a live GROUP BY', async () => {
    const ids = (
      await (await db.connect('admin')).query<{ id: string }>('SELECT id FROM "Case" ORDER BY random()')
    ).rows;
    const steps: readonly (readonly Milestone[])[] = [
      MILESTONES.slice(0, 1),
      MILESTONES.slice(0, 3),
      MILESTONES.slice(0, 2),
    ];
    const failures: unknown[] = [];
    const move = async (connection: number) => {
      const client = await db.connect('web');
      const mine = ids.slice(connection * CASES_EACH, (connection + 1) * CASES_EACH);
      for (const [index, { id }] of mine.entries()) {
        const milestones = steps[index % steps.length] ?? [];
        const sets = milestones
          .map(
            (one, day) =>
              `"${one}On" = '2026-10-0${String(day + 1)}', "${one}Source" = 'declared', "${one}RecordedOn" = '2026-10-09'`,
          )
          .join(', ');
        try {
          await client.query('BEGIN');
          await client.query(
            "SELECT set_config('app.institution', $1, true), set_config('app.user', $2, true), set_config('app.role', 'adviser', true)",
            [adviser.institutionId, adviser.userId],
          );
          await client.query(`UPDATE "Case" SET ${sets} WHERE id = $1`, [id]);
          await client.query('COMMIT');
        } catch (error) {
          failures.push(error);
          await client.query('ROLLBACK');
        }
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, (_, connection) => move(connection)));
    expect(failures).toEqual([]);
    await expectCountsToBeLive();
  });

  it('folding changes no count, also when two workers fold at once', async () => {
    const web = setDatabase(openDatabase(db.urls.web, 4));
    setDatabase(openDatabase(db.urls.worker, 4));
    await Promise.all([foldCohortCounts(), foldCohortCounts()]);
    await foldCohortCounts();
    setDatabase(web);
    const { rows } = await (await db.connect('admin')).query('SELECT 1 FROM "CohortCountDelta"');
    expect(rows).toEqual([]);
    await expectCountsToBeLive();
    await web.$disconnect();
  });

  it('knows every status', () => {
    expect(boardOf([], TODAY).stations.map((one) => one.status)).toEqual(CASE_STATUSES);
  });
});
