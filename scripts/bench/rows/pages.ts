import type { BenchRow } from '../bench-row.ts';
import { addresses } from '../addresses.ts';
import { askInTurn, perSecond, requestsPerSecond } from '../requests.ts';
import { compare } from '../rounds.ts';
import { SEED_NAMES, visitOffice, visitStudent } from '../world.ts';

const NOBODY = {} as const;
/** Students on a page of the list, and the page that is compared with the first. */
const PAGE = 50;
const LATE_PAGE = 3_000;

export const PAGE_ROWS: readonly BenchRow[] = [
  {
    id: '2',
    what: 'student home, requests a second',
    goal: { atLeast: 0.7 },
    floor: 'same markup, no data',
    measure: async ({ big, floor, effort }) => {
      const { headers } = await visitStudent(big, SEED_NAMES.million);
      return compare(
        effort,
        () => requestsPerSecond(big.web.base + addresses.case, headers, effort),
        () => requestsPerSecond(`${floor.base}/en/student`, NOBODY, effort),
        perSecond,
      );
    },
  },
  {
    id: '3',
    what: 'cohort board, 100,000 cases in the institution, requests a second',
    goal: { atLeast: 0.5 },
    floor: 'same markup, no data',
    measure: async ({ big, floor, effort }) => {
      const { headers, cohortId } = await visitOffice(big, SEED_NAMES.hundredThousand);
      return compare(
        effort,
        () => requestsPerSecond(big.web.base + addresses.cohort(cohortId), headers, effort),
        () => requestsPerSecond(`${floor.base}/en/board`, NOBODY, effort),
        perSecond,
      );
    },
  },
  {
    id: '6',
    what: `student list, page ${LATE_PAGE.toLocaleString('en')} by keyset, time of a request`,
    goal: { atMost: 1.2 },
    floor: 'page 1',
    measure: async ({ big, effort, sizes }) => {
      const { headers, cohortId, institutionId } = await visitOffice(big, SEED_NAMES.million);
      const first = big.web.base + addresses.cohort(cohortId);
      const page = Math.min(LATE_PAGE, Math.floor((sizes.million * 0.6) / PAGE) - 1);
      const { rows } = await big.admin.query<{ id: string }>(
        `SELECT "id" FROM "Case" WHERE "institutionId" = $1 AND "cohortId" = $2
         ORDER BY "sortName", "id" OFFSET $3 LIMIT 1`,
        [institutionId, cohortId, (page - 1) * PAGE - 1],
      );
      const late = `${first}?after=${rows[0]?.id ?? ''}`;
      const seconds = async (url: string) => 1 / (await requestsPerSecond(url, headers, effort));
      const milliseconds = (value: number) => (value * 1000).toFixed(2);
      return compare(
        effort,
        () => seconds(late),
        () => seconds(first),
        (one, other) => `${milliseconds(one)} against ${milliseconds(other)} ms each (page ${String(page)})`,
      );
    },
  },
];

/** Asks for a board until everything that is kept in memory is. */
export const warm = (url: string, headers: Readonly<Record<string, string>>): Promise<void> =>
  askInTurn(url, headers, 30);
