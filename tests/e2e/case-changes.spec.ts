import { expect, test, type Page } from '@playwright/test';
import { problemOn, signIn } from '#tests/support/sign-in.ts';

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const history = (page: Page) => page.getByRole('region', { name: 'What happened', exact: true });

/** The office's page of a student of the autumn cohort. */
async function officeCase(page: Page, familyName: string, fullName: string): Promise<void> {
  await signIn(page, 'office@valmont.example');
  await page.getByLabel('Name').fill(familyName);
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('link', { name: fullName }).click();
  await page.waitForURL(/staff\/cases/);
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';

  test(`the triage asks only what matters, and its answers find the way, ${how} JavaScript`, async ({
    browser,
  }) => {
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
    await signIn(page, 'mei@student.example');
    await page.goto('/en/case/profile');
    const form = page.locator('#triage');
    await form.locator('summary').click();
    await form.getByLabel('Québec', { exact: true }).check();
    await form.locator('.q-work').getByLabel('No', { exact: true }).check();
    await form.locator('.q-before').getByLabel('No', { exact: true }).check();
    await expect(form.locator('.q-card')).toBeHidden();
    await expect(form.locator('.q-visa')).toBeHidden();
    await expect(form.locator('.q-ramq')).toBeVisible();
    await form.locator('.q-ramq').getByLabel('No', { exact: true }).check();
    await expect(form.locator('.q-birth')).toBeVisible();
    await form.getByLabel('Another country, the United Kingdom included').check();
    await form.locator('.q-visa').getByLabel('Yes').check();
    await form.locator('.q-birth').getByLabel('French').check();
    await form.getByRole('button', { name: 'Find the way' }).click();
    await expect(page.getByRole('status')).toContainText('The way and the documents follow the answers');
    await expect(page.getByRole('status')).toBeFocused();
    // Saved once more, the note says the same: it is another one, and the reader is brought to it again.
    await page.locator('#facts-life summary').click();
    await page
      .locator('#facts-life')
      .getByLabel('Leaving France')
      .fill(inDays(javaScriptEnabled ? 290 : 291));
    await page.locator('#facts-life').getByRole('button', { name: 'Save these dates' }).click();
    await expect(page).toHaveURL(/saved=facts$/);
    await expect(page.getByRole('status')).toBeFocused();
    await page.locator('#facts-life summary').click();
    await page.locator('#facts-life').getByLabel('Leaving France').fill('');
    await page.locator('#facts-life').getByRole('button', { name: 'Save these dates' }).click();
    await expect(page.locator('#facts-life')).not.toHaveAttribute('open');
    await expect(page.getByRole('status')).toBeFocused();
    await page.goto('/en/case/documents');
    const translation = page.locator('[id^="document-"]').filter({ hasText: 'Translation of the birth' });
    await expect(translation).toContainText('Not needed');
    await page.goto('/en/case/profile');
    await page.locator('#triage summary').click();
    await page.locator('.q-birth').getByLabel('Another language').check();
    await page.getByRole('button', { name: 'Find the way' }).click();
    await page.goto('/en/case/documents');
    await expect(translation).toContainText('Missing');
  });
}

test('a step is corrected: the history keeps both days, and taking back asks for a reason', async ({
  page,
}) => {
  await signIn(page, 'mei@student.example');
  const recorded = page.getByRole('region', { name: 'Steps that are recorded' });
  const form = recorded.locator('#correct-submitted');
  await form.locator('summary').click();
  await form.getByLabel('It did not happen: take it back').check();
  await expect(form.getByLabel('The right day')).toBeHidden();
  await form.getByRole('button', { name: 'Save the correction' }).click();
  await expect(problemOn(form)).toContainText('Choose a reason');
  await expect(form.getByLabel('It did not happen: take it back')).toBeChecked();
  await form.getByLabel('It was on another day').check();
  const before = await form.getByLabel('The right day').inputValue();
  const right = new Date(Date.parse(before) + 86_400_000).toISOString().slice(0, 10);
  await form.getByLabel('The right day').fill(right);
  await form.getByLabel('Why this correction?').selectOption('typed-wrong');
  await form.getByRole('button', { name: 'Save the correction' }).click();
  await expect(page.getByRole('status')).toContainText('Corrected');
  await expect(history(page)).toContainText(/Submitted: corrected.*It was .*; now /s);
});

test('the office verifies a step; then only the office corrects it', async ({ browser }) => {
  const office = await (await browser.newContext()).newPage();
  await officeCase(office, 'lin mei', 'Mei Lin');
  await office.getByRole('button', { name: /I have seen the proof.*Submitted/ }).click();
  await expect(office.getByRole('status')).toContainText('Checked by the international office');
  await expect(history(office)).toContainText('Submitted: proof seen by the international office');
  const student = await (await browser.newContext()).newPage();
  await signIn(student, 'mei@student.example');
  const recorded = student.getByRole('region', { name: 'Steps that are recorded' });
  await expect(recorded).toContainText('it alone can change this');
  await expect(recorded.getByText('Correct this')).toHaveCount(0);
});

