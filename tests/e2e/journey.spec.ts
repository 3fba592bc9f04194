import { execFileSync } from 'node:child_process';
import { expect, test, type Page } from '@playwright/test';
import { inheritedEnv } from '#lib/platform/env.ts';
import { mailsTo } from '#tests/support/mailbox.ts';
import { signIn } from '#tests/support/sign-in.ts';

const AMINA = 'amina@student.example';

/** `npm run sweep` on the product of this run, on a later day. */
function sweepIn(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000).toISOString();
  return execFileSync('npm', ['run', '--silent', 'sweep'], {
    encoding: 'utf8',
    env: { ...inheritedEnv(), AFFILIA_NOW: day },
  });
}

const station = (page: Page, name: RegExp) =>
  page
    .getByRole('list', { name: /line|waiting/i })
    .getByRole('listitem')
    .filter({ hasText: name });

async function waitingAt(page: Page, name: RegExp): Promise<number> {
  const text = await station(page, name).first().innerText();
  return Number(/(\d+)\s+waiting/.exec(text)?.[1] ?? Number.NaN);
}

test('the main job: a reminder comes, the student records the number, the line moves, the office sees it', async ({
  browser,
}) => {
  const office = await (await browser.newContext()).newPage();
  await signIn(office, 'office@valmont.example');
  const before = {
    provisional: await waitingAt(office, /Provisional number/),
    permanent: await waitingAt(office, /Permanent number/),
  };

  const student = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await signIn(student, AMINA);
  await expect(student.getByRole('heading', { name: 'Send your birth certificate again' })).toBeVisible();
  await expect(student.locator('[aria-current="step"]')).toContainText('Provisional number (NIA)');

  const first = (await mailsTo(AMINA)).filter((mail) => mail.subject.includes('Birth certificate'));
  expect(first).toHaveLength(1);
  expect(sweepIn(7)).toMatch(/mails due/);
  const reminders = (await mailsTo(AMINA)).filter((mail) => mail.subject.includes('Birth certificate'));
  expect(reminders).toHaveLength(2);
  expect(reminders[1]?.text).toContain('The parents’ names are missing');
  expect(reminders[1]?.text).toMatch(/\/en\/case\/documents#document-/);
  sweepIn(7);
  expect((await mailsTo(AMINA)).filter((mail) => mail.subject.includes('Birth certificate'))).toHaveLength(2);

  await student.getByRole('link', { name: 'Tell us when your permanent number (NIR) arrives' }).click();
  const step = student.locator('#record-permanentNumber');
  await step
    .getByLabel(/on which day/i)
    .fill(await student.evaluate(() => new Date().toISOString().slice(0, 10)));
  await step.getByRole('button', { name: 'Record this step' }).click();
  await expect(student.getByRole('status')).toContainText('Recorded');
  await expect(student.locator('[aria-current="step"]')).toContainText('Permanent number (NIR)');
  await expect(student.getByRole('region', { name: 'What happened', exact: true })).toContainText(
    'Permanent number (NIR) received',
  );

  await office.reload();
  expect(await waitingAt(office, /Provisional number/)).toBe(before.provisional - 1);
  expect(await waitingAt(office, /Permanent number/)).toBe(before.permanent + 1);
  expect((await mailsTo(AMINA)).some((mail) => mail.subject === 'Send again: Birth certificate')).toBe(true);
});

test('the card update due this month reaches Diego once', async () => {
  const mails = (await mailsTo('diego@student.example')).filter(
    (mail) => mail.subject === 'Update your Carte Vitale',
  );
  expect(mails).toHaveLength(1);
});

test('the office finds a student by name and station, and records what the CPAM said', async ({ page }) => {
  await signIn(page, 'office@valmont.example');
  await page.getByLabel('Name').fill('lin mei');
  await page.getByRole('button', { name: 'Filter' }).click();
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('link', { name: 'Mei Lin' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mei Lin' })).toBeVisible();
  const passport = page.locator('[id^="document-"]').filter({ hasText: 'Passport or identity card' });
  await passport.getByText('Change what is known').click();
  await passport.locator('select[name="status"]').selectOption('rejected');
  await passport.locator('select[name="reason"]').selectOption('illegible');
  await passport.locator('.doc-form button[type="submit"]').click();
  await expect(page.getByRole('status')).toContainText('Saved');
  await expect(
    page.locator('[id^="document-"]').filter({ hasText: 'Passport or identity card' }),
  ).toContainText('illegible');
});
