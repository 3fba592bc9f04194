import pg from 'pg';

/** Whether no institution was made yet: the first run. */
export async function isEmptyDatabase(maintenanceUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM "Institution" LIMIT 1');
    return rowCount === 0;
  } finally {
    await client.end();
  }
}
