import type { CaseId, HistoryAnchor, HistoryEntry, HistoryHead } from '#lib/data/history-store.ts';
import { anchorMac, entryHash } from '#lib/platform/chain.ts';
import { isSameHash } from '#lib/platform/crypto.ts';

/**
 * What can be wrong with a history. `edited`: an entry is not what was hashed. `missing`: a number is left out.
 * `unchained`: an entry does not carry the hash of the one before. `misplaced`: it bears another student than its case.
 * `count`, `head`: the case knows another length or end. `anchor-forged`: nobody with the key signed it. `anchor-broken`:
 * what was signed is not there any more: cut, or made anew. `lost`: there is history, but no case.
 */
export type FaultKind =
  | 'edited'
  | 'missing'
  | 'unchained'
  | 'misplaced'
  | 'count'
  | 'head'
  | 'anchor-forged'
  | 'anchor-broken'
  | 'lost';

export type HistoryFault = CaseId & {
  readonly kind: FaultKind;
  /** The number of the entry, or the length at an anchor; null where the whole case is meant. */
  readonly seq: number | null;
};

/** Follows the chain of one case, entry by entry, without keeping any of them. */
export class ChainCheck {
  readonly #head: HistoryHead;
  readonly #anchors: Map<number, HistoryAnchor>;
  readonly #faults: HistoryFault[] = [];
  #seq = 0;
  #entries = 0;
  #hash = '';

  /** `key`: null where the anchors' signatures cannot be checked. */
  constructor(head: HistoryHead, anchors: readonly HistoryAnchor[], key: Buffer | null) {
    this.#head = head;
    this.#anchors = new Map(anchors.map((one) => [one.count, one]));
    for (const one of anchors) {
      if (key && !isSameHash(one.mac, anchorMac(key, one))) this.#add('anchor-forged', one.count);
    }
  }

  #add(kind: FaultKind, seq: number | null): void {
    const { institutionId, caseId } = this.#head;
    this.#faults.push({ institutionId, caseId, kind, seq });
  }

  /** Takes the next entry, in the order of numbers. */
  take(entry: HistoryEntry): void {
    this.#entries++;
    for (let seq = this.#seq + 1; seq < entry.seq; seq++) this.#add('missing', seq);
    if (entry.previousHash !== this.#hash) this.#add('unchained', entry.seq);
    if (entry.hash !== entryHash(entry)) this.#add('edited', entry.seq);
    if (entry.studentUserId !== this.#head.studentUserId) this.#add('misplaced', entry.seq);
    const anchor = this.#anchors.get(entry.seq);
    if (anchor && anchor.headHash !== entry.hash) this.#add('anchor-broken', entry.seq);
    this.#anchors.delete(entry.seq);
    this.#seq = entry.seq;
    this.#hash = entry.hash;
  }

  /** All that is wrong, once every entry was taken. */
  end(): readonly HistoryFault[] {
    if (this.#entries !== this.#head.count || this.#seq !== this.#head.count)
      this.#add('count', this.#head.count);
    if (this.#hash !== this.#head.headHash) this.#add('head', this.#seq);
    for (const count of this.#anchors.keys()) this.#add('anchor-broken', count);
    return this.#faults;
  }
}
