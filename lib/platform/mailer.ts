import { createTransport, type Transporter } from 'nodemailer';
import { workerEnv } from './env.ts';

export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Stable per message: a repeated try is recognised as the same mail. */
  readonly messageId: string;
};

/** Time-outs in milliseconds: a mail server that hangs must not hold the worker. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

let transport: Transporter | undefined;

/** Hands a mail to the SMTP server; throws when it does not take it. */
export async function sendMail(mail: Mail): Promise<void> {
  transport ??= createTransport({ url: workerEnv().SMTP_URL, pool: true, maxConnections: 3, ...TIMEOUTS });
  await transport.sendMail({
    from: workerEnv().MAIL_FROM,
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

export function closeMailer(): void {
  transport?.close();
  transport = undefined;
}
