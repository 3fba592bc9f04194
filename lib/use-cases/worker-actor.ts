import type { Actor } from '#lib/domain/access/actor.ts';

/** The worker acts for no person, in every institution. */
export const WORKER: Actor = { role: 'worker', userId: null, institutionId: null };
