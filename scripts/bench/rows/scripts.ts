import { counted, type BenchRow } from '../bench-row.ts';
import { addresses } from '../addresses.ts';
import { scriptBytes } from '../script-bytes.ts';
import { SEED_NAMES, visitOffice, visitStudent, type BenchWorld } from '../world.ts';

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
/** What a public page may weigh beside the framework. */
const PUBLIC_ALLOWANCE = 2_000;

async function against(world: BenchWorld, page: number, allowance = 0) {
  const empty = await scriptBytes(`${world.floor.base}/en/empty`);
  return counted((page - allowance) / empty, `${kilobytes(page)} against ${kilobytes(empty)}, compressed`);
}

export const SCRIPT_ROWS: readonly BenchRow[] = [
  {
    id: '1 student',
    what: 'script on the student home',
    goal: { atMost: 1.1 },
    floor: 'empty page of the framework',
    measure: async (world) => {
      const { headers } = await visitStudent(world.big, SEED_NAMES.million);
      return against(world, await scriptBytes(world.big.web.base + addresses.case, headers));
    },
  },
  {
    id: '1 public',
    what: 'script on the public home, without 2 kB',
    goal: { atMost: 1 },
    floor: 'empty page of the framework',
    measure: async (world) =>
      against(world, await scriptBytes(world.big.web.base + addresses.home), PUBLIC_ALLOWANCE),
  },
  {
    id: '1 staff',
    what: 'script on the cohort board',
    goal: { atMost: 1.4 },
    floor: 'empty page of the framework',
    measure: async (world) => {
      const { headers, cohortId } = await visitOffice(world.big, SEED_NAMES.hundredThousand);
      return against(world, await scriptBytes(world.big.web.base + addresses.cohort(cohortId), headers));
    },
  },
];
