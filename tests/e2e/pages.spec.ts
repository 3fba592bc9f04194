import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { LOCALES } from '#lib/i18n/routing.ts';
import { signIn, type Language } from '#tests/support/sign-in.ts';

/** Wide and light, narrow and dark: each page is looked at in both. */
const LOOKS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 320 },
] as const;

/** What a page says on its console, and each breach of its policy: both must stay silent. */
function listen(page: Page): string[] {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(message.text());
  });
  page.on('pageerror', (error) => heard.push(error.message));
  return heard;
}

async function expectSound(page: Page, address: string, status = 200): Promise<void> {
  for (const { colorScheme, width } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const response = await page.goto(address);
    expect(response?.status(), address).toBe(status);
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("base-uri 'none'");
    expect(policy).not.toContain('unsafe');
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map((one) => `${one.id}: ${one.nodes[0]?.html ?? ''}`);
    expect(found, `${address} ${colorScheme} at ${String(width)} px`).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${address} scrolls sideways at ${String(width)} px`).toBeLessThanOrEqual(0);
  }
}

test.describe.configure({ timeout: 120_000 });

for (const locale of LOCALES) {
  const language: Language = locale;

  test(`${locale}: public pages`, async ({ page }) => {
    const heard = listen(page);
    const home = await page.goto(`/${locale}`);
    expect(
      home?.headers()['x-nextjs-cache'] ?? home?.headers()['x-nextjs-prerender'],
      'the home page is static',
    ).toBeTruthy();
    for (const path of ['', '/sign-in', '/sign-in/sent', '/sign-in/confirm?request=x&token=y']) {
      await expectSound(page, `/${locale}${path}`);
    }
    expect(heard).toEqual([]);
    await expectSound(page, `/${locale}/no/such/page`, 404);
    expect(heard.filter((line) => !line.includes('404'))).toEqual([]);
  });

  test(`${locale}: a student’s pages`, async ({ page }) => {
    const heard = listen(page);
    await signIn(page, 'mei@student.example', language);
    const response = await page.goto(`/${locale}/case`);
    expect(response?.headers()['cache-control']).toContain('no-store');
    for (const path of ['/case', '/case?saved=milestone', '/case/documents', '/case/profile'])
      await expectSound(page, `/${locale}${path}`);
    expect(heard).toEqual([]);
  });

  test(`${locale}: an arrived student’s pages`, async ({ page }) => {
    await signIn(page, 'diego@student.example', language);
    for (const path of ['/case', '/case/documents', '/case/profile'])
      await expectSound(page, `/${locale}${path}`);
  });

  test(`${locale}: the office’s pages`, async ({ page }) => {
    const heard = listen(page);
    await signIn(page, 'office@valmont.example', language);
    const cohort = new URL(page.url()).pathname;
    await expectSound(page, cohort);
    await expectSound(page, `${cohort}?status=SUBMITTED&overdue=1&name=zzz`);
    await page.goto(cohort);
    await expectSound(
      page,
      (await page.getByRole('row').nth(1).getByRole('link').getAttribute('href')) ?? '',
    );
    expect(heard).toEqual([]);
  });
}

test('the pages of the list follow each other and nobody stands on two', async ({ page }) => {
  await signIn(page, 'manager@valmont.example');
  const seen: string[] = [];
  for (;;) {
    const names = await page
      .getByRole('rowheader')
      .getByRole('link')
      .evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? ''));
    seen.push(...names);
    const next = page.getByRole('link', { name: 'Next students' });
    if ((await next.count()) === 0) break;
    await next.click();
    await page.waitForURL(new RegExp(`after=`));
    await expect(page.getByRole('rowheader').first().getByRole('link')).not.toHaveAttribute(
      'href',
      names[0] ?? '',
    );
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThan(150);
});
