/** Runs once before the server answers: settings are read, and the database and the queue are known. */
export async function register(): Promise<void> {
  // Next also compiles this file for the edge: only this literal test keeps the rest out of that build.
  // eslint-disable-next-line no-restricted-properties
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { startWeb } = await import('#lib/platform/start-web.ts');
    startWeb();
  }
}
