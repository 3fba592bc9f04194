// Every way in which milestones can lie in time, and a copy of the table's own rules to try them on in bulk.
import type pg from 'pg';
import { civil, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { NO_MILESTONES, type CaseFacts, type MilestoneFact } from '#lib/domain/case/facts.ts';
import { MILESTONES, type Milestone } from '#lib/domain/case/milestone.ts';
import type { Route } from '#lib/domain/route/route.ts';
import { columnsOf } from '#lib/data/case-mapper.ts';
import { facts } from './domain-fixtures.ts';

/** Every set of milestones, the empty one and all six included. */
export const SUBSETS: readonly (readonly Milestone[])[] = Array.from(
  { length: 2 ** MILESTONES.length },
  (_, bits) => MILESTONES.filter((_milestone, index) => (bits >> index) % 2 === 1),
);

/** For each thing the place of its date, from 0; things that share a place share a day. */
export type Order = readonly number[];

/** Every order of so many dates, equal days included: 1, 1, 3, 13, 75, 541, 4683 of them. */
export function ordersOf(count: number): readonly Order[] {
  const places = Array.from({ length: count }, (_, place) => place);
  let orders: readonly Order[] = [[]];
  for (let made = 0; made < count; made++) {
    orders = orders.flatMap((order) => places.map((place) => [...order, place]));
  }
  // Only orders that leave no place empty: the others say the same with other days.
  return orders.filter((order) => {
    const used = new Set(order);
    return [...used].every((place) => place < used.size);
  });
}

/** Facts on a route whose milestones happened on these days. */
export function factsOn(
  route: Route,
  days: readonly (readonly [Milestone, CivilDate])[],
  change: Partial<CaseFacts> = {},
): CaseFacts {
  const entries = days.map(([milestone, on]): [string, MilestoneFact] => [
    milestone,
    { on, source: 'declared', recordedOn: on },
  ]);
  return facts({
    route,
    routeKnownSince: route === 'unknown' ? null : facts().routeKnownSince,
    milestones: { ...NO_MILESTONES, ...Object.fromEntries(entries) },
    ehicValidUntil: route === 'ehic_covers' ? civil('2027-06-30') : null,
    ...change,
  });
}

const COLUMNS = Object.keys(columnsOf(facts()));
/** Rows sent in one statement. */
const BATCH = 4_000;

/** What the database says of a candidate: its derived status, and the checks that refuse it. */
export type Verdict = { readonly status: string; readonly refused: readonly string[] };

/** Says what the database says of each candidate, in their order. */
export type Probe = (candidates: readonly CaseFacts[]) => Promise<readonly Verdict[]>;

/**
 * Opens a place to try candidates in bulk: a table with the derived status of `Case` but without its checks, which are
 * then asked as they stand in the catalogue. A check refuses what makes it false; unknown passes.
 */
export async function openProbe(admin: pg.Client): Promise<Probe> {
  const names = COLUMNS.map((one) => `"${one}"`).join(', ');
  await admin.query('CREATE TEMP TABLE candidate (LIKE "Case" INCLUDING GENERATED INCLUDING DEFAULTS)');
  await admin.query('ALTER TABLE candidate ADD COLUMN n int');
  // Whose case it is says nothing about whether it can be.
  for (const key of ['institutionId', 'id', 'cohortId', 'studentUserId', 'sortName'])
    await admin.query(`ALTER TABLE candidate ALTER COLUMN "${key}" DROP NOT NULL`);
  const { rows: checks } = await admin.query<{ conname: string; expression: string }>(
    `SELECT conname, pg_get_expr(conbin, conrelid) AS expression FROM pg_constraint
     WHERE conrelid = '"Case"'::regclass AND contype = 'c' ORDER BY 1`,
  );
  const refusals = checks.map((one) => `CASE WHEN (${one.expression}) IS FALSE THEN '${one.conname}' END`);
  return async (candidates) => {
    const verdicts: Verdict[] = [];
    for (let from = 0; from < candidates.length; from += BATCH) {
      const rows = candidates.slice(from, from + BATCH).map((one, n) => ({ ...withoutNulls(one), n }));
      await admin.query(
        `INSERT INTO candidate (${names}, n)
         SELECT ${names}, n FROM json_populate_recordset(NULL::candidate, $1)`,
        [JSON.stringify(rows)],
      );
      const { rows: said } = await admin.query<Verdict>(
        `SELECT "status"::text AS status, array_remove(ARRAY[${refusals.join(', ')}], NULL) AS refused
         FROM candidate ORDER BY n`,
      );
      await admin.query('TRUNCATE candidate');
      verdicts.push(...said);
    }
    return verdicts;
  };
}

const withoutNulls = (one: CaseFacts) =>
  Object.fromEntries(Object.entries(columnsOf(one)).filter(([, value]) => value !== null));
