import { expect, test } from '@playwright/test';
import { problemOn, signIn } from '#tests/support/sign-in.ts';

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';

  test(`a date in the future is refused in words beside the field, and kept, ${how} JavaScript`, async ({
    browser,
  }) => {
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
    await signIn(page, 'mei@student.example');
    const step = page.locator('#record-provisionalNumber');
    await step.locator('summary').click();
    await step.getByLabel(/on which day/i).fill(inDays(3));
    await step.getByRole('button', { name: 'Record this step' }).click();
    await expect(problemOn(page)).toContainText(/after today/);
    const field = page.locator('#record-provisionalNumber').getByLabel(/on which day/i);
    await expect(field).toHaveValue(inDays(3));
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await page.reload();
    await expect(page.locator('[aria-current="step"]')).toContainText('Submitted');
  });
}

test('a date before the step that it needs is refused with that step and its day', async ({ page }) => {
  await signIn(page, 'mei@student.example');
  const step = page.locator('#record-provisionalNumber');
  await step.locator('summary').click();
  await step.getByLabel(/on which day/i).fill(inDays(-200));
  await step.getByRole('button', { name: 'Record this step' }).click();
  await expect(problemOn(page)).toContainText(/Submitted|studies/);
});

test('a rejection without a reason is refused; a number in the text is refused', async ({ page }) => {
  await signIn(page, 'mei@student.example');
  await page.goto('/en/case/documents');
  const row = page.locator('[id^="document-"]').filter({ hasText: 'Student visa' });
  await row.getByText('Change what is known').click();
  await row.locator('select[name="status"]').selectOption('rejected');
  await row.locator('textarea[name="reasonText"]').fill('My number is 2 55 08 14 168 025 38');
  await row.locator('.doc-form button[type="submit"]').click();
  await expect(problemOn(row)).toContainText(/number/);
  await row.locator('textarea[name="reasonText"]').fill('They could not read it');
  await row.locator('.doc-form button[type="submit"]').click();
  await expect(problemOn(row)).toContainText(/reason/i);
  await expect(row.locator('textarea[name="reasonText"]')).toHaveValue('They could not read it');
});

test('two people who change the same case: the second is told, and keeps the input', async ({ browser }) => {
  const first = await (await browser.newContext()).newPage();
  const second = await (await browser.newContext()).newPage();
  await signIn(first, 'diego@student.example');
  await signIn(second, 'office@valmont.example');
  await second.goto((await second.getByRole('link', { name: 'Autumn' }).last().getAttribute('href')) ?? '');
  await second.getByLabel('Name').fill('alvarado');
  await second.getByRole('button', { name: 'Filter' }).click();
  await second.getByRole('link', { name: 'Diego Alvarado' }).click();
  await first.goto('/en/case/documents');
  const change = async (page: typeof first) => {
    const row = page.locator('[id^="document-"]').first();
    await row.getByText('Change what is known').click();
    await row.locator('select[name="status"]').selectOption('not_needed');
    await row.locator('select[name="reason"]').selectOption('cpam-said-so');
    await row.locator('.doc-form button[type="submit"]').click();
    return row;
  };
  await second.waitForURL(/staff\/cases/);
  await change(first);
  await expect(first.getByRole('status')).toBeVisible();
  const row = await change(second);
  await expect(problemOn(row)).toContainText('Recorded meanwhile');
  await expect(problemOn(row)).toContainText(/Diego Alvarado.*: not needed/);
  await expect(row.locator('select[name="status"]')).toHaveValue('not_needed');
});

test('another person’s case and another institution’s cohort do not exist', async ({ browser }) => {
  const office = await (await browser.newContext()).newPage();
  await signIn(office, 'office@valmont.example');
  const cohort = office.url();
  const href = await office.getByRole('row').nth(1).getByRole('link').getAttribute('href');
  const other = await (await browser.newContext()).newPage();
  await signIn(other, 'office@brume.example');
  expect((await other.goto(cohort))?.status()).toBe(404);
  expect((await other.goto(href ?? ''))?.status()).toBe(404);
  const student = await (await browser.newContext()).newPage();
  await signIn(student, 'mei@student.example');
  expect((await student.goto(cohort))?.status()).toBe(404);
  expect((await student.goto(href ?? ''))?.status()).toBe(404);
  expect((await student.goto('/en/staff/cases/not-an-id'))?.status()).toBe(404);
});
