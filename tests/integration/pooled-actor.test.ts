// A connection is used by one person after the other, and keeps its statements prepared. Whoever acts is the transaction's
// alone: nobody meets the one before.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Person } from '#lib/domain/access/actor.ts';
import { findCase } from '#lib/data/case-store.ts';
import { withActor, withoutActor, type Tx } from '#lib/data/with-actor.ts';
import { database, openDatabase, setDatabase, transactionWith, type Database } from '#lib/platform/db.ts';
import { beginningWith } from '#lib/platform/telling-client.ts';
import type { RoleUrls } from '#scripts/database/roles.ts';
import { testDatabase } from '#tests/support/database.ts';
import { addCase, addInstitution, addPerson, type AddedCase } from '#tests/support/fixtures.ts';

/** More turns than the server makes a new plan for (five): the later ones are answered by a kept plan. */
const TURNS = 12;

let one: AddedCase;
let other: AddedCase;
let adviser: Person;
let urls: RoleUrls;
let single: Database;

beforeAll(async () => {
  const db = await testDatabase();
  const maintenance = openDatabase(db.urls.maintenance, 2);
  const [valmont, brume] = [
    await addInstitution(maintenance, 'Valmont'),
    await addInstitution(maintenance, 'Brume'),
  ];
  one = await addCase(maintenance, valmont);
  other = await addCase(maintenance, brume);
  adviser = await addPerson(maintenance, valmont, 'adviser');
  await maintenance.$disconnect();
  await database().$disconnect();
  // Everybody comes by the same connection.
  single = setDatabase(openDatabase(db.urls.web, 1));
  urls = db.urls;
});

const acting = async (tx: Pick<Tx, '$queryRaw'>) => {
  const rows = await tx.$queryRaw<{ institution: string; user: string; role: string; pid: number }[]>`
    SELECT coalesce(current_setting('app.institution', true), '') AS institution,
           coalesce(current_setting('app.user', true), '') AS "user",
           coalesce(current_setting('app.role', true), '') AS role, pg_backend_pid() AS pid`;
  return rows[0];
};
const said = ({ institutionId, userId, role }: Actor) => ({
  institution: institutionId ?? '',
  user: userId ?? '',
  role,
});
const NOBODY = { institution: '', user: '', role: '' };
const seen = (tx: Tx) => tx.case.findMany({ select: { id: true } });

describe('one connection for everybody', () => {
  it('shows each person their own case, turn by turn and all at once', async () => {
    const view = ({ student, id }: AddedCase) =>
      withActor(student, async (tx) => {
        expect(await acting(tx)).toMatchObject(said(student));
        expect(await seen(tx)).toEqual([{ id }]);
        const found = await findCase(tx, {
          institutionId: student.institutionId,
          studentUserId: student.userId,
        });
        expect(found?.id).toBe(id);
      });
    const pids = new Set<number | undefined>();
    for (let turn = 0; turn < TURNS; turn++) {
      await view(turn % 2 === 0 ? one : other);
      pids.add((await acting(database()))?.pid);
    }
    expect(pids.size).toBe(1);
    await Promise.all(Array.from({ length: TURNS }, (_, turn) => view(turn % 3 === 0 ? one : other)));
  });

  it.each(['after work that is kept', 'after work that fails', 'after a statement that fails'])(
    'has forgotten who acted: %s',
    async (how) => {
      const work = withActor(adviser, async (tx) => {
        expect(await acting(tx)).toMatchObject(said(adviser));
        if (how.includes('work that fails')) throw new Error('as planned');
        if (how.includes('statement')) await tx.$executeRaw`SELECT 1 / 0`;
      });
      await work.catch((error: unknown) => {
        expect(String(error)).toMatch(/as planned|division by zero/);
      });
      expect(await acting(database())).toMatchObject(NOBODY);
      await withoutActor(async (tx) => {
        expect(await acting(tx)).toMatchObject(NOBODY);
        expect(await seen(tx)).toEqual([]);
      });
    },
  );
});

describe('who acts', () => {
  it('is said to the transaction that withActor begins, and to none that begins within', async () => {
    const pool = setDatabase(openDatabase(urls.web, 2));
    await withActor(adviser, async (tx) => {
      expect(await acting(tx)).toMatchObject(said(adviser));
      await withoutActor(async (inner) => {
        expect(await acting(inner)).toMatchObject(NOBODY);
      });
    });
    await pool.$disconnect();
    setDatabase(single);
  });

  it('holds nothing that could end the words around it', async () => {
    for (const userId of ["x'; SELECT 1; --", 'a b', 'a\\', 'a\0', 'é'])
      await expect(withActor({ ...adviser, userId }, seen)).rejects.toThrow('not a setting of a transaction');
    expect(await acting(database())).toMatchObject(NOBODY);
  });

  it('is asked for: work whose transaction was never told fails', async () => {
    await expect(transactionWith({ 'app.role': 'student' }, acting)).resolves.toMatchObject({
      role: 'student',
    });
    await expect(beginningWith({ 'app.role': 'student' }, () => Promise.resolve(1))).rejects.toThrow(
      'no transaction began',
    );
  });
});
