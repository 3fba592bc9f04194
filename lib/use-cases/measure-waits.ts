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
import { withActor } from '#lib/data/with-actor.ts';
import type { Moment } from '#lib/platform/clock.ts';
import { WORKER } from './worker-actor.ts';

/** Measures anew how long each office's students wait. Where the usual delay has moved, the planner looks again. */
export async function measureWaits(at: Moment): Promise<number> {
  const ids = await withActor(WORKER, listInstitutionIds);
  // One transaction an institution: none waits for the others.
  for (const id of ids) await measureInstitution(at, id);
  return ids.length;
}

function measureInstitution({ today }: Moment, institutionId: string): Promise<void> {
  return withActor(WORKER, async (tx) => {
    const before = (await listCurvesOf(tx, [institutionId])).get(institutionId) ?? {};
    const spans = await listSpans(tx, institutionId, today);
    const after: Curves = Object.fromEntries(
      MEASURED_WAITS.map((milestone) => [milestone, curveOf(spans.get(milestone) ?? [])]),
    );
    await saveCurves(tx, institutionId, after, today);
    const [was, is] = [windowsOf(before), windowsOf(after)];
    const hasMoved = MEASURED_WAITS.some((one) => was[one]?.toWeeks !== is[one]?.toWeeks);
    if (hasMoved) await recheckCases(tx, institutionId, today);
  });
}
