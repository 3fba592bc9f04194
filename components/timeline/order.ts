import type { TimelineEntry } from '#lib/domain/case/timeline.ts';

const isInferred = ({ what }: TimelineEntry): boolean => what.kind === 'document.moved' && what.inferred;

/** Newest first, but what follows from a step stands below that step: its words point upwards. */
export function newestStepFirst(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const steps: TimelineEntry[][] = [];
  for (const entry of entries.toSorted((a, b) => a.seq - b.seq)) {
    const step = steps.at(-1);
    if (step && isInferred(entry)) step.push(entry);
    else steps.push([entry]);
  }
  return steps.toReversed().flat();
}
