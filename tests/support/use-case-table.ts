// Every use case that a person calls, with the action it stands for and who may: the access matrix is walked from here
// and from round-table.ts. A function of lib/use-cases without a row fails tests/integration/access-matrix.test.ts.
import type { Action } from '#lib/domain/access/can.ts';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import type { DocumentKind } from '#lib/domain/document/kind.ts';
import type { Context } from '#lib/platform/action.ts';
import { answerTriage } from '#lib/use-cases/answer-triage.ts';
import type { CaseInput, CaseResult } from '#lib/use-cases/change-case.ts';
import { correctMilestone } from '#lib/use-cases/correct-milestone.ts';
import { expectDocument } from '#lib/use-cases/expect-document.ts';
import { moveDocument } from '#lib/use-cases/move-document.ts';
import { recordMilestone } from '#lib/use-cases/record-milestone.ts';
import { reopenCase } from '#lib/use-cases/reopen-case.ts';
import { restCase } from '#lib/use-cases/rest-case.ts';
import { notePortalLink, planAfterStudies, tellFacts } from '#lib/use-cases/tell-facts.ts';
import { verifyMilestone } from '#lib/use-cases/verify-milestone.ts';
import { viewCase, viewOwnCase } from '#lib/use-cases/view-case.ts';
import { findNewestCohort, viewCohort } from '#lib/use-cases/view-cohort.ts';
import { facts, reached } from './domain-fixtures.ts';
import type { AddedCase, Institution } from './fixtures.ts';

/** Everybody who could try, seen from one student's case. */
export const WHO = [
  'a visitor',
  'the student',
  'another student of the institution',
  'a student of another institution',
  'an adviser of the institution',
  'an adviser of another institution',
  'a manager of the institution',
  'a manager of another institution',
  'an auditor of the institution',
  'an auditor of another institution',
  'the worker',
] as const;
export type Who = (typeof WHO)[number];

const OFFICE: readonly Who[] = ['an adviser of the institution', 'a manager of the institution'];
const EDITORS: readonly Who[] = ['the student', ...OFFICE];
const STAFF: readonly Who[] = [...OFFICE, 'an auditor of the institution'];
const READERS: readonly Who[] = ['the student', ...STAFF];

export type Row<Use> = {
  /** The file of lib/use-cases. */
  readonly file: string;
  readonly use: (...input: never[]) => unknown;
  readonly actions: readonly Action[];
  readonly run: Use;
};

/** A use case that changes a case, and a state of the case in which nothing but the actor can be refused. */
export type ChangeRow = Row<(context: Context, of: AddedCase, input: CaseInput) => Promise<CaseResult>> & {
  readonly may: readonly Who[];
  readonly state: CaseFacts;
};

const idOf = (of: AddedCase, kind: DocumentKind) => of.documents.find((one) => one.kind === kind)?.id ?? '';
const FRESH = facts();
const SENT = facts({ milestones: reached({ submitted: '2026-09-10' }) });
const CLOSED = facts({ disposition: 'closed', dispositionReason: 'withdrew' });
const ANSWERS = {
  origin: 'other',
  work: 'none',
  before: 'no',
  visa: 'yes',
  age: 'adult',
  birth: 'french',
} as const;
const MOVE = { status: 'deposited', on: civil('2026-11-20'), reason: null, reasonText: null } as const;

const change = (
  file: string,
  use: ChangeRow['use'],
  action: Action,
  run: ChangeRow['run'],
  [may, state]: readonly [readonly Who[], CaseFacts] = [EDITORS, FRESH],
): ChangeRow => ({ file, use, actions: [action], run, may, state });

export const CHANGES: readonly ChangeRow[] = [
  change('record-milestone', recordMilestone, 'case.record', (context, _, input) =>
    recordMilestone(context, { ...input, milestone: 'submitted', on: civil('2026-09-10') }),
  ),
  change(
    'correct-milestone',
    correctMilestone,
    'case.correct',
    (context, _, input) =>
      correctMilestone(context, { ...input, milestone: 'submitted', on: null, reason: 'typed-wrong' }),
    [EDITORS, SENT],
  ),
  change(
    'verify-milestone',
    verifyMilestone,
    'case.verify',
    (context, _, input) => verifyMilestone(context, { ...input, milestone: 'submitted' }),
    [OFFICE, SENT],
  ),
  change('answer-triage', answerTriage, 'case.triage', (context, _, input) =>
    answerTriage(context, { ...input, answers: ANSWERS, ehicValidUntil: null }),
  ),
  change('tell-facts', tellFacts, 'case.tell', (context, _, input) =>
    tellFacts(context, { ...input, changes: { arrivedOn: civil('2026-09-02') } }),
  ),
  change('tell-facts', notePortalLink, 'case.tell', (context, _, input) => notePortalLink(context, input)),
  change('tell-facts', planAfterStudies, 'case.tell', (context, _, input) =>
    planAfterStudies(context, { ...input, plan: 'staying' }),
  ),
  change('rest-case', restCase, 'case.rest', (context, _, input) =>
    restCase(context, { ...input, to: 'closed', reason: 'withdrew' }),
  ),
  change('reopen-case', reopenCase, 'case.reopen', (context, _, input) => reopenCase(context, input), [
    EDITORS,
    CLOSED,
  ]),
  change('move-document', moveDocument, 'document.move', (context, of, input) =>
    moveDocument(context, { ...input, ...MOVE, documentId: idOf(of, 'student-visa') }),
  ),
  change('expect-document', expectDocument, 'document.expect', (context, of, input) =>
    expectDocument(context, {
      ...input,
      documentId: idOf(of, 'student-visa'),
      expectedOn: civil('2026-12-01'),
    }),
  ),
];

/** A use case that shows something; null when there is nothing for this actor. */
export type ViewRow = Row<(context: Context, of: AddedCase, at: Institution) => Promise<unknown>> & {
  readonly may: readonly Who[];
};

const EVERYTHING = { filter: { status: null, overdue: false, name: '' }, after: null } as const;

export const VIEWS: readonly ViewRow[] = [
  {
    file: 'view-case',
    use: viewCase,
    actions: ['case.view'],
    may: READERS,
    run: (context, of) => viewCase(context, of.id),
  },
  {
    file: 'view-case',
    use: viewOwnCase,
    actions: ['case.view'],
    // Staff have no case of their own; other students see theirs, never this one.
    may: ['the student'],
    run: async (context, of) => {
      const found = await viewOwnCase(context);
      return found?.case.id === of.id ? found : null;
    },
  },
  {
    file: 'view-cohort',
    use: viewCohort,
    actions: ['cohort.view'],
    may: STAFF,
    run: (context, _, at) => viewCohort(context, { ...EVERYTHING, cohortId: at.cohortIds[0] ?? '' }),
  },
  {
    file: 'view-cohort',
    use: findNewestCohort,
    actions: ['cohort.view'],
    may: STAFF,
    run: async (context, _, at) => {
      const found = await findNewestCohort(context);
      return found && at.cohortIds.includes(found.id) ? found : null;
    },
  },
];
