import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MailDev } from 'maildev';
import { closeMailer } from '#lib/platform/mailer.ts';
import { freePort } from '#scripts/parts/ports.ts';
import { scratchFolder } from './scratch-folder.ts';

export type ReceivedMail = { readonly subject: string; readonly text: string; readonly messageId: string };

/** A real SMTP server whose mails can be read, and which can be away for a while. */
export type MailServer = {
  readonly url: string;
  mailsTo(address: string): Promise<readonly ReceivedMail[]>;
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  stop(): Promise<void>;
};

type RawMail = {
  subject: string;
  text?: string;
  headers?: Record<string, string>;
  to: { address: string }[];
};

export async function startMailServer(): Promise<MailServer> {
  mkdirSync(scratchFolder(), { recursive: true });
  const folder = mkdtempSync(join(scratchFolder(), 'mail-'));
  const [smtp, web] = [await freePort(), await freePort()];
  const open = () =>
    new MailDev({ smtp, ip: '127.0.0.1', web, webIp: '127.0.0.1', mailDirectory: folder, silent: true });
  let box = open();
  await box.start();
  return {
    url: `smtp://127.0.0.1:${String(smtp)}`,
    mailsTo: async (address) => {
      const list = (await (await fetch(`http://127.0.0.1:${String(web)}/api/email`)).json()) as RawMail[];
      return list
        .filter((mail) => mail.to.some((one) => one.address === address))
        .map((mail) => ({
          subject: mail.subject,
          text: mail.text ?? '',
          messageId: mail.headers?.['message-id'] ?? '',
        }));
    },
    goAway: async () => {
      closeMailer(); // an open connection would hold the server
      await box.stop();
    },
    comeBack: async () => {
      box = open();
      await box.start();
    },
    stop: async () => {
      closeMailer();
      await box.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
