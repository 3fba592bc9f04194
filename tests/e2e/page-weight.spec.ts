// Script that a page brings, compressed: the same bytes on every machine, so a bound in bytes holds them. How they stand
// against an empty application of the framework, `npm run bench` says (row 1: ≤ 1.10× for students, the same and 2 kB for
// the public, ≤ 1.40× for the office).
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { expect, test } from '@playwright/test';
import { paths } from '#lib/i18n/paths.ts';
import { scriptBytes } from '#scripts/bench/script-bytes.ts';
import { runningProduct, visitAs, type Visitor } from '#tests/support/running-product.ts';

/** What each kind of page brought when this was written, with Next 16.4 and React 19.3. */
const MEASURED = { public: 175_552, signIn: 177_405, student: 177_405, office: 178_852, officeCase: 180_475 };
/** How far a page may grow unnoticed; more is a decision, to be made here. */
const LEEWAY = 1_000;

let student: Visitor;
let office: Visitor;

test.beforeAll(async () => {
  student = await visitAs('mei@student.example');
  office = await visitAs('office@valmont.example');
});

type Page = readonly [kind: keyof typeof MEASURED, path: () => string, of: () => Visitor | null];

const PAGES: Readonly<Record<string, Page>> = {
  'the public home': ['public', () => paths.home('en'), () => null],
  'the page to sign in': ['signIn', () => paths.signIn('en'), () => null],
  'the student’s home': ['student', () => paths.case('en'), () => student],
  'the student’s papers': ['student', () => paths.caseDocuments('en'), () => student],
  'the student’s profile': ['student', () => paths.caseProfile('en'), () => student],
  'the cohort board': ['office', () => paths.cohort('en', office.cohortId), () => office],
  'a case on the office’s page': ['officeCase', () => paths.staffCase('en', office.caseId), () => office],
};

/** Throws where a page brings more script than its kind may. */
async function expectLight(kind: Page[0], url: string, of: Visitor | null): Promise<void> {
  const bytes = await scriptBytes(url, of?.headers);
  // A page that brings hardly any is not the page that was meant.
  expect(bytes).toBeGreaterThan(MEASURED[kind] / 2);
  expect(bytes, `bytes of compressed script on ${url}`).toBeLessThanOrEqual(MEASURED[kind] + LEEWAY);
}

for (const [name, [kind, path, of]] of Object.entries(PAGES)) {
  test(`${name} brings no more script than it did`, async () => {
    await expectLight(kind, runningProduct().url + path(), of());
  });
}

test('one more script is found', async () => {
  const { url } = runningProduct();
  const html = await (await fetch(`${url}${paths.home('en')}`)).text();
  // The same page with its own scripts from where they are, and one more of a library's size.
  const heavier = html
    .replaceAll('src="/_next', `src="${url}/_next`)
    .replace('</body>', '<script src="/library.js"></script></body>');
  const library = randomBytes(3 * LEEWAY).toString('base64');
  const server = createServer((request, answer) =>
    answer.end(request.url === '/library.js' ? library : heavier),
  );
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  try {
    await expect(expectLight('public', `http://127.0.0.1:${String(port)}/`, null)).rejects.toThrow(
      'bytes of compressed script',
    );
  } finally {
    server.close();
  }
});
