import { addAnchors, FIRST_KEY, listGrown, type CaseId } from '#lib/data/history-store.ts';
import { withActor } from '#lib/data/with-actor.ts';
import { anchorKey, anchorMac } from '#lib/platform/chain.ts';
import type { Moment } from '#lib/platform/clock.ts';
import { WORKER } from './worker-actor.ts';

/** Cases that one transaction anchors. */
const BATCH = 500;

/**
 * Signs the end of every history that has grown since it was last signed. Who cuts a history or makes it anew in the
 * database afterwards is seen by `verify-history`. Returns how many cases were signed.
 */
export async function anchorHistory({ now }: Moment, secret: string): Promise<number> {
  const key = anchorKey(secret);
  let signed = 0;
  let after: CaseId | undefined = FIRST_KEY;
  while (after) {
    const from: CaseId = after;
    const grown = await withActor(WORKER, async (tx) => {
      const heads = await listGrown(tx, from, BATCH);
      const anchors = heads.map(({ studentUserId: _whose, ...head }) => ({
        ...head,
        mac: anchorMac(key, head),
      }));
      await addAnchors(tx, anchors, now);
      return heads;
    });
    signed += grown.length;
    after = grown.length === BATCH ? grown.at(-1) : undefined;
  }
  return signed;
}
