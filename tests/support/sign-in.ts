import type { Locator, Page } from '@playwright/test';
import { linkOf, mailsTo, mailboxUrl, nextMail, type Mail } from './mailbox.ts';

const WORDS = {
  en: { email: 'E-mail address', send: 'Send me a link', confirm: 'Sign in on this device' },
  fr: { email: 'Adresse e-mail', send: 'Envoyer le lien', confirm: 'Se connecter sur cet appareil' },
} as const;

export type Language = keyof typeof WORDS;

/** Asks for a link as a person does and answers the mail that came. */
export async function askForLink(
  page: Page,
  email: string,
  language: Language = 'en',
  base = '',
  mailbox = mailboxUrl(),
): Promise<Mail> {
  const before = (await mailsTo(email, mailbox)).length;
  await page.goto(`${base}/${language}/sign-in`);
  await page.getByLabel(WORDS[language].email).fill(email);
  await page.getByRole('button', { name: WORDS[language].send }).click();
  await page.waitForURL(/\/sign-in\/sent$/);
  return nextMail(email, before, mailbox);
}

/** Signs in through the mailbox and stands on the person's first page. */
export async function signInByMail(
  page: Page,
  email: string,
  language: Language = 'en',
  base = '',
  mailbox = mailboxUrl(),
): Promise<void> {
  await page.goto(linkOf(await askForLink(page, email, language, base, mailbox)));
  await page.getByRole('button', { name: WORDS[language].confirm }).click();
  await page.waitForURL(FIRST_PAGE);
}

const FIRST_PAGE = /\/(case|staff\/cohorts\/[^/]+)$/;

type Cookies = Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>;
const kept = new Map<string, { cookies: Cookies; home: string }>();

/** Is signed in and stands on the first page: by mail the first time, later with the session of then, as people do. */
export async function signIn(page: Page, email: string, language: Language = 'en'): Promise<void> {
  const known = kept.get(email);
  if (known) {
    await page.context().addCookies(known.cookies);
    await page.goto(known.home.replace(/^\/../, `/${language}`));
  } else {
    await signInByMail(page, email, language);
    kept.set(email, { cookies: await page.context().cookies(), home: new URL(page.url()).pathname });
  }
  await page.waitForURL(FIRST_PAGE);
}

/** The summary of refusals on a page or in a part of it; Next's own announcer of page titles is an alert too. */
export const problemOn = (place: Page | Locator): Locator =>
  place.locator('.summary[role="alert"]').filter({ visible: true });
