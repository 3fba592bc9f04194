// How many statements the reading use cases send, counted on the wire; tests/e2e/statement-counts.spec.ts counts whole pages.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#lib/domain/access/actor.ts';
import { withActor } from '#lib/data/with-actor.ts';
import { openDatabase, setDatabase } from '#lib/platform/db.ts';
import { viewCase, viewOwnCase } from '#lib/use-cases/view-case.ts';
import { findNewestCohort, viewCohort } from '#lib/use-cases/view-cohort.ts';
import { testDatabase } from '#tests/support/database.ts';
import {
  addCase,
  addInstitution,
  addPerson,
  contextOf,
  type AddedCase,
  type Institution,
} from '#tests/support/fixtures.ts';
import { startListeningProxy, type ListeningProxy } from '#tests/support/listening-proxy.ts';
import { countUses, expectFewStatements } from '#tests/support/statement-use.ts';

const CASES = 12;

let proxy: ListeningProxy;
let office: Institution;
let adviser: Person;
const cases: AddedCase[] = [];

beforeAll(async () => {
  const db = await testDatabase();
  proxy = await startListeningProxy(db.urls.web);
  const heard = setDatabase(openDatabase(proxy.through(db.urls.web), 1));
  const maintenance = openDatabase(db.urls.maintenance, 2);
  office = await addInstitution(maintenance, 'Valmont', 2);
  adviser = await addPerson(maintenance, office, 'adviser');
  for (let n = 0; n < CASES; n++) cases.push(await addCase(maintenance, office));
  await maintenance.$disconnect();
  return async () => {
    await heard.$disconnect();
    await proxy.stop();
  };
});

const query = (after: string | null, filter = {}) => ({
  cohortId: office.cohortIds[0] ?? '',
  filter: { status: null, overdue: false, name: '', ...filter },
  after,
});

/** Every reading use case of a page, and how many questions for data it may put. */
const VIEWS: Readonly<Record<string, readonly [data: number, view: () => Promise<unknown>]>> = {
  'the student’s own case': [2, () => viewOwnCase(contextOf(cases[0]?.student ?? adviser))],
  'a case of the office': [2, () => viewCase(contextOf(adviser), cases[0]?.id ?? '')],
  'an older page of its history': [2, () => viewCase(contextOf(adviser), cases[0]?.id ?? '', 2)],
  'the board and the first page of the list': [3, () => viewCohort(contextOf(adviser), query(null))],
  'a later page, narrowed in every way': [
    3,
    () =>
      viewCohort(
        contextOf(adviser),
        query(cases[3]?.id ?? null, { status: 'PREPARING', overdue: true, name: 'Silva' }),
      ),
  ],
  'the newest cohort': [1, () => findNewestCohort(contextOf(adviser))],
};

describe('a reading use case', () => {
  it.each(Object.entries(VIEWS))(
    '%s: says who acts once and asks in few statements',
    async (_, [data, view]) => {
      expect(await view()).not.toBeNull();
      const heard = await proxy.during(view);
      expect(countUses(heard)).toEqual({ session: 0, actor: 1, data });
      expect(() => {
        expectFewStatements(heard);
      }).not.toThrow();
    },
  );

  it('a question for each row is found', async () => {
    const heard = await proxy.during(() =>
      withActor(adviser, async (tx) => {
        for (const { id } of await tx.case.findMany({ select: { id: true } }))
          await tx.document.count({ where: { caseId: id } });
      }),
    );
    expect(countUses(heard)).toEqual({ session: 0, actor: 1, data: CASES + 1 });
    expect(() => {
      expectFewStatements(heard);
    }).toThrow(`asks ${String(CASES + 1)} times for data`);
  });

  it('a second transaction for the same page is found', async () => {
    const heard = await proxy.during(async () => {
      await viewOwnCase(contextOf(cases[0]?.student ?? adviser));
      await findNewestCohort(contextOf(adviser));
    });
    expect(() => {
      expectFewStatements(heard);
    }).toThrow('says 2 times who acts');
  });
});
