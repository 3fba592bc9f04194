import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { REMINDER_KINDS, type Occurrence } from '#lib/domain/reminder/kind.ts';
import type { PlannedReminder } from '#lib/domain/reminder/plan.ts';
import type { StoredCase } from './case-store.ts';
import { toDate } from './civil.ts';
import type { Tx } from './with-actor.ts';

/** Everything that was ever planned for a case. A case collects some dozens in its life. */
export async function listOccurrences(tx: Tx, of: StoredCase): Promise<readonly Occurrence[]> {
  return (await listOccurrencesOf(tx, [of])).get(of.id) ?? [];
}

/** The same for several cases: case id -> its occurrences. */
export async function listOccurrencesOf(
  tx: Tx,
  cases: readonly StoredCase[],
): Promise<ReadonlyMap<string, readonly Occurrence[]>> {
  const rows = await tx.reminderLedger.findMany({
    where: {
      caseId: { in: cases.map((one) => one.id) },
      institutionId: { in: cases.map((one) => one.institutionId) },
    },
    select: { caseId: true, kind: true, subject: true, cycle: true, index: true },
  });
  const known = rows.flatMap(({ caseId, ...row }) => {
    const kind = REMINDER_KINDS.find((one) => one === row.kind);
    return kind ? [{ caseId, occurrence: { ...row, kind } }] : [];
  });
  const byCase = Map.groupBy(known, (one) => one.caseId);
  return new Map([...byCase].map(([id, some]) => [id, some.map((one) => one.occurrence)]));
}

export type CasePlan = {
  readonly of: StoredCase;
  readonly plan: readonly (PlannedReminder & { readonly id: string })[];
};

/** Claims occurrences: what already stands in the ledger is left as it is, so two planners cannot both plan one. */
export async function claimOccurrences(tx: Tx, plans: readonly CasePlan[], now: Date): Promise<void> {
  const data = plans.flatMap(({ of, plan }) =>
    plan.map((one) => ({
      institutionId: of.institutionId,
      id: one.id,
      caseId: of.id,
      studentUserId: of.studentUserId,
      kind: one.kind,
      subject: one.subject,
      cycle: one.cycle,
      index: one.index,
      dueOn: toDate(one.dueOn),
      state: one.state,
      plannedAt: now,
    })),
  );
  if (data.length > 0) await tx.reminderLedger.createMany({ skipDuplicates: true, data });
}

/** Cases of which the planner must look again; a case that another planner holds is passed over. */
export async function claimDueCases(
  tx: Tx,
  today: CivilDate,
  most: number,
): Promise<readonly { institutionId: string; id: string }[]> {
  return tx.$queryRaw`
    SELECT "institutionId", "id" FROM "Case"
    WHERE "nextCheckOn" <= ${toDate(today)}::date
    ORDER BY "nextCheckOn" LIMIT ${most} FOR UPDATE SKIP LOCKED`;
}
