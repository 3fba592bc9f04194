import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import {
  cardUpdateDueOn,
  FINAL_SET_MONTHS,
  finalSetDeadline,
  TASK_KINDS,
  tasksOf,
} from '#lib/domain/case/tasks.ts';
import { entersAtPermanentNumber, ROUTES } from '#lib/domain/route/route.ts';
import { dispositions, papersFrom, reachable } from '#tests/support/arbitrary-facts.ts';
import { facts, paper, reached, TODAY } from '#tests/support/domain-fixtures.ts';

const SUBMITTED = reached({ submitted: '2026-09-10' });
const NIA = reached({ submitted: '2026-09-10', provisionalNumber: '2026-10-01' });
const NIR = reached({
  submitted: '2026-09-10',
  provisionalNumber: '2026-10-01',
  permanentNumber: '2026-11-01',
});
const CARD = { ...NIR, carteVitale: reached({ carteVitale: '2026-11-10' }).carteVitale };

/** Tasks in short: kind, what it is about, group, state. */
const inShort = (some: CaseFacts, papers: Parameters<typeof tasksOf>[1] = [], today = TODAY) =>
  tasksOf(some, papers, today).map(
    ({ kind, document, milestone, group, state }) =>
      `${kind} ${document?.kind ?? milestone ?? '-'}: ${group}, ${state}`,
  );

describe('the stations as tasks', () => {
  it('before the first: submit now, all others are blocked', () => {
    expect(inShort(facts())).toEqual([
      'reach-milestone submitted: now, todo',
      'report-milestone provisionalNumber: later, blocked',
      'report-milestone permanentNumber: later, blocked',
      'reach-milestone ameliAccount: later, blocked',
      'reach-milestone carteVitale: later, blocked',
      'reach-milestone gpDeclared: later, blocked',
    ]);
  });

  it('numbers come by themselves: their date is told when they do', () => {
    const tasks = inShort(facts({ milestones: SUBMITTED }));
    expect(tasks).toContain('report-milestone provisionalNumber: later, when-it-comes');
    expect(tasks).toContain('report-milestone permanentNumber: later, when-it-comes');
    expect(tasks).toContain('reach-milestone submitted: done, completed');
  });

  it('with any number the doctor can be declared, and with the permanent one all else', () => {
    expect(inShort(facts({ milestones: NIA }))).toContain('reach-milestone gpDeclared: now, todo');
    for (const open of ['ameliAccount', 'carteVitale', 'gpDeclared'])
      expect(inShort(facts({ milestones: NIR }))).toContain(`reach-milestone ${open}: now, todo`);
  });

  it('a card that was ordered is waited for, and told when it comes', () => {
    const ordered = facts({ milestones: NIR, vitaleOrderedOn: civil('2026-11-05') });
    expect(inShort(ordered)).toContain('report-milestone carteVitale: later, when-it-comes');
  });

  it.each(ROUTES.filter(entersAtPermanentNumber))(
    'the route %s starts with the permanent number',
    (route) => {
      expect(inShort(facts({ route }))[0]).toBe('report-milestone permanentNumber: later, when-it-comes');
    },
  );

  it('a provisional number that was never seen is no task once the permanent one is there', () => {
    const unseen = facts({ milestones: reached({ submitted: '2026-09-10', permanentNumber: '2026-11-01' }) });
    expect(inShort(unseen).join()).not.toContain('provisionalNumber');
    expect(inShort(unseen)[0]).toBe('reach-milestone submitted: done, completed');
  });
});

describe('the papers as tasks', () => {
  it.each([
    ['missing', 'add-document identity-document: now, todo', 'add-document birth-certificate: later, todo'],
    ['ready', 'send-document identity-document: later, todo', 'send-document birth-certificate: later, todo'],
    [
      'deposited',
      'document-checking identity-document: done, checking',
      'document-checking birth-certificate: done, checking',
    ],
    [
      'with_office',
      'document-checking identity-document: done, checking',
      'document-checking birth-certificate: done, checking',
    ],
    ['rejected', 'send-again identity-document: now, problem', 'send-again birth-certificate: now, problem'],
    [
      'fix_needed',
      'fix-document identity-document: now, problem',
      'fix-document birth-certificate: now, problem',
    ],
  ] as const)('%s before submitting', (status, provisional, final) => {
    const papers = [paper('identity-document', { status }), paper('birth-certificate', { status })];
    const tasks = inShort(facts(), papers);
    expect(tasks).toContain(provisional);
    expect(tasks).toContain(final);
  });

  it.each(['missing', 'ready'] as const)('a final paper that is %s is for now once submitted', (status) => {
    const [task] = tasksOf(facts({ milestones: SUBMITTED }), [paper('birth-certificate', { status })], TODAY);
    expect(task).toMatchObject({ group: 'now', document: { kind: 'birth-certificate' } });
  });

  it.each(['accepted', 'not_needed'] as const)('nothing is to do for a paper that is %s', (status) => {
    expect(inShort(facts(), [paper('student-visa', { status })])).toEqual(inShort(facts()));
  });

  it.each(['rejected', 'fix_needed'] as const)(
    'a paper that is %s needs nothing once its number came',
    (status) => {
      const papers = [paper('student-visa', { status })];
      expect(inShort(facts({ milestones: SUBMITTED }), papers)[0]).toMatch(/student-visa: now, problem/);
      expect(inShort(facts({ milestones: NIA }), papers)).toEqual(inShort(facts({ milestones: NIA })));
    },
  );

  it('of all papers only the bank details are asked for after the permanent number', () => {
    const papers = [
      paper('bank-details'),
      paper('birth-certificate'),
      paper('student-visa', { status: 'rejected' }),
    ];
    const tasks = inShort(facts({ milestones: NIR }), papers);
    expect(tasks.filter((one) => !one.includes('milestone'))).toEqual([
      'add-document bank-details: now, todo',
    ]);
  });
});

