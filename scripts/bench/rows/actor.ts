import type { Person } from '#lib/domain/access/actor.ts';
import { findCase } from '#lib/data/case-store.ts';
import { listEvents } from '#lib/data/event-store.ts';
import { listOccurrences } from '#lib/data/ledger-store.ts';
import { withActor, type Tx } from '#lib/data/with-actor.ts';
import { openDatabase, setDatabase } from '#lib/platform/db.ts';
import type { BenchRow } from '../bench-row.ts';
import { compare, timed } from '../rounds.ts';
import { SEED_NAMES, visitStudent } from '../world.ts';

const TURNS = 400;
const ENTRIES = 50;

/** What a student's page reads. */
async function threeReads(tx: Tx, { institutionId, userId }: Person): Promise<void> {
  const found = await findCase(tx, { institutionId, studentUserId: userId });
  if (!found) throw new Error('the case is not there');
  await listEvents(tx, found, ENTRIES);
  await listOccurrences(tx, found);
}

export const ACTOR_ROWS: readonly BenchRow[] = [
  {
    id: '8',
    what: 'withActor with three reads under row-level security, time',
    goal: { atMost: 1.3 },
    floor: 'the same reads in one transaction, without row-level security',
    measure: async ({ big, effort }) => {
      const { institutionId, userId } = await visitStudent(big, SEED_NAMES.million);
      const student: Person = { role: 'student', institutionId, userId };
      const [web, free] = [openDatabase(big.urls.web, 1), openDatabase(big.urls.maintenance, 1)];
      setDatabase(web);
      const repeat = async (once: () => Promise<unknown>) => {
        for (let turn = 0; turn < TURNS; turn++) await once();
      };
      try {
        return await compare(
          effort,
          () => timed(() => repeat(() => withActor(student, (tx) => threeReads(tx, student)))),
          () => timed(() => repeat(() => free.$transaction((tx) => threeReads(tx, student)))),
          (one, other) => `${(one / TURNS).toFixed(2)} against ${(other / TURNS).toFixed(2)} ms`,
        );
      } finally {
        await Promise.all([web.$disconnect(), free.$disconnect()]);
      }
    },
  },
];
