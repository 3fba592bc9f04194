import type { Disposition } from '../case/disposition.ts';
import type { CaseStatus } from '../case/milestone.ts';
import type { Wait } from '../wait/wait.ts';

/** One line of the office's list. */
export type StudentRow = {
  readonly caseId: string;
  readonly givenName: string;
  readonly familyName: string;
  /** ISO 3166 alpha-2; null when unknown. */
  readonly nationality: string | null;
  readonly status: CaseStatus;
  readonly disposition: Disposition;
  readonly wait: Wait | null;
  readonly isOverdue: boolean;
  /** How many documents stand in each state that the office looks for. */
  readonly documents: { readonly rejected: number; readonly missing: number; readonly checking: number };
};

/** What the list is narrowed to, as the address says it. */
export type StudentFilter = {
  readonly status: CaseStatus | null;
  readonly overdue: boolean;
  readonly name: string;
};
