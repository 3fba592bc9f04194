import type { CaseStatus } from '#lib/domain/case/milestone.ts';

type Narrowing = { readonly status: CaseStatus; readonly overdue?: boolean };

/** The list of a cohort narrowed to a place on the line, in the words of the filter form. */
export function listAddress(cohortHref: string, { status, overdue }: Narrowing): string {
  const query = new URLSearchParams({ status, ...(overdue && { overdue: '1' }) });
  return `${cohortHref}?${query.toString()}#students`;
}
