import { expect } from '@playwright/test';
import { upEnv } from '#lib/platform/env.ts';

export type Mail = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly to: string;
  readonly messageId: string;
};

type RawMail = {
  subject: string;
  text?: string;
  html?: string;
  messageId?: string;
  headers?: Record<string, string>;
  to: { address: string }[];
};

export const mailboxUrl = (): string => `http://localhost:${String(upEnv().MAILBOX_PORT)}`;

/** Every mail to an address, oldest first. */
export async function mailsTo(address: string, mailbox = mailboxUrl()): Promise<readonly Mail[]> {
  const list = (await (await fetch(`${mailbox}/api/email`)).json()) as RawMail[];
  return list
    .filter((mail) => mail.to.some((one) => one.address === address))
    .map((mail) => ({
      subject: mail.subject,
      text: mail.text ?? '',
      html: mail.html ?? '',
      to: address,
      messageId: mail.messageId ?? '',
    }));
}

/** Waits for one more mail to an address than there were before. */
export async function nextMail(address: string, before: number, mailbox = mailboxUrl()): Promise<Mail> {
  let found: readonly Mail[] = [];
  await expect
    .poll(
      async () => {
        found = await mailsTo(address, mailbox);
        return found.length;
      },
      { timeout: 15_000, message: `a mail to ${address}` },
    )
    .toBeGreaterThan(before);
  const last = found.at(-1);
  if (!last) throw new Error('no mail');
  return last;
}

/** The sign-in link of a mail. */
export function linkOf(mail: Mail): string {
  const link = /http:\/\/\S+\/sign-in\/confirm\S+/.exec(mail.text)?.[0];
  if (!link) throw new Error(`no link in: ${mail.text}`);
  return link;
}

/** The six digits of a mail. */
export function codeOf(mail: Mail): string {
  const code = /^\d{6}$/m.exec(mail.text)?.[0];
  if (!code) throw new Error(`no code in: ${mail.text}`);
  return code;
}
