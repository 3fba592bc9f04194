import { isNodeRuntime } from '#lib/platform/env.ts';

/** Runs once before the server answers: settings are read, and the database and the queue are known. */
export async function register(): Promise<void> {
  if (!isNodeRuntime()) return;
  const { startWeb } = await import('#lib/platform/start-web.ts');
  startWeb();
}
