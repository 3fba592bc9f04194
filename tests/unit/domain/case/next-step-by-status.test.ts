// What the next step is and who holds the case, in every status, with a paper in any state.
import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { CASE_STATUSES, MILESTONES } from '#lib/domain/case/milestone.ts';
import { nextStepOf } from '#lib/domain/case/next-step.ts';
import { statusOf } from '#lib/domain/case/status.ts';
import { DOCUMENT_STATUSES, type DocumentFacts } from '#lib/domain/document/document.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { PUBLISHED_WINDOWS } from '#lib/domain/wait/wait.ts';
import { facts, paper, reached, TODAY } from '#tests/support/domain-fixtures.ts';
import { stepInShort } from '#tests/support/in-short.ts';

/** A case in each status, on a day on which no wait is longer than usual. */
const DAYS = ['2026-09-10', '2026-10-01', '2026-11-01', '2026-11-05', '2026-11-10', '2026-11-15'];
const IN_STATUS = CASE_STATUSES.map((_, count) =>
  facts({
    milestones: reached(
      Object.fromEntries(MILESTONES.slice(0, count).map((one, at) => [one, DAYS[at] ?? ''])),
    ),
  }),
);
const inShort = (some: CaseFacts, papers: readonly DocumentFacts[] = []) =>
  stepInShort(nextStepOf(some, papers, TODAY, PUBLISHED_WINDOWS));

const SUBMIT = 'student: reach-milestone submitted';
const AFTER_NUMBER = [
  'student: reach-milestone ameliAccount',
  'student: reach-milestone carteVitale',
  'student: reach-milestone gpDeclared',
  'student: arrived',
];
const WAIT = ['cpam: wait provisionalNumber', 'cpam: wait permanentNumber'];
const OFFICE = 'office: wait-for-office';
const always = (step: string): readonly string[] => CASE_STATUSES.map(() => step);

/** What each paper comes to in every status, in the order of the statuses. */
const SITUATIONS: readonly (readonly [string, DocumentFacts, readonly string[]])[] = [
  ...(['deposited', 'accepted', 'not_needed'] as const).map(
    (status) =>
      [
        `a final paper that is ${status}`,
        paper('birth-certificate', { status }),
        [SUBMIT, ...WAIT, ...AFTER_NUMBER],
      ] as const,
  ),
  [
    'a final paper that is expected by a later day',
    paper('birth-certificate', { expectedOn: civil('2026-12-01') }),
    [SUBMIT, ...WAIT, ...AFTER_NUMBER],
  ],
  [
    'a final paper that is missing',
    paper('birth-certificate'),
    [SUBMIT, ...WAIT.map(() => 'student: add-document birth-certificate'), ...AFTER_NUMBER],
  ],
  [
    'a final paper that is ready',
    paper('birth-certificate', { status: 'ready' }),
    [SUBMIT, ...WAIT.map(() => 'student: send-document birth-certificate'), ...AFTER_NUMBER],
  ],
  [
    'a final paper at the office',
    paper('birth-certificate', { status: 'with_office' }),
    [SUBMIT, OFFICE, OFFICE, ...AFTER_NUMBER],
  ],
  [
    'a paper of the first set at the office',
    paper('student-visa', { status: 'with_office' }),
    [OFFICE, OFFICE, WAIT[1] ?? '', ...AFTER_NUMBER],
  ],
  [
    'a rejected final paper',
    paper('birth-certificate', { status: 'rejected' }),
    [...Array<string>(3).fill('student: send-again birth-certificate'), ...AFTER_NUMBER],
  ],
  [
    'a rejected paper of the first set',
    paper('student-visa', { status: 'rejected' }),
    [...Array<string>(2).fill('student: send-again student-visa'), WAIT[1] ?? '', ...AFTER_NUMBER],
  ],
  [
    'a final paper to be changed',
    paper('birth-certificate', { status: 'fix_needed' }),
    [...Array<string>(3).fill('student: fix-document birth-certificate'), ...AFTER_NUMBER],
  ],
  [
    'a missing paper of the first set',
    paper('identity-document'),
    [...Array<string>(3).fill('student: add-document identity-document'), ...AFTER_NUMBER],
  ],
  [
    'missing bank details',
    paper('bank-details'),
    [SUBMIT, ...always('student: add-document bank-details').slice(1)],
  ],
  [
    'rejected bank details',
    paper('bank-details', { status: 'rejected' }),
    always('student: send-again bank-details'),
  ],
  [
    'a rejected photo for the card',
    paper('card-photo', { status: 'rejected' }),
    [...Array<string>(5).fill('student: send-again card-photo'), ...AFTER_NUMBER.slice(2)],
  ],
];

describe('the next step in every status', () => {
  it('is told for a case in each of them', () => {
    expect(IN_STATUS.map((one) => statusOf(one.milestones))).toEqual([...CASE_STATUSES]);
  });

  it('is to submit, to wait for the numbers, then one station after the other', () => {
    expect(IN_STATUS.map((one) => inShort(one))).toEqual([SUBMIT, ...WAIT, ...AFTER_NUMBER]);
  });

  it.each(SITUATIONS)('with %s', (_, one, steps) => {
    expect(IN_STATUS.map((known) => inShort(known, [one]))).toEqual(steps);
  });

  it('asks for no paper in any state once the card is there, but for the bank details', () => {
    for (const status of DOCUMENT_STATUSES)
      for (const kind of ['student-visa', 'birth-certificate'] as const)
        expect(inShort(IN_STATUS.at(-1) ?? facts(), [paper(kind, { status })])).toBe('student: arrived');
  });
});
