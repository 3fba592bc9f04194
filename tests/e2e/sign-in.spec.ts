import { expect, test } from '@playwright/test';
import { askForLink, problemOn, signInByMail } from '#tests/support/sign-in.ts';
import { codeOf, linkOf, mailsTo } from '#tests/support/mailbox.ts';

const MEI = 'mei@student.example';

test('the link works once, and only after a press', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const link = linkOf(await askForLink(page, MEI));
  // A mail scanner opens the link, with and without the browser's cookie: nothing is spent.
  await (await browser.newContext()).newPage().then((scanner) => scanner.goto(link));
  await page.goto(link);
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in on this device' }).click();
  await expect(page).toHaveURL(/\/en\/case$/);
  const [session] = (await context.cookies()).filter((cookie) => cookie.name === '__Host-affilia-session');
  expect(session).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
  await page.goto(link);
  await expect(page.getByRole('button', { name: 'Sign in on this device' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Ask for a new link' })).toBeVisible();
});

test('elsewhere the link opens nothing; the code typed in the asking browser does', async ({ browser }) => {
  const asking = await (await browser.newContext()).newPage();
  const mail = await askForLink(asking, MEI);
  const phone = await (await browser.newContext()).newPage();
  await phone.goto(linkOf(mail));
  await expect(phone.getByText('works only in the browser that asked for it')).toBeVisible();
  await expect(phone.getByRole('button')).toHaveCount(0);
  const code = codeOf(mail);
  await asking.getByLabel('Six-digit code').fill(code === '000000' ? '111111' : '000000');
  await asking.getByRole('button', { name: 'Sign in' }).click();
  await expect(problemOn(asking)).toBeVisible();
  await expect(asking.getByLabel('Six-digit code')).toHaveValue(code === '000000' ? '111111' : '000000');
  await asking.getByLabel('Six-digit code').fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await asking.getByRole('button', { name: 'Sign in' }).click();
  await expect(asking).toHaveURL(/\/en\/case$/);
});

test('after five wrong codes the right one is refused too', async ({ page }) => {
  const code = codeOf(await askForLink(page, 'office@brume.example'));
  const wrong = code === '000000' ? '111111' : '000000';
  for (let tries = 0; tries < 5; tries++) {
    await page.getByLabel('Six-digit code').fill(wrong);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(problemOn(page)).toBeVisible();
  }
  await page.getByLabel('Six-digit code').fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(problemOn(page)).toContainText('used');
  await expect(page).toHaveURL(/sent$/);
});

test('the code form answers alike for a known and an unknown address, try by try', async ({ browser }) => {
  const answers: string[][] = [];
  for (const address of ['nobody.else@student.example', 'putri@nowhere.example', 'manager@valmont.example']) {
    const page = await (await browser.newContext()).newPage();
    await page.goto('/en/sign-in');
    await page.getByLabel('E-mail address').fill(address);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await page.waitForURL(/sent$/);
    const said: string[] = [];
    for (let tries = 0; tries < 6; tries++) {
      await page.getByLabel('Six-digit code').fill('000000');
      const answer = page.waitForResponse((one) => one.request().method() === 'POST');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await answer;
      // The button has its name back once the new answer is on the page: what stands there before is the last try's.
      await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeEnabled();
      await expect(problemOn(page)).toBeVisible();
      said.push(await problemOn(page).innerText());
    }
    answers.push(said);
  }
  expect(answers[0]?.at(-1)).not.toBe(answers[0]?.[0]);
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});

test('an unknown address gets the same answer and no mail', async ({ page }) => {
  await page.goto('/en/sign-in');
  await page.getByLabel('E-mail address').fill('nobody@student.example');
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page).toHaveURL(/\/en\/sign-in\/sent$/);
  await expect(page.getByText('If the address is known here')).toBeVisible();
  // A known address asked afterwards has its mail: the queue is past the unknown one.
  await askForLink(page, 'manager@valmont.example');
  expect(await mailsTo('nobody@student.example')).toEqual([]);
});

test('a malformed address is refused beside the field and kept', async ({ page }) => {
  await page.goto('/en/sign-in');
  await page.getByLabel('E-mail address').fill('amina at student');
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(problemOn(page)).toBeVisible();
  const field = page.getByLabel('E-mail address');
  await expect(field).toHaveValue('amina at student');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
});

test('sign-out ends the session on the server', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInByMail(page, 'welcome@valmont.example');
  const cookies = await context.cookies();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/en$/);
  await context.addCookies(cookies);
  await page.goto('/en/staff');
  await expect(page).toHaveURL(/\/en\/sign-in$/);
});

test('the whole of it works without JavaScript', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signInByMail(page, 'diego@student.example', 'fr');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre inscription');
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page).toHaveURL(/\/fr$/);
});
