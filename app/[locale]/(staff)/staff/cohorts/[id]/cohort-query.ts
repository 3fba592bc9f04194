import { CASE_STATUSES } from '#lib/domain/case/milestone.ts';
import type { StudentFilter } from '#lib/domain/cohort/student-row.ts';
import type { CohortQuery } from '#lib/use-cases/view-cohort.ts';

type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** Longest name that a search may hold. */
const LONGEST_NAME = 100;

const textOf = (value: string | string[] | undefined): string =>
  typeof value === 'string' ? value.trim() : '';

/** What the address of a cohort asks for; unknown words ask for nothing. */
export function readCohortQuery(cohortId: string, params: SearchParams): CohortQuery {
  const status = CASE_STATUSES.find((one) => one === params.status) ?? null;
  return {
    cohortId,
    filter: {
      status,
      overdue: textOf(params.overdue) !== '',
      name: textOf(params.name).slice(0, LONGEST_NAME),
    },
    after: textOf(params.after) || null,
  };
}

/** The address of a page of the list. */
export function listAddress(href: string, filter: StudentFilter, after: string | null): string {
  const query = new URLSearchParams({
    ...(filter.status && { status: filter.status }),
    ...(filter.overdue && { overdue: '1' }),
    ...(filter.name && { name: filter.name }),
    ...(after && { after }),
  });
  return `${href}?${query.toString()}#students`;
}
