import type { TimelineEntry } from '#lib/domain/case/timeline.ts';

/** Nobody said it: it follows from the step that was recorded just before it. */
export const followsFromStep = ({ what }: Pick<TimelineEntry, 'what'>): boolean =>
  'inferred' in what && what.inferred;

/** Newest first, but what follows from a step stands below that step: its words point upwards. */
export function newestStepFirst(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const steps: TimelineEntry[][] = [];
  for (const entry of entries.toSorted((a, b) => a.seq - b.seq)) {
    const step = steps.at(-1);
    if (step && followsFromStep(entry)) step.push(entry);
    else steps.push([entry]);
  }
  return steps.toReversed().flat();
}

/**
 * Of the newest entries up to some number, those whose step is among them: what follows from a step that was cut off is
 * left to the page that shows that step. All of them if there is no step at all.
 */
export function wholeSteps(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const firstStep = Math.min(...entries.filter((one) => !followsFromStep(one)).map((one) => one.seq));
  return Number.isFinite(firstStep) ? entries.filter((one) => one.seq >= firstStep) : entries;
}

/** A page of the history: `from` and `to` are the numbers of its oldest and newest entry. */
export type HistoryPage = {
  readonly entries: readonly TimelineEntry[];
  readonly from: number;
  readonly to: number;
  readonly total: number;
  /** Before which entry the older page begins; null on the oldest. */
  readonly older: number | null;
  /** Before which entry the newer page begins, or the newest page; null there. */
  readonly newer: number | 'newest' | null;
};

/** What a page shows of a history of `total` entries, of which it got at most `atOnce`; null when there are none. */
export function historyPage(
  got: readonly TimelineEntry[],
  total: number,
  atOnce: number,
): HistoryPage | null {
  const entries = newestStepFirst(wholeSteps(got));
  if (entries.length === 0) return null;
  const numbers = entries.map((one) => one.seq);
  const from = Math.min(...numbers);
  const to = Math.max(...numbers);
  const before = to + atOnce + 1;
  return {
    entries,
    from,
    to,
    // An entry may have been added between the two questions.
    total: Math.max(total, to),
    older: from > 1 ? from : null,
    newer: to >= total ? null : before > total ? 'newest' : before,
  };
}