test('dates are kept or refused together; a paper is expected; a file rests and is opened again', async ({
  page,
}) => {
  await signIn(page, 'mei@student.example');
  await page.goto('/en/case/profile');
  const life = page.locator('#facts-life');
  await life.locator('summary').click();
  await life.getByLabel('Leaving France').fill(inDays(300));
  await life.getByLabel('New address since').fill(inDays(1));
  await life.getByRole('button', { name: 'Save these dates' }).click();
  await expect(problemOn(life)).toContainText('cannot be after today');
  await expect(life.getByLabel('Leaving France')).toHaveValue(inDays(300));
  await life.getByLabel('New address since').fill(inDays(-1));
  await life.getByRole('button', { name: 'Save these dates' }).click();
  await expect(page.getByRole('status')).toContainText('in the file from now on');

  await page.goto('/en/case/documents');
  const bank = page.locator('[id^="document-"]').filter({ hasText: 'Bank details' });
  await bank.getByText('It comes later').click();
  await bank.getByLabel('By which day').fill(inDays(61));
  await bank.getByRole('button', { name: 'Save this day' }).click();
  await expect(problemOn(bank)).toContainText('60 days at most');
  await bank.getByLabel('By which day').fill(inDays(20));
  await bank.getByRole('button', { name: 'Save this day' }).click();
  await expect(bank).toContainText('Expected by');

  await page.goto('/en/case/profile');
  await page.getByText('Close this file').click();
  await page.locator('#rest-closed').getByLabel('Why?').selectOption('withdrew');
  await page.getByRole('button', { name: 'Close the file' }).click();
  await expect(page.getByRole('status')).toContainText('at rest');
  await page.goto('/en/case');
  await expect(page.getByRole('heading', { name: 'This file is closed.' })).toBeVisible();
  await page.goto('/en/case/profile');
  await page.getByRole('button', { name: 'Open it again' }).click();
  await expect(page.getByRole('status')).toContainText('open again');
  await page.goto('/en/case');
  await expect(page.locator('[aria-current="step"]')).toContainText('Submitted');
});

test('without JavaScript too, a conflict says what is new, keeps the input, and is written when sent again', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const slow = await context.newPage();
  await signIn(slow, 'mei@student.example');
  await slow.goto('/en/case/profile');
  const fast = await context.newPage();
  await fast.goto('/en/case/profile');
  const send = async (page: Page, form: string, label: string, day: string) => {
    const place = page.locator(form);
    if (!(await place.getByLabel(label).isVisible())) await place.locator('summary').click();
    await place.getByLabel(label).fill(day);
    await place.getByRole('button', { name: 'Save these dates' }).click();
  };
  // The same form as the other's, but another date of it: nobody takes it back by sending theirs again.
  await send(fast, '#facts-studies', 'Studies end', inDays(400));
  await expect(fast.getByRole('status')).toContainText('in the file from now on');
  await send(slow, '#facts-studies', 'Arrival in France', inDays(-70));
  await expect(problemOn(slow)).toContainText('Recorded meanwhile');
  await expect(problemOn(slow)).toContainText('Studies end');
  await expect(slow.locator('#facts-studies').getByLabel('Arrival in France')).toHaveValue(inDays(-70));
  await slow.locator('#facts-studies').getByRole('button', { name: 'Save these dates' }).click();
  await expect(slow.getByRole('status')).toContainText('in the file from now on');
  await expect(slow.locator('#facts-studies').getByLabel('Studies end')).toHaveValue(inDays(400));
  await expect(slow.locator('#facts-studies').getByLabel('Arrival in France')).toHaveValue(inDays(-70));
});

test('a form sent twice is written once', async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, 'diego@student.example');
  await page.goto('/en/case/profile');
  const twin = await page.context().newPage();
  // The same page in two tabs is two forms; the same form sent twice is one: the request is replayed as it was.
  const [request] = await Promise.all([
    page.waitForRequest((one) => one.method() === 'POST'),
    (async () => {
      await page.locator('#facts-card summary').click();
      await page.locator('#facts-card').getByLabel('Carte Vitale updated').fill(inDays(-1));
      await page.locator('#facts-card').getByRole('button', { name: 'Save these dates' }).click();
    })(),
  ]);
  await expect(page.getByRole('status')).toContainText('in the file from now on');
  const again = await twin.request.post(request.url(), {
    headers: await request.allHeaders(),
    data: request.postDataBuffer() ?? Buffer.alloc(0),
    maxRedirects: 0,
  });
  expect(again.headers()['x-action-redirect'] ?? again.headers().location).toContain('saved=facts');
  await page.goto('/en/case');
  await expect(history(page).getByText(/Carte Vitale updated/)).toHaveCount(1);
});
