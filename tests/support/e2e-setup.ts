import { upEnv } from '#lib/platform/env.ts';
import { startProduct } from './product.ts';

/** One product for the whole run, on the ports and in the folder that the runner chose. */
export default async function setup(): Promise<() => Promise<void>> {
  const { PORT, MAILBOX_PORT, SMTP_PORT, DATABASE_PORT, AFFILIA_DATA_DIR } = upEnv();
  const product = await startProduct({
    PORT: String(PORT),
    MAILBOX_PORT: String(MAILBOX_PORT),
    SMTP_PORT: String(SMTP_PORT),
    DATABASE_PORT: String(DATABASE_PORT),
    AFFILIA_DATA_DIR,
  });
  return async () => {
    await product.stop();
  };
}
