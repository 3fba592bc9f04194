import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { VISITOR, isStaff, type Actor } from '#lib/domain/access/actor.ts';
import { openDatabase } from '#lib/platform/db.ts';
import { testDatabase } from '#tests/support/database.ts';
import { addFullInstitution, type FullInstitution } from '#tests/support/full-institution.ts';

// Raw SQL as the web role, under every actor, on every row of every tenant table: what can be read is exactly what may
// be read, and what may not be read can neither be changed, nor removed, nor made.

type Row = Readonly<Record<string, unknown>>;

const ofStudent = (row: Row, actor: Actor) => isStaff(actor.role) || row.studentUserId === actor.userId;
const anybody = () => true;
const staff = (_: Row, actor: Actor) => isStaff(actor.role);
const nobody = () => false;

/** Who of the institution sees a row; nobody sees one of another institution. */
const MAY_SEE: Readonly<Record<string, (row: Row, actor: Actor) => boolean>> = {
  Institution: anybody,
  Cohort: anybody,
  WaitCurve: anybody,
  CountryPaper: anybody,
  Membership: (row, actor) => isStaff(actor.role) || row.userId === actor.userId,
  Person: (row, actor) => isStaff(actor.role) || row.isStaff === true || row.userId === actor.userId,
  Case: ofStudent,
  CaseEvent: ofStudent,
  Document: ofStudent,
  DocumentVersion: ofStudent,
  ReminderDigest: ofStudent,
  ReminderLedger: ofStudent,
  CohortCount: staff,
  CohortCountDelta: staff,
  FormReceipt: (row, actor) => row.userId === actor.userId,
  HistoryAnchor: nobody,
};
const TABLES = Object.keys(MAY_SEE);

const maySee = (table: string, row: Row, actor: Actor): boolean =>
  (table === 'Institution' ? row.id : row.institutionId) === actor.institutionId &&
  (MAY_SEE[table]?.(row, actor) ?? false);

let admin: pg.Client;
let web: pg.Client;
let actors: Record<string, Actor>;

/** Every row of every tenant table, by table, each with the place where it lies. */
const truth = new Map<string, readonly (Row & { readonly place: string })[]>();

beforeAll(async () => {
  const db = await testDatabase();
  [admin, web] = [await db.connect('admin'), await db.connect('web')];
  const maintenance = openDatabase(db.urls.maintenance, 2);
  const valmont: FullInstitution = await addFullInstitution(maintenance, admin, 'Valmont');
  const brume: FullInstitution = await addFullInstitution(maintenance, admin, 'Brume');
  await maintenance.$disconnect();
  actors = {
    'a student': valmont.students[0].student,
    'another student': valmont.students[1].student,
    'an adviser': valmont.adviser,
    'a manager': valmont.manager,
    'an auditor': valmont.auditor,
    'a student of another institution': brume.students[0].student,
    'an adviser of another institution': brume.adviser,
    'a visitor': VISITOR,
    'the worker’s name in the web process': { role: 'worker', userId: null, institutionId: null },
  };
  for (const table of TABLES) {
    const { rows } = await admin.query<Row & { place: string }>(
      `SELECT ctid::text AS place, t.* FROM "${table}" t`,
    );
    truth.set(table, rows);
  }
});

const WHO = [
  'a student',
  'another student',
  'an adviser',
  'a manager',
  'an auditor',
  'a student of another institution',
  'an adviser of another institution',
  'a visitor',
  'the worker’s name in the web process',
];
const actorOf = (who: string): Actor => actors[who] ?? VISITOR;
const rowsOf = (table: string) => truth.get(table) ?? [];

/** Tries one statement as somebody, and takes it back: its rows, or null when the right to it is missing altogether. */
async function tryAs<T extends pg.QueryResultRow>(
  actor: Actor,
  sql: string,
  values: unknown[] = [],
): Promise<T[] | null> {
  await web.query('BEGIN');
  try {
    await web.query(
      "SELECT set_config('app.institution', $1, true), set_config('app.user', $2, true), set_config('app.role', $3, true)",
      [actor.institutionId ?? '', actor.userId ?? '', actor.role],
    );
    return (await web.query<T>(sql, values)).rows;
  } catch (error) {
    expect(String(error)).toMatch(/permission denied|row-level security/);
    return null;
  } finally {
    await web.query('ROLLBACK');
  }
}

/** The columns of a table that can be written at all. */
async function columnsOf(table: string): Promise<readonly string[]> {
  const { rows } = await admin.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  );
  return rows.map((one) => one.name);
}

describe('the tenant tables', () => {
  it('all stand in the table of this test', async () => {
    const { rows } = await admin.query<{ relname: string }>(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relrowsecurity`,
    );
    expect(rows.map((one) => one.relname).toSorted()).toEqual(TABLES.toSorted());
  });

  it.each(TABLES)('%s has rows that are somebody’s and rows that are not', (table) => {
    expect(new Set(rowsOf(table).map((row) => row.institutionId ?? row.id)).size).toBe(2);
    const sees = WHO.map((who) => rowsOf(table).filter((row) => maySee(table, row, actorOf(who))).length);
    expect(Math.min(...sees)).toBeLessThan(rowsOf(table).length);
  });
});

describe.each(WHO)('%s', (who) => {
  it.each(TABLES)('reads of %s exactly what may be read', async (table) => {
    const seen =
      (await tryAs<{ place: string }>(actorOf(who), `SELECT ctid::text AS place FROM "${table}"`)) ?? [];
    const may = rowsOf(table).filter((row) => maySee(table, row, actorOf(who)));
    expect(seen.map((one) => one.place).toSorted()).toEqual(may.map((one) => one.place).toSorted());
  });

  it.each(TABLES)('changes and removes no foreign row of %s', async (table) => {
    const actor = actorOf(who);
    const foreign = rowsOf(table).filter((row) => !maySee(table, row, actor));
    const places = foreign.map((row) => row.place);
    const where = `WHERE ctid = ANY ($1::tid[])`;
    for (const column of await columnsOf(table)) {
      const changed = await tryAs(
        actor,
        `UPDATE "${table}" SET "${column}" = "${column}" ${where} RETURNING 1`,
        [places],
      );
      expect(changed ?? [], column).toEqual([]);
    }
    expect((await tryAs(actor, `DELETE FROM "${table}" ${where} RETURNING 1`, [places])) ?? []).toEqual([]);
  });

  it.each(TABLES)('makes no row of %s that would be foreign', async (table) => {
    const actor = actorOf(who);
    const columns = (await columnsOf(table)).map((one) => `"${one}"`).join(', ');
    for (const { place, ...row } of rowsOf(table)) {
      if (maySee(table, row, actor)) continue;
      const { rows } = await admin.query<{ whole: string }>(
        `SELECT to_json(t)::text AS whole FROM "${table}" t WHERE ctid = $1::tid`,
        [place],
      );
      const made = await tryAs(
        actor,
        `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_record(NULL::"${table}", $1)`,
        [rows[0]?.whole],
      );
      expect(made).toBeNull();
    }
  });
});

describe('those who may', () => {
  it.each([
    ['a student', 'Case', 1],
    ['an adviser', 'Case', 2],
    ['a manager', 'Case', 2],
    ['an auditor', 'Case', 0],
  ])('%s changes what is theirs: of %s %i', async (who, table, count) => {
    const changed = await tryAs(actorOf(who), `UPDATE "${table}" SET "arrivedOn" = "arrivedOn" RETURNING 1`);
    expect(changed).toHaveLength(count);
  });
});
