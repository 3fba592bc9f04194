import { openDatabase, setDatabase } from './db.ts';
import { EnvError, tellNextAuth, webEnv } from './env.ts';
import { setQueue } from './queue.ts';

/** Opens what the web process needs; a wrong setting ends it with one line that names it. */
export function startWeb(): void {
  try {
    const env = webEnv();
    tellNextAuth(env.AFFILIA_URL);
    setDatabase(openDatabase(env.DATABASE_WEB_URL, env.DATABASE_POOL));
    setQueue(env.DATABASE_WEB_URL);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
