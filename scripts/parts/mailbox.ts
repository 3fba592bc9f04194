// The local mailbox: a real SMTP server whose mails are read in the browser. Arguments: SMTP port, web port, folder.
import { mkdirSync } from 'node:fs';
import { MailDev } from 'maildev';

const [smtp, web, folder] = process.argv.slice(2);
if (!smtp || !web || !folder) throw new Error('usage: mailbox.ts SMTP_PORT WEB_PORT FOLDER');
mkdirSync(folder, { recursive: true, mode: 0o700 });
const box = new MailDev({
  smtp: Number(smtp),
  ip: '127.0.0.1',
  web: Number(web),
  webIp: '127.0.0.1',
  mailDirectory: folder,
  maxEmails: 1000,
  silent: true,
});
await box.start();
process.send?.('ready');
const stop = () => {
  void box.stop().finally(() => process.exit(0));
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