describe('the deadline of the final papers', () => {
  it('is three months after the provisional number, to the end of a shorter month', () => {
    const since = (on: string) =>
      finalSetDeadline(facts({ milestones: reached({ submitted: on, provisionalNumber: on }) }))?.toString();
    expect(since('2026-10-01')).toBe(civil('2026-10-01').add({ months: FINAL_SET_MONTHS }).toString());
    expect(since('2026-11-30')).toBe('2027-02-28');
    expect(since('2027-11-30')).toBe('2028-02-29');
  });

  it('runs only between the two numbers', () => {
    expect(finalSetDeadline(facts({ milestones: SUBMITTED }))).toBeNull();
    expect(finalSetDeadline(facts({ milestones: NIR }))).toBeNull();
  });

  it('is that of each final paper but the bank details', () => {
    const papers = [paper('birth-certificate'), paper('bank-details'), paper('enrolment-certificate')];
    const deadlines = tasksOf(facts({ milestones: NIA }), papers, TODAY).map((task) =>
      task.deadline?.toString(),
    );
    expect(deadlines.slice(0, 3)).toEqual(['2027-01-01', undefined, undefined]);
  });
});

describe('the yearly update of the card', () => {
  const due = cardUpdateDueOn(facts({ milestones: CARD })) ?? TODAY;
  const isAsked = (some: CaseFacts, today: typeof TODAY) =>
    inShort(some, [], today).includes('update-card -: now, todo');

  it.each([
    [-1, false],
    [0, true],
    [1, true],
  ])('is asked for from the day it is due: %i days, %s', (days, expected) => {
    expect(isAsked(facts({ milestones: CARD }), due.add({ days }))).toBe(expected);
  });

  it('is due a year after the later of card and update', () => {
    expect(due.toString()).toBe('2027-11-10');
    const updated = facts({ milestones: CARD, vitaleUpdatedOn: civil('2027-12-24') });
    expect(cardUpdateDueOn(updated)?.toString()).toBe('2028-12-24');
    expect(isAsked(updated, civil('2028-12-23'))).toBe(false);
  });

  it('of a card of 29 February is due on the 28th, and on the 29th in leap years', () => {
    const leap = facts({
      milestones: { ...CARD, carteVitale: reached({ carteVitale: '2028-02-29' }).carteVitale },
    });
    expect([1, 2, 3, 4].map((years) => cardUpdateDueOn(leap, years)?.toString())).toEqual([
      '2029-02-28',
      '2030-02-28',
      '2031-02-28',
      '2032-02-29',
    ]);
  });

  it('is nothing without a card', () => {
    expect(cardUpdateDueOn(facts({ milestones: NIR }))).toBeNull();
  });
});

describe('the list', () => {
  const first = civil('2026-01-01');

  it('has the problems first, names each station once at most, and is empty when the case is not active', () => {
    fc.assert(
      fc.property(reachable(first), papersFrom(first), dispositions, (some, papers, disposition) => {
        const tasks = tasksOf({ ...some, disposition }, papers, TODAY);
        if (disposition !== 'active') expect(tasks).toEqual([]);
        const problems = tasks.filter((task) => task.state === 'problem');
        expect(tasks.slice(0, problems.length)).toEqual(problems);
        expect(problems.every((task) => task.group === 'now')).toBe(true);
        for (const one of MILESTONES)
          expect(tasks.filter((task) => task.milestone === one).length).toBeLessThanOrEqual(1);
        for (const task of tasks) expect(TASK_KINDS).toContain(task.kind);
      }),
      { numRuns: 200 },
    );
  });
});
