// Forms that their page cannot take back: the session has ended, or the new page has no such form.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import pg from 'pg';
import { runningProduct } from '#tests/support/running-product.ts';
import { problemOn, signIn, signInByMail } from '#tests/support/sign-in.ts';

const SESSION = '__Host-affilia-session';
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const longDay = (iso: string): string =>
  new Date(iso).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const kept = (page: Page) => page.getByRole('region', { name: /^Not saved/ });

/** Somebody of the demo who waits for the permanent number, and whom no other test knows. */
let student: { readonly email: string; readonly givenName: string };

test.beforeAll(async () => {
  const client = new pg.Client({ connectionString: runningProduct().maintenanceUrl });
  await client.connect();
  const { rows } = await client.query<typeof student>(
    `SELECT u.email, p."givenName" FROM "Case" c JOIN "User" u ON u.id = c."studentUserId"
     JOIN "Person" p ON p."userId" = u.id AND p."institutionId" = c."institutionId"
     WHERE c.disposition = 'active' AND c."permanentNumberOn" IS NULL
       AND c."provisionalNumberOn" < now() - interval '20 days' AND c."leavingOn" IS NULL
       AND c."turns18On" IS NULL AND u.email NOT IN ('amina@student.example', 'mei@student.example')
     ORDER BY u.email LIMIT 1`,
  );
  await client.end();
  if (!rows[0]) throw new Error('nobody of the demo waits for the permanent number');
  student = rows[0];
});

/** Fills the date of leaving and sends it, while the session has ended. */
async function sendSignedOut(page: Page, leaving: string): Promise<void> {
  await signIn(page, student.email);
  await page.goto('/en/case/profile');
  await page.locator('#facts-life summary').click();
  await page.locator('#facts-life').getByLabel('Leaving France').fill(leaving);
  await page.context().clearCookies({ name: SESSION });
  await page.locator('#facts-life').getByRole('button', { name: 'Save these dates' }).click();
  await expect(problemOn(page)).toContainText('Your session has ended');
}

/** Follows the link of the refusal and signs in there, in its own tab. */
async function signInBeside(page: Page): Promise<void> {
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    problemOn(page).getByRole('link', { name: 'Sign in' }).click(),
  ]);
  await tab.waitForURL(/\/en\/sign-in$/);
  await signInByMail(tab, student.email);
  await tab.close();
}

async function expectLeaving(page: Page, day: string): Promise<void> {
  await expect(page.getByRole('status')).toContainText('It is in the file from now on');
  await expect(page.locator('#facts-life').getByLabel('Leaving France')).toHaveValue(day);
}

test('the session has ended: the form keeps what was typed and is sent again after signing in', async ({
  page,
}) => {
  await sendSignedOut(page, inDays(310));
  await expect(problemOn(page)).toBeFocused();
  await expect(page).toHaveURL(/\/case\/profile$/);
  await expect(page.locator('#facts-life').getByLabel('Leaving France')).toHaveValue(inDays(310));
  await signInBeside(page);
  await page.locator('#facts-life').getByRole('button', { name: 'Save these dates' }).click();
  await expectLeaving(page, inDays(310));
});

test('without JavaScript too, what was typed when the session had ended is shown and sent again', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await sendSignedOut(page, inDays(320));
  await expect(page.getByRole('heading', { level: 1, name: 'Your session has ended' })).toBeVisible();
  await expect(kept(page)).toContainText(`Leaving France: ${longDay(inDays(320))}`);
  // Pressed before signing in, it says the same and still keeps all.
  await kept(page).getByRole('button', { name: 'Send again' }).click();
  await expect(problemOn(page)).toContainText('Your session has ended');
  await expect(kept(page)).toContainText(longDay(inDays(320)));
  await signInBeside(page);
  await kept(page).getByRole('button', { name: 'Send again' }).click();
  await expectLeaving(page, inDays(320));
  await expect(kept(page)).toHaveCount(0);
});

test('what a signed-out form says is not looked at: neither its faults nor its values are answered', async ({
  page,
}) => {
  await sendSignedOut(page, '');
  await expect(problemOn(page)).not.toContainText('Write a day');
  await page.goto('/en/case/profile');
  await expect(page).toHaveURL(/\/sign-in$/);
});

test('a form that its page no longer offers comes back on top of it, with what is new', async ({
  browser,
}) => {
  const context = await browser.newContext();
  const fast = await context.newPage();
  const slow = await context.newPage();
  // As where the scripts do not come: the browser itself sends the form, and the audit below can still run.
  await slow.route(/\/_next\/static\/.*\.js/, (route) => route.abort());
  await signIn(fast, student.email);
  await slow.goto('/en/case');
  const record = async (page: Page, day: string) => {
    const step = page.locator('#record-permanentNumber');
    await step.locator('summary').click();
    await step.getByLabel(/on which day/i).fill(day);
    await step.getByRole('button', { name: 'Record this step' }).click();
  };
  await record(fast, inDays(-2));
  await expect(fast.getByRole('status')).toContainText('Recorded');
  await record(slow, inDays(-4));
  await expect(slow.locator('#record-permanentNumber')).toHaveCount(0);
  await expect(kept(slow)).toContainText('Step: Permanent number (NIR)');
  await expect(kept(slow)).toContainText(`Day: ${longDay(inDays(-4))}`);
  await expect(problemOn(slow)).toContainText(
    new RegExp(`Recorded meanwhile\\s*${student.givenName} .*: Permanent number \\(NIR\\) received`),
  );
  await expect(problemOn(slow)).toBeFocused();
  const { violations } = await new AxeBuilder({ page: slow }).analyze();
  expect(violations.map((one) => one.id)).toEqual([]);
  await kept(slow).getByRole('button', { name: 'Send again' }).click();
  await expect(problemOn(slow)).toContainText('is already recorded');
  await expect(kept(slow)).toContainText(longDay(inDays(-4)));

  // What follows from the step is nobody's word.
  await fast.goto('/en/case');
  const history = fast.getByRole('region', { name: 'What happened', exact: true }).getByRole('listitem');
  await expect(history.first()).toContainText(/Permanent number \(NIR\) received.*You said/s);
  const following = history.filter({ hasText: 'Follows from the step above' });
  await expect(following.first()).toBeVisible();
  await expect(following.filter({ hasText: /You said|Office checked/ })).toHaveCount(0);
  await expect(following.filter({ hasText: student.givenName })).toHaveCount(0);
  await expect(history.first()).toContainText(student.givenName);
});

test('a refusal that its form shows is shown once', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(page, student.email);
  await page.goto('/en/case/profile');
  await page.locator('#facts-life summary').click();
  await page.locator('#facts-life').getByLabel('New address since').fill(inDays(1));
  await page.locator('#facts-life').getByRole('button', { name: 'Save these dates' }).click();
  await expect(problemOn(page.locator('#facts-life'))).toBeFocused();
  await expect(kept(page)).toHaveCount(0);
});
