// npm run verify-history               reads every case's history and computes its chain again; ends with 1 if it is broken
// npm run verify-history -- --sample N only N cases, chosen by chance
// Works on the installation that runs from this folder, or on DATABASE_URL; there NEXTAUTH_SECRET lets it check the anchors.
import { parseArgs } from 'node:util';
import { EnvError } from '#lib/platform/env.ts';
import { AdminRefusal } from './database/admin-refusal.ts';
import { installation } from './database/installation.ts';
import { generateClient } from './parts/build.ts';

/** The size of the sample; undefined: every case. */
function sampleSize(): number | undefined {
  const { values } = parseArgs({ options: { sample: { type: 'string' } } });
  if (values.sample === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(values.sample)) {
    throw new AdminRefusal(`--sample ${values.sample} is not right: expected a number of cases`);
  }
  return Number(values.sample);
}

try {
  const sample = sampleSize();
  const { databaseUrl, secret } = installation();
  // What follows imports the generated client, which a fresh clone does not have yet.
  generateClient();
  const { reportHistory } = await import('./database/report-history.ts');
  const isSound = await reportHistory({ databaseUrl, secret, sample, say: console.log });
  process.exitCode = isSound ? 0 : 1;
} catch (error) {
  const isExpected =
    error instanceof EnvError ||
    error instanceof AdminRefusal ||
    (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  console.error(isExpected ? (error as Error).message : error);
  process.exitCode = 1;
}
