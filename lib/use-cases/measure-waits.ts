import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { curveOf } from '#lib/domain/wait/kaplan-meier.ts';
import { windowsOf, type Curves } from '#lib/domain/wait/usual.ts';
import { MEASURED_WAITS } from '#lib/domain/wait/wait.ts';
import {
  listCurvesOf,
  listInstitutionIds,
  listSpans,
  recheckCases,
  saveCurves,
} from '#lib/data/wait-store.ts';
import { withActor, type Tx } from '#lib/data/with-actor.ts';
import type { Moment } from '#lib/platform/clock.ts';
import { WORKER } from './worker-actor.ts';

/** Cases that one transaction marks: nobody who edits one of them waits long. */
const BATCH = 2_000;

/** Measures anew how long each office's students wait. Where the usual delay has moved, the planner looks again. */
export async function measureWaits(at: Moment): Promise<number> {
  const ids = await withActor(WORKER, listInstitutionIds);
  // Transactions of its own for each institution: none waits for the others.
  for (const id of ids) await measureInstitution(at, id);
  return ids.length;
}

async function measureInstitution({ today }: Moment, institutionId: string): Promise<void> {
  const { curves, hasMoved } = await withActor(WORKER, (tx) => measure(tx, institutionId, today));
  // Marked before the curves stand: whoever dies on the way finds them moved again. And once more for those cases that
  // the planner took in between, by the old curves.
  if (hasMoved) await recheckAll(institutionId, today);
  await withActor(WORKER, (tx) => saveCurves(tx, institutionId, curves, today));
  if (hasMoved) await recheckAll(institutionId, today);
}

async function measure(
  tx: Tx,
  institutionId: string,
  today: CivilDate,
): Promise<{ curves: Curves; hasMoved: boolean }> {
  const before = (await listCurvesOf(tx, [institutionId])).get(institutionId) ?? {};
  const spans = await listSpans(tx, institutionId, today);
  const curves: Curves = Object.fromEntries(
    MEASURED_WAITS.map((milestone) => [milestone, curveOf(spans.get(milestone) ?? [])]),
  );
  const [was, is] = [windowsOf(before), windowsOf(curves)];
  return { curves, hasMoved: MEASURED_WAITS.some((one) => was[one]?.toWeeks !== is[one]?.toWeeks) };
}

async function recheckAll(institutionId: string, today: CivilDate): Promise<void> {
  let marked = BATCH;
  while (marked === BATCH) {
    marked = await withActor(WORKER, (tx) => recheckCases(tx, institutionId, today, BATCH));
  }
}
