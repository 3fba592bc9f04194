import type { Stencil } from './stencil.ts';

/** The tables that a case's rows go into, in the order in which they are written. */
export const SEED_TABLES = [
  'User',
  'Person',
  'Membership',
  'Case',
  'CaseEvent',
  'Document',
  'ReminderLedger',
] as const;
export type SeedTable = (typeof SEED_TABLES)[number];

/** Names of the columns of each table, in the order of the rows that `fillStencil` makes. */
export function columnsOfTable(table: SeedTable, stencils: readonly Stencil[]): readonly string[] {
  switch (table) {
    case 'User':
      return ['id', 'email', 'locale', 'createdAt'];
    case 'Person':
      return [
        'institutionId',
        'userId',
        'givenName',
        'familyName',
        'isStaff',
        'studentNumber',
        'nationality',
        'programme',
      ];
    case 'Membership':
      return ['institutionId', 'userId', 'role', 'createdAt'];
    case 'Case':
      return [
        'institutionId',
        'id',
        'cohortId',
        'studentUserId',
        'sortName',
        'givenName',
        'familyName',
        'eventCount',
        'headHash',
        ...(stencils[0]?.columnNames ?? []),
      ];
    case 'CaseEvent':
      return [
        'institutionId',
        'caseId',
        'seq',
        'studentUserId',
        'at',
        'kind',
        'actorUserId',
        'actorRole',
        'source',
        'payload',
        'previousHash',
        'hash',
      ];
    case 'Document': {
      const withPapers = stencils.find((one) => one.papers.length > 0);
      return ['institutionId', 'id', 'caseId', 'studentUserId', ...(withPapers?.paperColumnNames ?? [])];
    }
    case 'ReminderLedger':
      return [
        'institutionId',
        'id',
        'caseId',
        'studentUserId',
        'kind',
        'subject',
        'cycle',
        'index',
        'dueOn',
        'state',
        'plannedAt',
        'sentAt',
      ];
  }
}
