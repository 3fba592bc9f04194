// The office's list by pages is the whole list in the order of names, whatever narrows it: compared with the same cases
// read whole, narrowed and ordered here.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#lib/domain/access/actor.ts';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { isOverdue } from '#lib/domain/case/overdue.ts';
import type { StudentFilter, StudentRow } from '#lib/domain/cohort/student-row.ts';
import { PUBLISHED_WINDOWS, waitOf } from '#lib/domain/wait/wait.ts';
import { factsOf } from '#lib/data/case-mapper.ts';
import { fromDateOrNull } from '#lib/data/civil.ts';
import { pageStudents } from '#lib/data/cohort-store.ts';
import { sortName } from '#lib/data/sort-name.ts';
import { withActor } from '#lib/data/with-actor.ts';
import { newId } from '#lib/platform/crypto.ts';
import { openDatabase } from '#lib/platform/db.ts';
import { runSeed } from '#scripts/seed/run-seed.ts';
import { testDatabase } from '#tests/support/database.ts';

const TODAY = civil('2026-11-21');
const NOW = new Date('2026-11-21T10:00:00Z');
/** Divides no list evenly on purpose, nor is larger than those who share a name. */
const SIZE = 7;
const NAMESAKES = 20;

type Listed = { readonly row: StudentRow; readonly sortName: string };

let adviser: Person;
let cohortId: string;
/** A case of another cohort of the office. */
let elsewhere: { readonly id: string; readonly sortName: string };
/** The cohort's cases in the order of the list. */
let all: readonly Listed[];

beforeAll(async () => {
  const db = await testDatabase();
  await runSeed(
    db.urls.maintenance,
    { cases: 400, institutions: 2, seed: 'list', now: NOW },
    () => undefined,
  );
  const maintenance = openDatabase(db.urls.maintenance, 2);
  const membership = await maintenance.membership.findFirstOrThrow({ where: { role: 'adviser' } });
  const { institutionId, userId } = membership;
  adviser = { role: 'adviser', institutionId, userId };
  const [cohort] = await maintenance.cohort.findMany({
    where: { institutionId },
    orderBy: { startsOn: 'desc' },
  });
  cohortId = cohort?.id ?? '';
  elsewhere = await maintenance.case.findFirstOrThrow({
    where: { institutionId, cohortId: { not: cohortId }, sortName: { gt: 'd', lt: 'p' } },
  });
  const some = await maintenance.case.findMany({ where: { institutionId, cohortId }, take: NAMESAKES });
  await maintenance.case.updateMany({
    where: { institutionId, id: { in: some.map((one) => one.id) } },
    data: { sortName: sortName('Martin', 'Camille') },
  });
  const rows = await maintenance.case.findMany({
    where: { institutionId, cohortId },
    include: { student: true, documents: true },
  });
  await maintenance.$disconnect();
  const before = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  all = rows
    .toSorted((a, b) => before(a.sortName, b.sortName) || before(a.id, b.id))
    .map((row) => {
      const papers = (...states: readonly string[]) =>
        row.documents.filter((one) => states.includes(one.status)).length;
      const isActive = row.disposition === 'active';
      return {
        sortName: row.sortName,
        row: {
          caseId: row.id,
          givenName: row.student.givenName,
          familyName: row.student.familyName,
          nationality: row.student.nationality,
          status: row.status,
          disposition: row.disposition,
          wait: isActive ? waitOf(factsOf(row), TODAY, PUBLISHED_WINDOWS) : null,
          isOverdue: isActive && isOverdue(fromDateOrNull(row.overdueFrom), TODAY),
          documents: {
            rejected: papers('rejected', 'fix_needed'),
            missing: papers('missing'),
            checking: papers('deposited', 'with_office'),
          },
        },
      };
    });
});

const filterOf = (given: Partial<StudentFilter>): StudentFilter => ({
  status: null,
  overdue: false,
  name: '',
  ...given,
});

const page = (given: Partial<StudentFilter>, after: string | null, size = SIZE) =>
  withActor(adviser, (tx) =>
    pageStudents(
      tx,
      { institutionId: adviser.institutionId, cohortId, filter: filterOf(given), after, size },
      TODAY,
      PUBLISHED_WINDOWS,
    ),
  );

/** The list as somebody sees it who turns every page. */
async function turned(given: Partial<StudentFilter>): Promise<readonly StudentRow[]> {
  const rows: StudentRow[] = [];
  for (let after: string | null = null; ;) {
    const next = await page(given, after);
    rows.push(...next.rows);
    if (next.next === null) return rows;
    expect(next.rows).toHaveLength(SIZE);
    after = next.next;
  }
}

const rowsOf = (some: readonly Listed[]) => some.map((one) => one.row);
const isActive = ({ row }: Listed) => row.disposition === 'active';

/** Ways to narrow the list, each with what it must leave. */
const FILTERS: Readonly<Record<string, readonly [Partial<StudentFilter>, (one: Listed) => boolean]>> = {
  nothing: [{}, () => true],
  'a status': [{ status: 'SUBMITTED' }, (one) => isActive(one) && one.row.status === 'SUBMITTED'],
  overdue: [{ overdue: true }, (one) => one.row.isOverdue],
  'a family name': [{ name: 'MARTIN' }, (one) => one.sortName.includes('martin')],
  'a piece of a given name, with accents': [{ name: 'ámi' }, (one) => one.sortName.includes('ami')],
  'family and given name': [{ name: 'Martin  Camille' }, (one) => one.sortName === 'martin camille'],
  'all of them': [
    { status: 'PREPARING', overdue: true, name: 'a' },
    (one) => one.row.isOverdue && one.row.status === 'PREPARING' && one.sortName.includes('a'),
  ],
};

describe('the list by pages', () => {
  it.each(Object.entries(FILTERS))(
    'narrowed by %s is the whole list, once each',
    async (_, [filter, fits]) => {
      const expected = rowsOf(all.filter(fits));
      expect(expected.length).toBeGreaterThan(SIZE);
      expect(await turned(filter)).toEqual(expected);
    },
  );

  it.each(['%', '_', '\\', "'; --", 'nobody-has-this'])(
    'holds nobody for %s, which is in no name',
    async (name) => {
      expect(await page({ name }, null)).toEqual({ rows: [], next: null });
    },
  );

  it('ends without a next page where the last page is just full', async () => {
    expect((await page({}, null, all.length)).next).toBeNull();
    expect((await page({}, null, all.length - 1)).next).toBe(all.at(-2)?.row.caseId);
  });

  it.each([newId(), 'nonsense', ''])('begins anew behind %j, which is no case', async (after) => {
    expect((await page({}, after)).rows).toEqual(rowsOf(all.slice(0, SIZE)));
  });

  it('goes on behind the name of a case that was moved to another cohort meanwhile', async () => {
    const found = await page({}, elsewhere.id, all.length);
    expect(found.rows.length).toBeGreaterThan(0);
    expect(found.rows).toEqual(rowsOf(all.filter((one) => one.sortName > elsewhere.sortName)));
  });
});
