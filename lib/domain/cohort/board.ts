import type { CivilDate } from '../calendar/civil-date.ts';
import type { Disposition } from '../case/disposition.ts';
import { CASE_STATUSES, type CaseStatus } from '../case/milestone.ts';
import { isOverdue } from '../case/overdue.ts';

/** How many cases of a cohort share a place, as the counters know it. */
export type CohortTally = {
  readonly status: CaseStatus;
  readonly disposition: Disposition;
  readonly gpDeclared: boolean;
  readonly overdueFrom: CivilDate | null;
  readonly cases: number;
};

export type BoardStation = {
  readonly status: CaseStatus;
  readonly waiting: number;
  readonly overdue: number;
};

/** The cohort on the line: active cases by station, who is overdue, who declared a doctor early. */
export type CohortBoard = {
  readonly stations: readonly BoardStation[];
  readonly active: number;
  readonly overdue: number;
  readonly declaredEarly: number;
  readonly inactive: number;
};

export function boardOf(tallies: readonly CohortTally[], today: CivilDate): CohortBoard {
  const active = tallies.filter((one) => one.disposition === 'active');
  const sum = (some: readonly CohortTally[]) => some.reduce((total, one) => total + one.cases, 0);
  const late = (some: readonly CohortTally[]) => sum(some.filter((one) => isOverdue(one.overdueFrom, today)));
  return {
    stations: CASE_STATUSES.map((status) => {
      const here = active.filter((one) => one.status === status);
      return { status, waiting: sum(here), overdue: late(here) };
    }),
    active: sum(active),
    overdue: late(active),
    declaredEarly: sum(active.filter((one) => one.gpDeclared && one.status !== 'GP_DECLARED')),
    inactive: sum(tallies) - sum(active),
  };
}
