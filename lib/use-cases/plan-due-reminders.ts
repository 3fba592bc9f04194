import { newDay } from '#lib/domain/case/verbs.ts';
import { planReminders } from '#lib/domain/reminder/plan.ts';
import { findCases, saveSchedules, type StoredCase } from '#lib/data/case-store.ts';
import { claimDueCases, claimOccurrences, listOccurrencesOf } from '#lib/data/ledger-store.ts';
import { withActor, type Tx } from '#lib/data/with-actor.ts';
import type { Moment } from '#lib/platform/clock.ts';
import { newId } from '#lib/platform/crypto.ts';
import { logger } from '#lib/platform/logger.ts';
import { scheduleAfter, writeChange } from './save-case.ts';
import { WORKER } from './worker-actor.ts';

/** Cases that one transaction plans: short enough that others never wait long. */
const BATCH = 200;
/** Batches of one sweep: what is left is taken by the next, ten minutes later. */
const MOST_BATCHES = 2_000;

/**
 * Looks at every case whose day has come and writes what is due into the ledger. Two planners at once share the work:
 * each case is locked by one, and the ledger holds an occurrence once. Returns how many cases were looked at.
 */
export async function planDueReminders(at: Moment): Promise<number> {
  let looked = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const planned = await planBatch(at);
    looked += planned;
    if (planned < BATCH) break;
  }
  if (looked > 0) logger.info({ looked }, 'reminders planned');
  return looked;
}

/** Writes what the day itself changes in some of the cases; false when it changes none. They are few, and on few days. */
async function turnCases(tx: Tx, cases: readonly StoredCase[], at: Moment): Promise<boolean> {
  const turned = cases.flatMap((of) => {
    const change = newDay(of, {
      today: at.today,
      newId: () => newId(),
      hasCountryPapers: of.countryPapers.length > 0,
    });
    return change ? [{ of, change }] : [];
  });
  for (const { of, change } of turned) await writeChange(tx, { ...at, actor: WORKER }, of, change);
  return turned.length > 0;
}

function planBatch({ now, today }: Moment): Promise<number> {
  return withActor(WORKER, async (tx) => {
    const due = await claimDueCases(tx, today, BATCH);
    if (due.length === 0) return 0;
    const found = await findCases(tx, due);
    const cases = (await turnCases(tx, found, { now, today })) ? await findCases(tx, due) : found;
    const ledgers = await listOccurrencesOf(tx, cases);
    const planned = cases.map((of) => {
      const ledger = ledgers.get(of.id) ?? [];
      const plan = planReminders(of.facts, of.documents, ledger, today).map((one) => ({
        ...one,
        id: newId(),
      }));
      return { of, plan, ...scheduleAfter(of, ledger, today, of.windows) };
    });
    await claimOccurrences(tx, planned, now);
    await saveSchedules(tx, planned);
    return due.length;
  });
}
