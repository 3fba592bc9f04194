import {
  atOneMoment,
  FIRST_KEY,
  listAnchors,
  listEntries,
  listHeads,
  listHeadsOf,
  listLostCases,
  sampleCases,
  seesEverything,
  type CaseId,
  type HistoryAnchor,
  type HistoryEntry,
  type HistoryHead,
} from '#lib/data/history-store.ts';
import type { Tx } from '#lib/data/with-actor.ts';
import { anchorKey } from '#lib/platform/chain.ts';
import { ChainCheck, type HistoryFault } from './check-chain.ts';

/** Cases that one transaction checks, and rows that it holds at once. */
const CASES = 200;
const ROWS = 2_000;

export type HistoryReport = {
  readonly cases: number;
  readonly entries: number;
  readonly anchors: number;
  readonly faults: number;
};

export type HistoryOptions = {
  /** The installation's secret; null: the anchors' signatures are not checked. */
  readonly secret: string | null;
  /** Only so many cases, chosen by chance. */
  readonly sample?: number | undefined;
  /** Hears of each fault as it is found: there may be many. */
  readonly onFault: (fault: HistoryFault) => void;
};

const keyOf = ({ institutionId, caseId }: CaseId): string => `${institutionId} ${caseId}`;

async function anchorsOf(
  tx: Tx,
  heads: readonly HistoryHead[],
): Promise<ReadonlyMap<string, HistoryAnchor[]>> {
  const found = new Map<string, HistoryAnchor[]>();
  let after: (CaseId & { readonly count: number }) | undefined = { ...FIRST_KEY, count: 0 };
  while (after) {
    const page: readonly HistoryAnchor[] = await listAnchors(tx, heads, after, ROWS);
    for (const one of page) found.set(keyOf(one), [...(found.get(keyOf(one)) ?? []), one]);
    after = page.length === ROWS ? page.at(-1) : undefined;
  }
  return found;
}

type Batch = {
  readonly cases: number;
  readonly entries: number;
  readonly anchors: number;
  readonly faults: readonly HistoryFault[];
};

/** Follows the chains of some cases from end to end. */
async function checkCases(tx: Tx, heads: readonly HistoryHead[], key: Buffer | null): Promise<Batch> {
  const anchors = await anchorsOf(tx, heads);
  const checks = new Map(
    heads.map((head) => [keyOf(head), new ChainCheck(head, anchors.get(keyOf(head)) ?? [], key)] as const),
  );
  let entries = 0;
  let after: (CaseId & { readonly seq: number }) | undefined = { ...FIRST_KEY, seq: 0 };
  while (after) {
    const page: readonly HistoryEntry[] = await listEntries(tx, heads, after, ROWS);
    for (const entry of page) checks.get(keyOf(entry))?.take(entry);
    entries += page.length;
    after = page.length === ROWS ? page.at(-1) : undefined;
  }
  return {
    cases: heads.length,
    entries,
    anchors: [...anchors.values()].reduce((sum, some) => sum + some.length, 0),
    faults: [...checks.values()].flatMap((one) => one.end()),
  };
}

const lostIn = async (tx: Tx, after: CaseId, to: CaseId | null): Promise<readonly HistoryFault[]> =>
  (await listLostCases(tx, after, to, ROWS)).map((one) => ({ ...one, kind: 'lost', seq: null }));

/** Every case in the order of keys, a few at one moment. */
async function* everyBatch(key: Buffer | null): AsyncGenerator<Batch> {
  let after: CaseId | null = FIRST_KEY;
  while (after) {
    const from: CaseId = after;
    const { batch, next } = await atOneMoment(async (tx) => {
      const heads = await listHeads(tx, from, CASES);
      const to = heads.length === CASES ? (heads.at(-1) ?? null) : null;
      const checked = await checkCases(tx, heads, key);
      return {
        batch: { ...checked, faults: [...checked.faults, ...(await lostIn(tx, from, to))] },
        next: to,
      };
    });
    yield batch;
    after = next;
  }
}

/** Cases chosen by chance, a few at one moment. */
async function* sampledBatches(most: number, key: Buffer | null): AsyncGenerator<Batch> {
  const chosen = await atOneMoment((tx) => sampleCases(tx, most));
  for (let start = 0; start < chosen.length; start += CASES) {
    const some = chosen.slice(start, start + CASES);
    yield await atOneMoment(async (tx) => checkCases(tx, await listHeadsOf(tx, some), key));
  }
}

/**
 * Reads the history of every case, or of a sample, and computes its chain again: numbers, hashes, what the case knows of
 * its end, and what was anchored outside. Finds an edited, missing, reordered or cut entry. Needs a role that sees
 * every institution, and throws with another: it would find nothing because it sees nothing.
 */
export async function verifyHistory({ secret, sample, onFault }: HistoryOptions): Promise<HistoryReport> {
  if (!(await atOneMoment(seesEverything)))
    throw new Error('the history is checked by a role that sees every institution');
  const key = secret === null ? null : anchorKey(secret);
  const total = { cases: 0, entries: 0, anchors: 0, faults: 0 };
  for await (const batch of sample === undefined ? everyBatch(key) : sampledBatches(sample, key)) {
    total.cases += batch.cases;
    total.entries += batch.entries;
    total.anchors += batch.anchors;
    total.faults += batch.faults.length;
    for (const fault of batch.faults) onFault(fault);
  }
  return total;
}
