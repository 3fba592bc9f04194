import { expect, test } from '@playwright/test';
import { startScratchPostgres } from '#scripts/database/scratch.ts';
import { startPostgres } from '#scripts/parts/postgres.ts';
import { ownPlace, startProduct, stopLeftovers } from '#tests/support/product.ts';
import { scratchFolder } from '#tests/support/scratch-folder.ts';
import { problemOn, signInByMail } from '#tests/support/sign-in.ts';

test.afterEach(stopLeftovers);

test('with another PostgreSQL; while it is away: a plain 503, the form keeps its input, nothing half-written, and back within 5 seconds', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const server = await startScratchPostgres(scratchFolder());
  const { DATABASE_PORT: _embedded, ...place } = await ownPlace();
  const address = new URL(server.adminUrl);
  address.pathname = '/elsewhere';
  const product = await startProduct({ ...place, DATABASE_URL: address.href });
  await signInByMail(page, 'mei@student.example', 'en', product.url, product.mailbox);
  const step = page.locator('#record-provisionalNumber');
  await step.locator('summary').click();
  await step.getByLabel(/on which day/i).fill(new Date().toISOString().slice(0, 10));

  await server.pause();
  await expect
    .poll(async () => (await fetch(`${product.url}/api/health`)).status, { timeout: 15_000 })
    .toBe(503);
  expect(await (await fetch(`${product.url}/api/health`)).json()).toMatchObject({
    status: 'unhealthy',
    database: 'unreachable',
  });
  expect((await fetch(`${product.url}/en`)).status, 'public pages stay up').toBe(200);
  await step.getByRole('button', { name: 'Record this step' }).click();
  await expect(problemOn(page)).toContainText('nothing was changed');
  await expect(step.getByLabel(/on which day/i)).toHaveValue(/\d{4}-/);
  const other = await page.context().newPage();
  const response = await other.goto(`${product.url}/en/case`);
  expect(response?.status()).toBe(503);
  expect(response?.headers()['content-type']).toContain('text/plain');
  expect(response?.headers()['retry-after']).toBeTruthy();
  await expect(other.getByText('Affilia cannot reach its database. Nothing was changed.')).toBeVisible();

  const again = await startPostgres(server.options);
  await expect
    .poll(async () => (await other.goto(`${product.url}/en/case`))?.status(), { timeout: 5_000 })
    .toBe(200);
  await expect(other.locator('[aria-current="step"]')).toContainText('Submitted');
  await step.getByRole('button', { name: 'Record this step' }).click();
  await expect(page.getByRole('status')).toContainText('Recorded');
  expect(await product.stop()).toBe(0);
  await again.stop();
  await server.stop();
});
