import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inheritedEnv } from '#lib/platform/env.ts';
import type { BenchRow } from '../bench-row.ts';
import { pinned } from '../processors.ts';
import { compare } from '../rounds.ts';
import type { BenchSite } from '../world.ts';

const run = promisify(execFile);
const SWEEP = join(import.meta.dirname, '../sweep-once.ts');

/** Due cases: one of a hundred in the large database, all in the small one. */
const dueOf = (million: number): number => Math.round(million / 100);

/** Nothing is due, but for so many active cases, always the same, whose reminders of today were not planned yet. */
async function makeDue({ admin }: BenchSite, due: number): Promise<void> {
  await admin.query(
    'DELETE FROM "ReminderLedger" WHERE "plannedAt" > now() - interval \'1 day\' AND "state" = \'planned\'',
  );
  await admin.query('UPDATE "Case" SET "nextCheckOn" = NULL WHERE "nextCheckOn" <= current_date + 1');
  await admin.query(
    `UPDATE "Case" c SET "nextCheckOn" = current_date FROM
       (SELECT "institutionId", "id" FROM "Case" WHERE "disposition" = 'active' ORDER BY "id" LIMIT $1) AS d
     WHERE c."institutionId" = d."institutionId" AND c."id" = d."id"`,
    [due],
  );
}

async function sweep(site: BenchSite, due: number): Promise<number> {
  await makeDue(site, due);
  const [command, ...args] = pinned('server', [process.execPath, SWEEP, site.urls.worker]);
  const { stdout } = await run(command, args, { env: { ...inheritedEnv(), LOG_LEVEL: 'warn' } });
  const { milliseconds, looked } = JSON.parse(stdout) as { milliseconds: number; looked: number };
  if (looked !== due)
    throw new Error(`the sweep looked at ${String(looked)} cases instead of ${String(due)}`);
  return milliseconds;
}

export const SWEEP_ROWS: readonly BenchRow[] = [
  {
    id: '10',
    what: 'the nightly sweep at 1,000,000 cases with 1 % due, time',
    goal: { atMost: 1.2 },
    floor: 'at 10,000 cases, the same number due',
    measure: ({ big, small, effort, sizes }) => {
      const due = Math.min(dueOf(sizes.million), Math.floor(sizes.tenThousand * 0.8));
      return compare(
        effort,
        () => sweep(big, due),
        () => sweep(small, due),
        (one, other) =>
          `${(one / 1000).toFixed(1)} against ${(other / 1000).toFixed(1)} s for ${String(due)} cases`,
      );
    },
  },
];
