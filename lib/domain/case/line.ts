import type { CivilDate } from '../calendar/civil-date.ts';
import type { DocumentFacts } from '../document/document.ts';
import type { DocumentKind } from '../document/kind.ts';
import type { DocumentReason } from '../document/reason.ts';
import { entersAtPermanentNumber } from '../route/route.ts';
import { isOverdue } from './overdue.ts';
import { nextMilestone, waitOf, type UsualWindow, type Wait, type Windows } from '../wait/wait.ts';
import type { CaseFacts } from './facts.ts';
import { MILESTONES, isNumber, type FactSource, type Milestone } from './milestone.ts';
import { hasServed } from './served.ts';
import { lastOfRun } from './status.ts';

/** How a station is drawn and read. @source visual/README "The line" */
export type StationState =
  'passed' | 'passed-unseen' | 'not-on-way' | 'here' | 'next' | 'later' | 'early' | 'ahead';

export type Station = {
  readonly milestone: Milestone;
  readonly state: StationState;
  readonly on: CivilDate | null;
  readonly source: FactSource | null;
  /** The usual delay of the wait that ends here. */
  readonly usual: UsualWindow | null;
};

/** A paper that was not accepted stops the section after "here"; the bank details never block a number. */
export type Disruption = {
  readonly kind: DocumentKind;
  readonly on: CivilDate;
  readonly reason: DocumentReason | null;
};

export type Line = {
  readonly stations: readonly Station[];
  /** The last station of the unbroken run; null before the first. */
  readonly here: Milestone | null;
  readonly branch: 'hidden' | 'open' | 'travelled';
  readonly wait: Wait | null;
  readonly isLate: boolean;
  readonly disruption: Disruption | null;
};

function branchOf(facts: CaseFacts): Line['branch'] {
  const { provisionalNumber, permanentNumber, gpDeclared } = facts.milestones;
  const next = nextMilestone(facts);
  if (next === null || next === 'gpDeclared' || !(provisionalNumber ?? permanentNumber)) return 'hidden';
  return gpDeclared ? 'travelled' : 'open';
}

function stateOf(facts: CaseFacts, milestone: Milestone, branch: Line['branch']): StationState {
  const here = lastOfRun(facts.milestones);
  const position = MILESTONES.indexOf(milestone);
  const herePosition = here ? MILESTONES.indexOf(here) : -1;
  if (milestone === here) return 'here';
  if (position < herePosition) {
    if (facts.milestones[milestone]) return 'passed';
    return entersAtPermanentNumber(facts.route) && position < MILESTONES.indexOf('permanentNumber')
      ? 'not-on-way'
      : 'passed-unseen';
  }
  if (facts.milestones[milestone]) return 'ahead';
  const isBeforeEntry =
    entersAtPermanentNumber(facts.route) && position < MILESTONES.indexOf('permanentNumber');
  if (isBeforeEntry) return 'not-on-way';
  if (milestone === nextMilestone(facts)) return 'next';
  return milestone === 'gpDeclared' && branch === 'open' ? 'early' : 'later';
}

/** The line of one case on a day: what every page shows when it says where the student is. */
export function lineOf(
  facts: CaseFacts,
  documents: readonly DocumentFacts[],
  today: CivilDate,
  windows: Windows,
): Line {
  const branch = branchOf(facts);
  const next = nextMilestone(facts);
  const wait = waitOf(facts, today, windows);
  const rejected = documents.find(
    (one) => one.status === 'rejected' && one.kind !== 'bank-details' && !hasServed(facts, one),
  );
  return {
    stations: MILESTONES.map((milestone) => ({
      milestone,
      state: stateOf(facts, milestone, branch),
      on: facts.milestones[milestone]?.on ?? null,
      source: facts.milestones[milestone]?.source ?? null,
      usual: windows[milestone],
    })),
    here: lastOfRun(facts.milestones),
    branch,
    wait,
    isLate: isOverdue(wait?.lateFrom ?? null, today),
    disruption:
      rejected && next && isNumber(next)
        ? { kind: rejected.kind, on: rejected.statusOn, reason: rejected.reason }
        : null,
  };
}
