import { expect, test, type Page } from '@playwright/test';
import { LOCALES, type Locale } from '#lib/i18n/routing.ts';
import { signIn } from '#tests/support/sign-in.ts';

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The office's page of Mei. */
async function officeCase(page: Page): Promise<void> {
  await signIn(page, 'office@valmont.example');
  await page.getByLabel('Name').fill('lin mei');
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('link', { name: 'Mei Lin' }).click();
  await page.waitForURL(/staff\/cases/);
}

/** All that a page says, folded parts included, without what it quotes from the student's page. */
const saidOn = (page: Page): Promise<string> =>
  page.locator('#main').evaluate((main) => {
    const copy = main.cloneNode(true) as HTMLElement;
    for (const quoted of copy.querySelectorAll('.reason__body')) quoted.remove();
    return copy.textContent.replaceAll(/\s+/g, ' ');
  });

const TO_STUDENT: Readonly<Record<Locale, RegExp>> = {
  en: /.{0,60}\b(you|your|yours)\b.{0,40}/gi,
  fr: /.{0,60}\b(vous|votre|vos)\b.{0,40}/gi,
};

test('the office’s page of a student speaks about the student, in every language', async ({ page }) => {
  await officeCase(page);
  const address = new URL(page.url()).pathname.slice(3);
  for (const locale of LOCALES) {
    await page.goto(`/${locale}${address}`);
    const said = await saidOn(page);
    expect(said.length).toBeGreaterThan(2000);
    expect(said.match(TO_STUDENT[locale]) ?? [], locale).toEqual([]);
  }
});

/** French terms and names that nobody knows in the first week. */
const TERMS: Readonly<Record<Locale, readonly string[]>> = {
  en: ['CPAM', 'NIA', 'NIR', 'RIB', 'EHIC', 'S1', 'RAMQ', 'Cerfa', 'apostille', 'feuille de soins'],
  fr: ['CPAM', 'NIA', 'NIR', 'RIB', 'CEAM', 'S1', 'RAMQ', 'Cerfa', 'apostille', 'feuille de soins'],
};

/** The place of a term that is named before it is explained; null when its gloss stands beside it, or it is not named. */
function unexplained(text: string, term: string): string | null {
  const at = text.search(new RegExp(String.raw`\b${term}\b`));
  if (at < 0) return null;
  const before = text.slice(0, at);
  const isTheGloss = before.lastIndexOf('(') > before.lastIndexOf(')');
  const hasGloss = new RegExp(String.raw`^${term}( [\d*]+)? \(`).test(text.slice(at));
  return isTheGloss || hasGloss ? null : text.slice(Math.max(0, at - 60), at + 60);
}

for (const locale of LOCALES) {
  test(`${locale}: each French term is explained where a page first names it`, async ({ browser }) => {
    const named = new Set<string>();
    for (const student of ['mei', 'amina', 'diego']) {
      const page = await (await browser.newContext()).newPage();
      await signIn(page, `${student}@student.example`, locale);
      for (const path of ['/case', '/case/documents', '/case/profile']) {
        await page.goto(`/${locale}${path}`);
        const said = await page.locator('#main').evaluate((main) => main.textContent.replaceAll(/\s+/g, ' '));
        for (const term of TERMS[locale]) {
          if (said.includes(term)) named.add(term);
          expect(unexplained(said, term), `${student} ${path}: ${term}`).toBeNull();
        }
      }
      await page.context().close();
    }
    expect([...named]).toEqual(
      expect.arrayContaining(['CPAM', 'NIA', 'NIR', 'RIB', 'S1', 'RAMQ', 'apostille']),
    );
  });
}

test('a paper that is not needed tells why, in words too', async ({ page }) => {
  await officeCase(page);
  const permit = page.locator('[id^="document-"]').filter({ hasText: 'Residence permit' });
  await permit.getByText('Change what is known').click();
  await permit.locator('select[name="status"]').selectOption('not_needed');
  await permit.locator('select[name="reason"]').selectOption('office-said-so');
  await permit.locator('textarea[name="reasonText"]').fill('The visa is enough this year');
  await permit.locator('.doc-form button[type="submit"]').click();
  await expect(page.getByRole('status')).toContainText('Saved');
  await expect(permit).toContainText('The visa is enough this year');
});

test('a file at rest hides the tasks and says what rest means; it is opened again from there', async ({
  page,
}) => {
  await signIn(page, 'mei@student.example');
  const tasks = page.getByRole('region', { name: 'What you must do' });
  await expect(tasks).toBeVisible();
  await page.goto('/en/case/profile');
  await page.getByText('No registration needed').click();
  await page.locator('#rest-not_required').getByLabel('Why?').selectOption('covered-otherwise');
  await page.getByRole('button', { name: 'Set to rest' }).click();
  await expect(page.getByRole('status')).toContainText('at rest');
  await page.goto('/en/case');
  await expect(page.getByRole('heading', { name: 'You do not need this line.' })).toBeVisible();
  await expect(tasks).toHaveCount(0);
  await page.getByRole('link', { name: 'Open the file again' }).click();
  await page.getByRole('button', { name: 'Open it again' }).click();
  await expect(page.getByRole('status')).toContainText('open again');

  const triage = page.locator('#triage');
  await triage.locator('summary').click();
  await triage.getByLabel('European Union, EEA or Switzerland').check();
  await triage.locator('.q-work').getByLabel('No', { exact: true }).check();
  await triage.locator('.q-card').getByLabel('A European health insurance card').check();
  await triage.getByLabel('Last day on the European card').fill(inDays(700));
  await triage.getByRole('button', { name: 'Find the way' }).click();
  await expect(page.getByRole('status')).toContainText('The way and the documents follow the answers');
  await page.goto('/en/case');
  const card = page.getByRole('region', { name: 'Your European card (EHIC) covers you.' });
  await expect(card.getByRole('listitem')).toHaveCount(4);
  await expect(tasks).toHaveCount(0);
  await card.getByRole('link', { name: 'Change the last day of the card' }).click();
  await expect(triage.getByLabel('Last day on the European card')).toBeVisible();
});
