import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { isUnreachable, openDatabase, setDatabase, type Database } from '#lib/platform/db.ts';
import { openDueDigests } from '#lib/use-cases/open-digests.ts';
import { planDueReminders } from '#lib/use-cases/plan-due-reminders.ts';
import { Messages, runCut, startCuttingProxy, type CuttingProxy } from '#tests/support/cutting-proxy.ts';
import { testDatabase } from '#tests/support/database.ts';
import { paper } from '#tests/support/domain-fixtures.ts';
import {
  addCase,
  addInstitution,
  facts,
  reached,
  TODAY,
  type AddedCase,
  type Institution,
} from '#tests/support/fixtures.ts';

// The worker dies between any two messages to the database. What the round was about is done as a whole or not at all,
// and the next round does what is left, once.

const AT = { now: new Date('2026-11-21T10:00:00Z'), today: TODAY };
const MOST_MESSAGES = 500;

let proxy: CuttingProxy;
let maintenance: Database;
let valmont: Institution;

beforeAll(async () => {
  vi.stubEnv('AFFILIA_URL', 'https://affilia.example');
  vi.stubEnv('SMTP_URL', 'smtp://localhost:1');
  vi.stubEnv('DATABASE_WORKER_URL', 'postgres://unused@localhost/unused');
  const db = await testDatabase('worker');
  const direct = new URL(db.urls.worker);
  proxy = await startCuttingProxy({ host: direct.hostname, port: Number(direct.port) });
  const cuttable = openDatabase(proxy.through(db.urls.worker), 1);
  setDatabase(cuttable);
  maintenance = openDatabase(db.urls.maintenance, 2);
  valmont = await addInstitution(maintenance, 'Valmont');
  return async () => {
    await Promise.all([maintenance.$disconnect(), cuttable.$disconnect()]);
    await proxy.stop();
  };
});

const rejected = (change: Partial<Parameters<typeof addCase>[2]> = {}) =>
  addCase(maintenance, valmont, {
    facts: facts({ milestones: reached({ submitted: '2026-09-10', provisionalNumber: '2026-10-01' }) }),
    documents: [
      paper('birth-certificate', {
        status: 'rejected',
        reason: 'illegible',
        rejections: 1,
        statusOn: civil('2026-11-20'),
        statusRecordedOn: civil('2026-11-20'),
      }),
    ],
    nextCheckOn: TODAY,
    ...change,
  });
const lapsed = () =>
  rejected({
    facts: facts({
      route: 'ehic_covers',
      disposition: 'not_required',
      dispositionReason: 'ehic',
      ehicValidUntil: TODAY.subtract({ days: 1 }),
    }),
  });

async function tracesOf({ id }: AddedCase) {
  const where = { caseId: id };
  const [row, ledger, digests, events] = await Promise.all([
    maintenance.case.findFirstOrThrow({ where: { id } }),
    maintenance.reminderLedger.findMany({ where, orderBy: { index: 'asc' } }),
    maintenance.reminderDigest.findMany({ where }),
    maintenance.caseEvent.count({ where }),
  ]);
  const jobs = await maintenance.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM pgboss.job WHERE data->>'digestId' = ANY (${digests.map((one) => one.id)})`;
  return {
    version: row.version,
    disposition: row.disposition,
    nextCheckOn: row.nextCheckOn,
    overdueFrom: row.overdueFrom,
    head: row.eventCount === events,
    events,
    ledger: ledger.map((one) => [one.index, one.state, digests.some((digest) => digest.id === one.digestId)]),
    digests: digests.map((one) => one.state),
    jobs: jobs[0]?.n ?? 0,
  };
}

type Round = {
  readonly name: string;
  readonly prepare: () => Promise<AddedCase>;
  readonly run: () => Promise<unknown>;
};

const ROUNDS: readonly Round[] = [
  { name: 'planning what is due', prepare: () => rejected(), run: () => planDueReminders(AT) },
  { name: 'bringing a lapsed case back', prepare: lapsed, run: () => planDueReminders(AT) },
  {
    name: 'queueing the mail of the day',
    prepare: async () => {
      const of = await rejected();
      await planDueReminders(AT);
      return of;
    },
    run: () => openDueDigests(AT),
  },
];

describe('a round of the worker whose connection is cut after the Nth message, for every N', () => {
  it.each(ROUNDS)(
    '$name: all or nothing, and once by the next round',
    async ({ prepare, run }) => {
      const whole = await prepare();
      const untouched = await tracesOf(whole);
      await run();
      const done = await tracesOf(whole);
      expect(done).not.toEqual(untouched);
      const seen = { nothing: 0, all: 0 };
      let messages = 1;
      for (; messages < MOST_MESSAGES; messages++) {
        const of = await prepare();
        // Opens the next connection, so that its opening messages are not counted.
        await planDueReminders({ ...AT, today: civil('2000-01-01') });
        const { wasCut, error } = await runCut(proxy, messages, run);
        if (error) expect(isUnreachable(error), error.message).toBe(true);
        const after = await tracesOf(of);
        const isDone = JSON.stringify(after) === JSON.stringify(done);
        if (!isDone) expect(after, `cut after ${String(messages)}`).toEqual(untouched);
        seen[isDone ? 'all' : 'nothing']++;
        await run();
        expect(await tracesOf(of), `the round after ${String(messages)}`).toEqual(done);
        if (!wasCut) break;
      }
      expect(messages).toBeLessThan(MOST_MESSAGES);
      expect(seen.nothing).toBeGreaterThan(20);
      expect(seen.all).toBeGreaterThan(1);
    },
    120_000,
  );
});

describe('the proxy that cuts', () => {
  it('sees the same messages, whatever pieces they come in', () => {
    const opening = Buffer.from([0, 0, 0, 8, 0, 3, 0, 0]);
    const message = fc
      .tuple(fc.integer({ min: 65, max: 122 }), fc.uint8Array({ maxLength: 40 }))
      .map(([type, body]) => {
        const head = Buffer.alloc(5);
        head.writeUInt8(type, 0);
        head.writeInt32BE(4 + body.length, 1);
        return Buffer.concat([head, body]);
      });
    const pieces = fc.array(fc.integer({ min: 1, max: 17 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 12 }), pieces, (some, sizes) => {
        const all = Buffer.concat([opening, ...some]);
        const messages = new Messages();
        const seen: Buffer[] = [];
        for (let at = 0, piece = 0; at < all.length; piece++) {
          const size = sizes[piece % sizes.length] ?? 1;
          seen.push(...messages.add(all.subarray(at, at + size)));
          at += size;
        }
        expect(seen.map((one) => one.toString('hex'))).toEqual(
          [opening, ...some].map((one) => one.toString('hex')),
        );
      }),
    );
  });
});
