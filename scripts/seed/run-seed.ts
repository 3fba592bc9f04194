import { setImmediate } from 'node:timers/promises';
import { rosterOn, type CohortEntry } from '#prisma/seed/demo-roster.ts';
import { parisDate } from '#lib/domain/calendar/civil-date.ts';
import { parisInstant } from '#prisma/seed/day-hours.ts';
import { randomOf } from '#prisma/seed/random.ts';
import { AdminRefusal } from '../database/admin-refusal.ts';
import { fillStencil } from './fill-stencil.ts';
import { openInstitution, slugOf, type SeedInstitution } from './seed-institution.ts';
import { columnsOfTable, SEED_TABLES, type SeedTable } from './seed-table.ts';
import type { SeedOrder } from './seed-order.ts';
import { openSeedWriter, type SeedWriter } from './seed-writer.ts';
import { cutStencils, type Stencil } from './stencil.ts';

export type SeedReport = { readonly cases: number; readonly rows: number; readonly seconds: number };

/** Different lives at most: enough that no page looks repeated, and lived in seconds. */
const MOST_LIVES = 4_000;
/** Cases whose rows are in memory at once. */
const BATCH = 1_000;
/** Cases made between two looks at the connection, which takes more rows only then. */
const SLICE = 20;
/** Of each hundred cases so many belong to the present cohort. */
const CURRENT_PERCENT = 65;

/** Stencils of the two cohorts of every institution. */
function stencilsOf(order: SeedOrder, cohorts: readonly CohortEntry[]): readonly Stencil[] {
  const lives = Math.min(order.cases, MOST_LIVES);
  return cohorts.flatMap((cohort) => {
    const percent = cohort.isCurrent ? CURRENT_PERCENT : 100 - CURRENT_PERCENT;
    return cutStencils(
      `${order.seed}-${cohort.name}`,
      cohort,
      Math.max(20, Math.ceil((lives * percent) / 100)),
      order.now,
    );
  });
}

/** Writes one batch of cases, table by table. */
async function writeBatch(
  writer: SeedWriter,
  lines: ReadonlyMap<SeedTable, readonly string[]>,
  stencils: readonly Stencil[],
): Promise<number> {
  let rows = 0;
  for (const table of SEED_TABLES) {
    rows += await writer.copy(table, columnsOfTable(table, stencils), lines.get(table) ?? []);
  }
  return rows;
}

/** All cases of one institution, and its counters; in one transaction, so that it is there whole or not at all. */
async function writeInstitution(
  writer: SeedWriter,
  order: SeedOrder,
  institution: SeedInstitution,
  stencils: readonly Stencil[],
  count: number,
): Promise<number> {
  const random = randomOf(`${order.seed}-${institution.slug}`);
  const tallies = new Map<string, number>();
  let rows = 0;
  let writing: Promise<number> = Promise.resolve(0);
  for (let first = 0; first < count; first += BATCH) {
    const lines = new Map<SeedTable, string[]>(SEED_TABLES.map((table) => [table, []]));
    for (let serial = first; serial < Math.min(count, first + BATCH); serial++) {
      if (serial % SLICE === 0) await setImmediate();
      const stencil = random.pick(stencils);
      const cohort = institution.cohorts.find((one) => one.isCurrent === stencil.isCurrent);
      if (!cohort) throw new Error('a stencil without its cohort');
      const place = {
        ...institution,
        institutionId: institution.id,
        cohortId: cohort.id,
        year: cohort.year,
        serial: serial + 1,
      };
      fillStencil(stencil, place, random, (table, line) => lines.get(table)?.push(line));
      const tally = `${institution.id}\t${cohort.id}\t${stencil.tally}`;
      tallies.set(tally, (tallies.get(tally) ?? 0) + 1);
    }
    // The database writes one batch while the next is made.
    rows += await writing;
    writing = writeBatch(writer, lines, stencils);
    // A failure is met where it is awaited, not while the next batch is made.
    writing.catch(() => undefined);
  }
  rows += await writing;
  const counts = [...tallies].map(([tally, cases]) => `${tally}\t${String(cases)}\n`);
  const columns = [
    'institutionId',
    'cohortId',
    'status',
    'disposition',
    'gpDeclared',
    'overdueFrom',
    'cases',
  ];
  return rows + (await writer.copy('CohortCount', columns, counts));
}

async function refuseTwice(writer: SeedWriter, order: SeedOrder): Promise<void> {
  const slugs = Array.from({ length: order.institutions }, (_, place) => slugOf(order.seed, place));
  const { rowCount } = await writer.query('SELECT 1 FROM "Institution" WHERE "slug" = ANY($1)', [slugs]);
  if (rowCount) {
    throw new AdminRefusal(`The seed ${order.seed} is in this database already: give another --seed.`);
  }
}

/**
 * Fills institutions with invented cases, as many as are ordered, at the speed of COPY. The lives are lived by the
 * product's own rules; each is borne by many cases with names, ids and hours of their own. The same order of the same
 * day writes the same rows.
 */
export async function runSeed(
  url: string,
  asked: SeedOrder,
  say: (line: string) => void,
): Promise<SeedReport> {
  const began = performance.now();
  const today = parisDate(asked.now);
  // The hour of the order makes no difference to what is written.
  const order = { ...asked, now: parisInstant(today, 0) };
  const [entry] = rosterOn(today);
  if (!entry) throw new Error('the roster is empty');
  const writer = await openSeedWriter(url);
  try {
    await refuseTwice(writer, order);
    const stencils = stencilsOf(order, entry.cohorts);
    const seconds = () => (performance.now() - began) / 1000;
    say(`${String(stencils.length)} lives (${seconds().toFixed(1)} s)`);
    let [rows, cases] = [0, 0];
    for (let place = 0; place < order.institutions; place++) {
      const count = Math.floor(((place + 1) * order.cases) / order.institutions) - cases;
      await writer.query('BEGIN');
      const institution = await openInstitution(writer, order, place, entry.cohorts);
      rows += await writeInstitution(writer, order, institution, stencils, count);
      await writer.query('COMMIT');
      cases += count;
      say(`${String(cases)} cases, ${String(rows)} rows (${seconds().toFixed(1)} s)`);
    }
    await writer.query('SELECT refresh_statistics()');
    return { cases, rows, seconds: seconds() };
  } finally {
    await writer.end();
  }
}
