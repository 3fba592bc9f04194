import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { civil, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { overdueFrom } from '#lib/domain/case/overdue.ts';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import { REMINDER_KINDS, type Occurrence } from '#lib/domain/reminder/kind.ts';
import { nextCheckOn, planReminders } from '#lib/domain/reminder/plan.ts';
import { PUBLISHED_WINDOWS } from '#lib/domain/wait/wait.ts';
import { factsOf } from '#lib/data/case-mapper.ts';
import { documentFactsOf } from '#lib/data/document-mapper.ts';
import { openDatabase, type Database } from '#lib/platform/db.ts';
import { planDueReminders } from '#lib/use-cases/plan-due-reminders.ts';
import { papersFrom, reachable } from '#tests/support/arbitrary-facts.ts';
import { testDatabase } from '#tests/support/database.ts';
import { addCase, addInstitution, type Institution } from '#tests/support/fixtures.ts';

// The planner looks at a case only when its stored day has come. That is right only if the day is the one that the
// domain computes from what is stored, after every look.

const FIRST = civil('2026-01-01');
const CASES = 60;
const SWEEPS = [40, 47, 100, 190, 400] as const;

let maintenance: Database;
let valmont: Institution;

beforeAll(async () => {
  const db = await testDatabase('worker');
  maintenance = openDatabase(db.urls.maintenance, 2);
  valmont = await addInstitution(maintenance, 'Valmont');
  return () => maintenance.$disconnect();
});

/** One paper of a kind, and a reason where a judgement wants one: what the tables accept. */
function storable(papers: readonly DocumentFacts[]): readonly DocumentFacts[] {
  const byKind = new Map(papers.map((one) => [one.kind, one]));
  return [...byKind.values()].map((one) => ({
    ...one,
    reason:
      one.status === 'not_needed'
        ? 'office-said-so'
        : one.status === 'rejected' || one.status === 'fix_needed'
          ? 'illegible'
          : null,
  }));
}

/** What stands in the ledger of every case. */
async function ledgers(): Promise<ReadonlyMap<string, readonly Occurrence[]>> {
  const rows = await maintenance.reminderLedger.findMany();
  const known = rows.map(({ caseId, kind, subject, cycle, index }) => {
    const found = REMINDER_KINDS.find((one) => one === kind);
    if (!found) throw new Error(`unknown kind ${kind}`);
    return { caseId, kind: found, subject, cycle, index };
  });
  return Map.groupBy(known, (one) => one.caseId);
}

const isoOf = (day: Date | null) => day?.toISOString().slice(0, 10);
const nameOf = (one: Occurrence) => `${one.kind} ${one.subject} ${one.cycle} ${String(one.index)}`;

describe('the stored day of the next look', () => {
  it('is after every sweep the one of the domain, and the ledger holds exactly what was due', async () => {
    const drawn = fc.sample(fc.tuple(reachable(FIRST), papersFrom(FIRST)), { numRuns: CASES, seed: 7 });
    for (const [known, papers] of drawn) {
      const documents = storable(papers);
      await addCase(maintenance, valmont, { facts: known, documents, nextCheckOn: FIRST });
    }
    let written = 0;
    for (const days of SWEEPS) {
      const today: CivilDate = FIRST.add({ days });
      const before = await ledgers();
      await planDueReminders({ today, now: new Date(`${today.toString()}T10:00:00Z`) });
      const after = await ledgers();
      for (const row of await maintenance.case.findMany({ include: { documents: true } })) {
        const known = factsOf(row);
        const documents = row.documents.map(documentFactsOf);
        const ledger = before.get(row.id) ?? [];
        const due = planReminders(known, documents, ledger, today);
        written += due.length;
        expect((after.get(row.id) ?? []).map(nameOf).toSorted()).toEqual(
          [...ledger, ...due].map(nameOf).toSorted(),
        );
        expect(isoOf(row.nextCheckOn)).toBe(nextCheckOn(known, documents, ledger, today)?.toString());
        expect(isoOf(row.overdueFrom)).toBe(overdueFrom(known, documents, PUBLISHED_WINDOWS)?.toString());
      }
    }
    expect(written).toBeGreaterThan(20);
  });
});
