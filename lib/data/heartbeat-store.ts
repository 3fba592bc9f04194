import type { Tx } from './with-actor.ts';

/** Says that a worker is alive. */
export async function beat(tx: Tx, workerId: string, at: Date): Promise<void> {
  await tx.workerHeartbeat.upsert({ where: { workerId }, create: { workerId, at }, update: { at } });
}

/** When any worker was last seen; null when none ever was. */
export async function lastBeat(tx: Tx): Promise<Date | null> {
  const { _max } = await tx.workerHeartbeat.aggregate({ _max: { at: true } });
  return _max.at;
}
