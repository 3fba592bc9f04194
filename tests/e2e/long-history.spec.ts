import { expect, test, type Page } from '@playwright/test';
import pg from 'pg';
import { paths } from '#lib/i18n/paths.ts';
import { runningProduct } from '#tests/support/running-product.ts';
import { signIn } from '#tests/support/sign-in.ts';

const AT_ONCE = 50;
const DIEGO = 'diego@student.example';

let caseId: string;
let total: number;

/** Diego's history becomes longer than two pages: the database numbers and chains what is added. */
test.beforeAll(async () => {
  const client = new pg.Client({ connectionString: runningProduct().maintenanceUrl });
  await client.connect();
  await client.query(
    `INSERT INTO "CaseEvent" ("institutionId", "caseId", "seq", "studentUserId", "at", "kind", "actorRole", "payload", "previousHash", "hash")
     SELECT c."institutionId", c.id, 0, c."studentUserId", now(), 'portal-link.sent', 'worker', '{"kind":"portal-link.sent"}', '', ''
     FROM "Case" c JOIN "User" u ON u.id = c."studentUserId", generate_series(1, $2) WHERE u.email = $1`,
    [DIEGO, 2 * AT_ONCE],
  );
  const { rows } = await client.query<{ id: string; eventCount: number }>(
    'SELECT c.id, "eventCount" FROM "Case" c JOIN "User" u ON u.id = c."studentUserId" WHERE u.email = $1',
    [DIEGO],
  );
  await client.end();
  caseId = rows[0]?.id ?? '';
  total = rows[0]?.eventCount ?? 0;
  expect(total).toBeGreaterThan(2 * AT_ONCE);
});

async function expectPages(page: Page, address: string): Promise<void> {
  const history = page.getByRole('region', { name: 'What happened', exact: true });
  const entries = history.getByRole('listitem');
  for (const asked of ['', '?before=everything', '?before=0', '?before=2147483648']) {
    await page.goto(address + asked);
    await expect(history).toContainText(`The newest ${String(AT_ONCE)} of ${String(total)}`);
  }
  await expect(entries).toHaveCount(AT_ONCE);
  await expect(history.getByRole('link', { name: 'Newer entries' })).toHaveCount(0);
  await history.getByRole('link', { name: 'Older entries' }).click();
  await expect(page).toHaveURL(new RegExp(`before=${String(total - AT_ONCE + 1)}#timeline$`));
  await expect(history).toContainText(`to ${String(total - AT_ONCE)} of ${String(total)}`);
  await history.getByRole('link', { name: 'Older entries' }).click();
  await expect(history).toContainText('Entries 1 to');
  await expect(entries.last()).toContainText('Case opened');
  await expect(history.getByRole('link', { name: 'Older entries' })).toHaveCount(0);
  await history.getByRole('link', { name: 'Newer entries' }).click();
  await history.getByRole('link', { name: 'Newer entries' }).click();
  await expect(history).toContainText(`The newest ${String(AT_ONCE)} of ${String(total)}`);
}

test('a student reads a long history page by page', async ({ page }) => {
  await signIn(page, DIEGO);
  await expectPages(page, paths.case('en'));
});

test('the office reads the same pages', async ({ page }) => {
  await signIn(page, 'office@valmont.example');
  await expectPages(page, paths.staffCase('en', caseId));
});
