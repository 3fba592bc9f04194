import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { isNumber, MILESTONES } from '#lib/domain/case/milestone.ts';
import { cardUpdateDueOn, comesByItself, TASK_KINDS, tasksOf } from '#lib/domain/case/tasks.ts';
import { entersAtPermanentNumber, ROUTES } from '#lib/domain/route/route.ts';
import { dispositions, papersFrom, reachable } from '#tests/support/arbitrary-facts.ts';
import { facts, paper, reached, TODAY } from '#tests/support/domain-fixtures.ts';
import { taskInShort } from '#tests/support/in-short.ts';

const SUBMITTED = reached({ submitted: '2026-09-10' });
const NIA = reached({ submitted: '2026-09-10', provisionalNumber: '2026-10-01' });
const NIR = reached({
  submitted: '2026-09-10',
  provisionalNumber: '2026-10-01',
  permanentNumber: '2026-11-01',
});
const CARD = { ...NIR, carteVitale: reached({ carteVitale: '2026-11-10' }).carteVitale };

const inShort = (some: CaseFacts, papers: Parameters<typeof tasksOf>[1] = [], today = TODAY) =>
  tasksOf(some, papers, today).map(taskInShort);

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
    'the route %s starts with asking the CPAM for the permanent number',
    (route) => {
      expect(inShort(facts({ route }))).toEqual([
        'contact-cpam permanentNumber: now, todo',
        'reach-milestone ameliAccount: later, blocked',
        'reach-milestone carteVitale: later, blocked',
        'reach-milestone gpDeclared: later, blocked',
      ]);
      expect(inShort(facts({ route, milestones: NIR })).slice(0, 3)).toEqual([
        'reach-milestone submitted: done, completed',
        'report-milestone provisionalNumber: done, completed',
        'report-milestone permanentNumber: done, completed',
      ]);
    },
  );

  it('each says when it was done, and nothing else', () => {
    const [done] = tasksOf(facts({ milestones: SUBMITTED }), [], TODAY);
    const base = { document: null, milestone: 'submitted', deadline: null } as const;
    expect(done).toEqual({
      ...base,
      kind: 'reach-milestone',
      group: 'done',
      state: 'completed',
      on: civil('2026-09-10'),
    });
    expect(tasksOf(facts(), [], TODAY)[0]).toEqual({
      ...base,
      kind: 'reach-milestone',
      group: 'now',
      state: 'todo',
      on: null,
    });
  });

  it('come by themselves when they are numbers, or a card that was ordered', () => {
    const ordered = facts({ milestones: NIR, vitaleOrderedOn: civil('2026-11-05') });
    expect(MILESTONES.map((one) => comesByItself(facts(), one))).toEqual(MILESTONES.map(isNumber));
    expect(MILESTONES.map((one) => comesByItself(ordered, one))).toEqual(
      MILESTONES.map((one) => isNumber(one) || one === 'carteVitale'),
    );
  });

  it('a provisional number that was never seen is no task once the permanent one is there', () => {
    const unseen = facts({ milestones: reached({ submitted: '2026-09-10', permanentNumber: '2026-11-01' }) });
    expect(inShort(unseen).join()).not.toContain('provisionalNumber');
    expect(inShort(unseen)[0]).toBe('reach-milestone submitted: done, completed');
  });
});

describe('an unknown route', () => {
  it('is the first thing to find, before anything is recorded', () => {
    const [first, second] = tasksOf(facts({ route: 'unknown' }), [paper('identity-document')], TODAY);
    expect(first).toEqual({
      kind: 'find-route',
      group: 'now',
      state: 'todo',
      document: null,
      milestone: null,
      deadline: null,
      on: null,
    });
    expect(second?.document?.kind).toBe('identity-document');
  });

  it.each(MILESTONES)('is no task once there is %s', (milestone) => {
    const begun = facts({ route: 'unknown', milestones: reached({ [milestone]: '2026-09-10' }) });
    expect(inShort(begun).join()).not.toContain('find-route');
  });

  it.each(ROUTES.filter((one) => one !== 'unknown'))('is no task on the route %s', (route) => {
    expect(inShort(facts({ route })).join()).not.toContain('find-route');
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

  it('is a task without a deadline that says since when it is due', () => {
    const task = tasksOf(facts({ milestones: CARD }), [], due).find(({ kind }) => kind === 'update-card');
    expect(task).toEqual({
      kind: 'update-card',
      group: 'now',
      state: 'todo',
      document: null,
      milestone: null,
      deadline: null,
      on: due,
    });
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
