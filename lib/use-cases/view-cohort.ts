import { can } from '#lib/domain/access/can.ts';
import { boardOf, type CohortBoard } from '#lib/domain/cohort/board.ts';
import type { StudentFilter } from '#lib/domain/cohort/student-row.ts';
import {
  findCohort,
  findOffice,
  pageStudents,
  tallyCohort,
  type StoredCohort,
  type StudentPage,
} from '#lib/data/cohort-store.ts';
import { withActor } from '#lib/data/with-actor.ts';
import type { Context } from '#lib/platform/action.ts';

/** Students on one page of the list. */
const PAGE_SIZE = 50;
/** Cohorts in the menu: two intakes a year for a decade. */
const COHORTS = 20;

export type CohortQuery = {
  readonly cohortId: string;
  readonly filter: StudentFilter;
  /** The last case of the page before; null for the first page. */
  readonly after: string | null;
};

export type CohortView = {
  readonly cohort: StoredCohort;
  readonly cohorts: readonly StoredCohort[];
  readonly board: CohortBoard;
  readonly students: StudentPage;
};

/** A cohort's board and one page of its students; null when the actor may not see it or it does not exist. */
export function viewCohort(context: Context, query: CohortQuery): Promise<CohortView | null> {
  const { institutionId } = context.actor;
  if (!can(context.actor, 'cohort.view', { institutionId })) return Promise.resolve(null);
  return withActor(context.actor, async (tx) => {
    const { cohorts, windows } = await findOffice(tx, institutionId, COHORTS);
    const cohort =
      cohorts.find((one) => one.id === query.cohortId) ??
      (await findCohort(tx, institutionId, query.cohortId));
    if (!cohort) return null;
    const board = boardOf(await tallyCohort(tx, institutionId, cohort.id), context.today);
    const students = await pageStudents(
      tx,
      { institutionId, ...query, size: PAGE_SIZE },
      context.today,
      windows,
    );
    return { cohort, cohorts, board, students };
  });
}

/** The cohort that staff land on: the newest; null when there is none yet. */
export function findNewestCohort(context: Context): Promise<StoredCohort | null> {
  const { institutionId } = context.actor;
  if (!can(context.actor, 'cohort.view', { institutionId })) return Promise.resolve(null);
  return withActor(context.actor, async (tx) => (await findOffice(tx, institutionId, 1)).cohorts[0] ?? null);
}
