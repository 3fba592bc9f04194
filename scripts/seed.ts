// npm run seed -- --cases N --institutions M [--seed WORD]: invented cases in bulk, to see the product at scale.
// Works on the installation that runs from this folder, or on DATABASE_URL; never in production.
import { parseArgs } from 'node:util';
import { EnvError, operatorEnv } from '#lib/platform/env.ts';
import { moment } from '#lib/platform/clock.ts';
import { AdminRefusal } from './database/admin-refusal.ts';
import { installation } from './database/installation.ts';
import { generateClient } from './parts/build.ts';

const MOST_CASES = 2_000_000;

function wholeNumber(name: string, text: string | undefined, most: number): number {
  if (!text || !/^[1-9]\d{0,8}$/.test(text) || Number(text) > most) {
    throw new AdminRefusal(`--${name} is not right: expected a number from 1 to ${String(most)}`);
  }
  return Number(text);
}

function order() {
  const { values } = parseArgs({
    options: { cases: { type: 'string' }, institutions: { type: 'string' }, seed: { type: 'string' } },
  });
  const cases = wholeNumber('cases', values.cases, MOST_CASES);
  const institutions = wholeNumber('institutions', values.institutions ?? '1', cases);
  const seed = values.seed ?? '1';
  if (!/^[a-z0-9]{1,20}$/.test(seed)) {
    throw new AdminRefusal('--seed is not right: expected up to 20 small letters and digits');
  }
  return { cases, institutions, seed };
}

try {
  const asked = order();
  if (operatorEnv().AFFILIA_ENV === 'production') {
    throw new AdminRefusal('Invented cases are for trying out: AFFILIA_ENV is production.');
  }
  const { databaseUrl } = installation();
  // What follows imports the generated client, which a fresh clone does not have yet.
  generateClient();
  const { runSeed } = await import('./seed/run-seed.ts');
  const { cases, rows, seconds } = await runSeed(databaseUrl, { ...asked, now: moment().now }, console.log);
  const speed = Math.round(rows / seconds).toLocaleString('en');
  console.log(
    `Written: ${String(cases)} cases, ${String(rows)} rows in ${seconds.toFixed(1)} s, ${speed} rows a second.`,
  );
} catch (error) {
  const isExpected =
    error instanceof EnvError ||
    error instanceof AdminRefusal ||
    (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  console.error(isExpected ? (error as Error).message : error);
  process.exitCode = 1;
}
