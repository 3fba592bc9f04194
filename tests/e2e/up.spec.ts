import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { isFree } from '#scripts/parts/ports.ts';
import { ownPlace, startProduct, stopLeftovers, upUntilEnd, type Product } from '#tests/support/product.ts';
import { familyOf, hasFamily } from '#tests/support/processes.ts';
import { signInByMail } from '#tests/support/sign-in.ts';

const PORTS = ['PORT', 'MAILBOX_PORT', 'SMTP_PORT', 'DATABASE_PORT'] as const;
const health = async (product: Product) =>
  (await fetch(`${product.url}/api/health`)).json() as Promise<unknown>;

test.describe.configure({ timeout: 120_000 });
test.afterEach(stopLeftovers);

test('starts, keeps its data, stops without a trace, starts again within 10 seconds', async ({ page }) => {
  const place = await ownPlace();
  const first = await startProduct(place);
  expect(await health(first)).toMatchObject({ status: 'ok', database: 'ok', worker: 'ok' });
  await signInByMail(page, 'diego@student.example', 'en', first.url, first.mailbox);
  const family = familyOf(first.process.pid ?? 0);
  expect(family.length, 'npm, the supervisor, web, worker, mailbox and the database').toBeGreaterThanOrEqual(
    6,
  );
  expect(await first.stop('SIGTERM')).toBe(0);
  expect(family.filter(hasFamily)).toEqual([]);
  for (const port of PORTS) expect(await isFree(Number(place[port])), port).toBe(true);

  const start = Date.now();
  const second = await startProduct(place);
  expect(Date.now() - start).toBeLessThan(10_000);
  expect(second.output()).not.toContain('Demo:');
  // The session of before still holds: nothing was made anew.
  await page.goto(`${second.url}/en/case`);
  await expect(page.getByRole('heading', { level: 1, name: 'Your registration' })).toBeVisible();
  expect(await second.stop('SIGINT')).toBe(0);

  const fresh = await startProduct(place, ['--fresh']);
  expect(fresh.output()).toContain('Demo:');
  await page.goto(`${fresh.url}/en/case`);
  await expect(page).toHaveURL(/sign-in$/);
  await fresh.stop();
});

test('a part that crashes is started again; what lasts too long ends the whole with the reason', async () => {
  const product = await startProduct(await ownPlace());
  const pidOf = (what: string) =>
    familyOf(product.process.pid ?? 0).find((one) => one.command.includes(what))?.pid ?? 0;
  for (const what of ['worker.mjs', 'next-server', 'postgres -D']) {
    const pid = pidOf(what);
    expect(pid, what).toBeGreaterThan(0); // 0 would be our own group
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => pidOf(what), { timeout: 20_000, message: `${what} is back` }).not.toBe(pid);
    await expect
      .poll(() => health(product).catch(() => null), { timeout: 60_000, message: `well after ${what}` })
      .toMatchObject({ status: 'ok' });
  }
  expect(product.output()).toContain('starting it again');
  for (let crash = 0; crash < 6; crash++) {
    await expect.poll(() => pidOf('mailbox.ts'), { timeout: 20_000 }).toBeGreaterThan(0);
    process.kill(pidOf('mailbox.ts'), 'SIGKILL');
    if (crash < 5)
      await expect
        .poll(
          () =>
            fetch(`${product.mailbox}/api/healthz`).then(
              (answer) => answer.ok,
              () => false,
            ),
          { timeout: 20_000 },
        )
        .toBe(true);
  }
  await expect
    .poll(() => product.output(), { timeout: 20_000 })
    .toMatch(/Affilia stops: The mailbox .*6th time/);
  // It ends by itself: a signal that meets npm just as its child is gone would end npm instead.
  expect(await product.ended).toBe(1);
  expect(existsSync(join(product.dataDir, 'up.json'))).toBe(false);
});

test('names a taken port in one line before anything starts', async () => {
  const place = await ownPlace();
  const taken = createServer();
  await new Promise<void>((ready) => {
    taken.listen(Number(place.MAILBOX_PORT), '127.0.0.1', () => {
      ready();
    });
  });
  const { code, output } = await upUntilEnd(place);
  taken.close();
  expect(code).toBe(1);
  expect(output.trim()).toBe(
    `Port ${place.MAILBOX_PORT ?? ''} is taken: stop what uses it, or choose another with MAILBOX_PORT=… npm run up`,
  );
  expect(existsSync(place.AFFILIA_DATA_DIR ?? '')).toBe(false);
});

for (const [name, value, expected] of [
  ['PORT', 'eighty', /^PORT is not right: expected .+$/],
  ['AFFILIA_NOW', 'yesterday', /^AFFILIA_NOW is not right: expected an instant such as .+$/],
  ['DATABASE_URL', 'mysql://x', /^DATABASE_URL is not right: expected an address such as postgres:.+$/],
  [
    'AFFILIA_DATA_DIR',
    '/dev/null/affilia',
    /^The folder \/dev\/null.* cannot be written .+AFFILIA_DATA_DIR.+$/,
  ],
] as const) {
  test(`a malformed ${name} is one line that names it and what is expected`, async () => {
    const { code, output } = await upUntilEnd({ ...(await ownPlace()), [name]: value });
    expect(code).toBe(1);
    expect(output.trim()).toMatch(expected);
    expect(output.trim().split('\n')).toHaveLength(1);
  });
}

if (process.getuid?.() === 0) {
  test('as root, a folder that PostgreSQL’s own user cannot enter is one line that says what to do', async () => {
    const place = await ownPlace();
    const closed = join(place.AFFILIA_DATA_DIR ?? '', '..', 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const { code, output } = await upUntilEnd({ ...place, AFFILIA_DATA_DIR: join(closed, 'data') });
    expect(code).toBe(1);
    expect(output.trim()).toMatch(
      /^PostgreSQL never runs as root, .* cannot enter .*closed: run "chmod o\+x .*closed".*$/,
    );
  });
}

test('the version of the health page is the project’s', async ({ request }) => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(await (await request.get('/api/health')).json()).toMatchObject({ version });
});
