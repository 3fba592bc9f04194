import { createHmac, hkdfSync } from 'node:crypto';
import { digestOf } from './crypto.ts';

/** One entry of a case's history as the database hashed it. */
export type ChainEntry = {
  readonly institutionId: string;
  readonly caseId: string;
  readonly seq: number;
  /** Microseconds since 1970, in digits: the same on every server, whatever its time zone. */
  readonly micros: string;
  readonly kind: string;
  readonly actorUserId: string | null;
  readonly actorRole: string;
  readonly source: string | null;
  /** As the database writes its JSON. */
  readonly payload: string;
  readonly previousHash: string;
};

/** The hash that the database's trigger gave to an entry, computed without the database. */
export function entryHash(entry: ChainEntry): string {
  const { institutionId, caseId, seq, micros, kind, actorUserId, actorRole, source, payload, previousHash } =
    entry;
  const parts = [
    institutionId,
    caseId,
    String(seq),
    micros,
    kind,
    actorUserId ?? '',
    actorRole,
    source ?? '',
    payload,
    previousHash,
  ];
  return digestOf(parts.join('|'));
}

/** The end of a history at one moment. */
export type ChainHead = {
  readonly institutionId: string;
  readonly caseId: string;
  readonly count: number;
  readonly headHash: string;
};

/** The key of the anchors, from the installation's secret: the database never learns it. @source RFC 5869 */
export const anchorKey = (secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'affilia history anchor', 32));

/** Signs the end of a history: who can write to the database alone cannot make this. */
export function anchorMac(key: Buffer, { institutionId, caseId, count, headHash }: ChainHead): string {
  return createHmac('sha256', key)
    .update([institutionId, caseId, String(count), headHash].join('|'))
    .digest('hex');
}
