import { beforeAll, describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { isUnreachable, openDatabase, setDatabase, type Database } from '#lib/platform/db.ts';
import { answerTriage } from '#lib/use-cases/answer-triage.ts';
import type { CaseInput, CaseResult } from '#lib/use-cases/change-case.ts';
import { correctMilestone } from '#lib/use-cases/correct-milestone.ts';
import { recordMilestone } from '#lib/use-cases/record-milestone.ts';
import { requestSignIn } from '#lib/use-cases/request-sign-in.ts';
import { viewOwnCase } from '#lib/use-cases/view-case.ts';
import { runCut, startCuttingProxy, type CutRun, type CuttingProxy } from '#tests/support/cutting-proxy.ts';
import { testDatabase, type TestDatabase } from '#tests/support/database.ts';
import {
  addCase,
  addInstitution,
  contextOf,
  facts,
  form,
  type AddedCase,
  type Institution,
} from '#tests/support/fixtures.ts';

// The web process dies between any two messages to the database. Whatever it had said by then, a write is there as a
// whole or not at all, and the same form sent again gives exactly one result.

let db: TestDatabase;
let proxy: CuttingProxy;
let maintenance: Database;
let valmont: Institution;
let anybody: AddedCase;

beforeAll(async () => {
  db = await testDatabase();
  const direct = new URL(db.urls.web);
  proxy = await startCuttingProxy({ host: direct.hostname, port: Number(direct.port) });
  // One connection: the next message is always the next message of this write.
  const cuttable = openDatabase(proxy.through(db.urls.web), 1);
  setDatabase(cuttable);
  maintenance = openDatabase(db.urls.maintenance, 2);
  valmont = await addInstitution(maintenance, 'Valmont');
  anybody = await addCase(maintenance, valmont);
  return async () => {
    await Promise.all([maintenance.$disconnect(), cuttable.$disconnect()]);
    await proxy.stop();
  };
});

/** All that a write of a case can leave anywhere. */
async function tracesOf(of: AddedCase) {
  const where = { caseId: of.id };
  const [row, documents, events, deltas, receipts, jobs] = await Promise.all([
    maintenance.case.findFirstOrThrow({ where: { id: of.id } }),
    maintenance.document.findMany({ where, orderBy: { kind: 'asc' } }),
    maintenance.caseEvent.findMany({ where, orderBy: { seq: 'asc' } }),
    maintenance.cohortCountDelta.count({ where: { institutionId: of.student.institutionId } }),
    maintenance.formReceipt.count({ where: { userId: of.student.userId } }),
    countJobs(),
  ]);
  return { row, documents, events, deltas, receipts, jobs };
}
type Traces = Awaited<ReturnType<typeof tracesOf>>;

async function countJobs(): Promise<number> {
  const [found] = await maintenance.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM pgboss.job`;
  return found?.n ?? 0;
}

/** A write that has nothing of chance in it, by what it leaves; ids of new papers and instants apart. */
const shapeOf = ({ row, documents, events, deltas, receipts, jobs }: Traces, before: Traces) => ({
  version: row.version,
  status: row.status,
  route: row.route,
  head: row.headHash === (events.at(-1)?.hash ?? ''),
  eventCount: row.eventCount,
  kinds: events.map((one) => one.kind),
  papers: documents.map((one) => [one.kind, one.status]),
  deltas: deltas - before.deltas,
  receipts,
  jobs: jobs - before.jobs,
});

/** Runs a write whose connection is cut after so many messages; a person is then told that the database is away. */
async function cutAfter<T>(messages: number, write: () => Promise<T>): Promise<CutRun<T>> {
  // The connection of before was cut: this opens the next one, so that its opening messages are not counted.
  expect(await viewOwnCase(contextOf(anybody.student))).not.toBeNull();
  const run = await runCut(proxy, messages, write);
  if (run.error) expect(isUnreachable(run.error), run.error.message).toBe(true);
  return run;
}

/** Far more messages than any write sends: the loop must end before. */
const MOST_MESSAGES = 500;

type Scenario = {
  readonly name: string;
  readonly prepare: () => Promise<AddedCase>;
  readonly write: (of: AddedCase, input: CaseInput) => Promise<CaseResult>;
  /** The version that the write sees. */
  readonly version: number;
};

const SUBMITTED = { milestone: 'submitted', on: civil('2026-09-10') } as const;
const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a step with the papers that follow from it',
    prepare: () => addCase(maintenance, valmont),
    version: 1,
    write: (of, input) => recordMilestone(contextOf(of.student), { ...input, ...SUBMITTED }),
  },
  {
    name: 'a triage that asks for new papers',
    prepare: () =>
      addCase(maintenance, valmont, {
        facts: facts({ route: 'unknown', routeKnownSince: null }),
        documents: [],
      }),
    version: 1,
    write: (of, input) =>
      answerTriage(contextOf(of.student), {
        ...input,
        answers: { origin: 'other', work: 'none', before: 'no', visa: 'yes', age: 'adult', birth: 'french' },
        ehicValidUntil: null,
      }),
  },
  {
    name: 'a correction that takes a step back',
    prepare: async () => {
      const of = await addCase(maintenance, valmont);
      await recordMilestone(contextOf(of.student), { ...form(of.id), ...SUBMITTED });
      return of;
    },
    version: 2,
    write: (of, input) =>
      correctMilestone(contextOf(of.student), {
        ...input,
        milestone: 'submitted',
        on: null,
        reason: 'did-not-happen',
      }),
  },
];

describe('a write whose connection is cut after the Nth message, for every N', () => {
  it.each(SCENARIOS)(
    '$name: all or nothing, and once when it is sent again',
    async ({ prepare, write, version }) => {
      const whole = await prepare();
      const wholeBefore = await tracesOf(whole);
      expect(await write(whole, form(whole.id, version))).toEqual({ ok: true, value: null });
      const done = shapeOf(await tracesOf(whole), wholeBefore);
      const seen = { nothing: 0, all: 0 };
      let messages = 1;
      for (; messages < MOST_MESSAGES; messages++) {
        const of = await prepare();
        const before = await tracesOf(of);
        const input = form(of.id, version);
        const { wasCut, said } = await cutAfter(messages, () => write(of, input));
        const after = await tracesOf(of);
        const isWritten = after.row.version > before.row.version;
        if (isWritten) expect(shapeOf(after, before), `cut after ${String(messages)}`).toEqual(done);
        else expect(after, `cut after ${String(messages)}`).toEqual(before);
        seen[isWritten ? 'all' : 'nothing']++;
        expect(await write(of, input), `sent again after ${String(messages)}`).toEqual({
          ok: true,
          value: null,
        });
        expect(shapeOf(await tracesOf(of), before)).toEqual(done);
        if (!wasCut) {
          expect(said).toEqual({ ok: true, value: null });
          break;
        }
      }
      // The transaction, the actor, the case, its ledger, facts, history, receipt and the end: each is several messages.
      expect(messages).toBeGreaterThan(20);
      expect(messages).toBeLessThan(MOST_MESSAGES);
      // Before the end nothing is kept; only the very last messages decide.
      expect(seen.nothing).toBeGreaterThan(20);
      expect(seen.all).toBeGreaterThan(1);
    },
    120_000,
  );

  it('a wish to sign in: the request and its job are both there, or neither is', async () => {
    const input = { email: 'nobody@student.example', locale: 'en', browserSecret: 'browser' };
    const { now, today } = contextOf(anybody.student);
    const traces = async () => ({
      requests: await maintenance.signInRequest.count(),
      jobs: await countJobs(),
    });
    const seen = { nothing: 0, all: 0 };
    let messages = 1;
    for (; messages < MOST_MESSAGES; messages++) {
      const before = await traces();
      const { wasCut } = await cutAfter(messages, () => requestSignIn({ now, today }, input));
      const { requests, jobs } = await traces();
      const written = requests - before.requests;
      expect(jobs - before.jobs, `cut after ${String(messages)}`).toBe(written);
      expect(written).toBeLessThan(2);
      seen[written === 1 ? 'all' : 'nothing']++;
      if (!wasCut) break;
    }
    expect(messages).toBeLessThan(MOST_MESSAGES);
    expect(seen.nothing).toBeGreaterThan(10);
    expect(seen.all).toBeGreaterThan(0);
  }, 120_000);
});
