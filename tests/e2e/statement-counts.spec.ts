// How many statements a whole page sends, counted between a real web server and its database.
import { expect, test } from '@playwright/test';
import { paths } from '#lib/i18n/paths.ts';
import { startListeningProxy, type ListeningProxy } from '#tests/support/listening-proxy.ts';
import {
  startExtraWeb,
  visitAs,
  webUrl,
  type ExtraWeb,
  type Visitor,
} from '#tests/support/running-product.ts';
import { countUses, expectFewStatements } from '#tests/support/statement-use.ts';

let proxy: ListeningProxy;
let web: ExtraWeb;
let student: Visitor;
let office: Visitor;

test.beforeAll(async () => {
  proxy = await startListeningProxy(webUrl());
  web = await startExtraWeb(proxy.through(webUrl()));
  student = await visitAs('mei@student.example');
  office = await visitAs('office@valmont.example');
});

test.afterAll(async () => {
  await web.stop();
  await proxy.stop();
});

/** Every page that asks the database, as its visitor asks for it. */
const PAGES: Readonly<Record<string, () => readonly [of: Visitor, path: string]>> = {
  'the student’s home': () => [student, paths.case('en')],
  'the student’s papers': () => [student, paths.caseDocuments('en')],
  'the student’s profile': () => [student, paths.caseProfile('en')],
  'the cohort board and its list': () => [office, paths.cohort('en', office.cohortId)],
  'a later page of the list, narrowed': () => [
    office,
    `${paths.cohort('en', office.cohortId)}?after=${office.caseId}&status=PREPARING&overdue=1&name=a`,
  ],
  'the board of an older cohort': () => [office, paths.cohort('en', office.olderCohortId)],
  'a case on the office’s page': () => [office, paths.staffCase('en', office.caseId)],
  'an older page of its history': () => [office, `${paths.staffCase('en', office.caseId)}?before=2`],
};

/** What a page sends; `times` it is asked for. */
const sentBy = (page: () => readonly [Visitor, string], times = 1) =>
  proxy.during(async () => {
    const [{ headers }, path] = page();
    for (let time = 0; time < times; time++) {
      const answer = await fetch(web.base + path, { headers, redirect: 'manual' });
      expect(answer.status, path).toBe(200);
      expect(await answer.text()).toContain('</html>');
    }
  });

for (const [name, page] of Object.entries(PAGES)) {
  test(`${name}: one session, one actor, at most three questions for data`, async () => {
    const heard = await sentBy(page);
    expectFewStatements(heard);
    expect(countUses(heard)).toMatchObject({ session: 1, actor: 1 });
    expect(countUses(heard).data).toBeGreaterThan(0);
  });
}

test('a page without a session asks for nothing', async () => {
  const heard = await proxy.during(async () => {
    await (await fetch(`${web.base}${paths.home('en')}`)).text();
  });
  expect(countUses(heard)).toEqual({ session: 0, actor: 0, data: 0 });
});

test('a page that asks twice as often is found', async () => {
  const page = PAGES['the student’s home'];
  if (!page) throw new Error('no such page');
  const heard = await sentBy(page, 2);
  expect(() => {
    expectFewStatements(heard);
  }).toThrow(/asks 4 times for data/);
});
