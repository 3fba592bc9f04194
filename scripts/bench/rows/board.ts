import { tallyCohort } from '#lib/data/cohort-store.ts';
import { openDatabase } from '#lib/platform/db.ts';
import { counted, type BenchRow } from '../bench-row.ts';
import { addresses } from '../addresses.ts';
import { buffersOf, processorSeconds } from '../consumption.ts';
import { askInTurn } from '../requests.ts';
import { compare, timed } from '../rounds.ts';
import { SEED_NAMES, visitOffice, type BenchSite, type BenchWorld, type Visitor } from '../world.ts';
import { warm } from './pages.ts';

const REQUESTS = 150;

type Board = { readonly site: BenchSite; readonly url: string } & Visitor;

async function boardOf(site: BenchSite, seed: string): Promise<Board> {
  const office = await visitOffice(site, seed);
  const url = site.web.base + addresses.cohort(office.cohortId);
  await warm(url, office.headers);
  return { ...office, site, url };
}

/** Processor milliseconds of web server and database for one board. */
async function processorOf({ postgresPid }: BenchWorld, { site, url, headers }: Board): Promise<number> {
  const used = () => processorSeconds(site.web.process.pid ?? 0) + processorSeconds(postgresPid);
  const before = used();
  await askInTurn(url, headers, REQUESTS);
  return ((used() - before) * 1000) / REQUESTS;
}

async function pagesOf({ site, url, headers }: Board): Promise<number> {
  const before = await buffersOf(site.admin, site.database);
  await askInTurn(url, headers, REQUESTS);
  return ((await buffersOf(site.admin, site.database)) - before) / REQUESTS;
}

/** The counters of a cohort as the board reads them, and the same counted anew. */
async function compareCounters({ big, effort }: BenchWorld) {
  const { institutionId, cohortId } = await visitOffice(big, SEED_NAMES.million);
  const database = openDatabase(big.urls.maintenance, 1);
  const live = () =>
    big.admin.query<{ place: string; cases: string }>(
      `SELECT concat_ws(' ', "status", "disposition", "gpDeclaredOn" IS NOT NULL, "overdueFrom") AS place, count(*) AS cases
       FROM "Case" WHERE "institutionId" = $1 AND "cohortId" = $2 GROUP BY 1`,
      [institutionId, cohortId],
    );
  const counters = () => database.$transaction((tx) => tallyCohort(tx, institutionId, cohortId));
  try {
    const counts = new Map((await live()).rows.map((row) => [row.place, Number(row.cases)]));
    const kept = await counters();
    const isEqual =
      kept.length === counts.size &&
      kept.every(({ status, disposition, gpDeclared, overdueFrom, cases }) => {
        const place = [status, disposition, gpDeclared ? 't' : 'f', overdueFrom?.toString() ?? null];
        return counts.get(place.filter((one) => one !== null).join(' ')) === cases;
      });
    if (!isEqual) return counted(0, 'the counters differ from a live GROUP BY');
    return await compare(
      effort,
      () => timed(live),
      () => timed(counters),
      (slow, fast) =>
        `equal; ${fast.toFixed(1)} ms against ${slow.toFixed(0)} ms, ${String(kept.length)} groups`,
    );
  } finally {
    await database.$disconnect();
  }
}

export const BOARD_ROWS: readonly BenchRow[] = [
  {
    id: '4 processor',
    what: 'cohort board at 1,000,000 cases, processor time of a request',
    goal: { atMost: 1.25 },
    floor: 'at 1,000 cases',
    measure: async (world) => {
      const many = await boardOf(world.big, SEED_NAMES.million);
      const few = await boardOf(world.small, SEED_NAMES.thousand);
      return compare(
        world.effort,
        () => processorOf(world, many),
        () => processorOf(world, few),
        (one, other) => `${one.toFixed(2)} against ${other.toFixed(2)} ms`,
      );
    },
  },
  {
    id: '4 buffers',
    what: 'cohort board at 1,000,000 cases, pages of the database that a request reads',
    goal: { atMost: 1.25 },
    floor: 'at 1,000 cases',
    measure: async (world) => {
      const many = await pagesOf(await boardOf(world.big, SEED_NAMES.million));
      const few = await pagesOf(await boardOf(world.small, SEED_NAMES.thousand));
      return counted(many / few, `${many.toFixed(0)} against ${few.toFixed(0)} pages`);
    },
  },
  {
    id: '5',
    what: 'counters of a cohort of 1,000,000 cases: equal to a live GROUP BY, and faster',
    goal: { atLeast: 50 },
    floor: 'live GROUP BY (ratio: its time ÷ ours)',
    measure: compareCounters,
  },
];
