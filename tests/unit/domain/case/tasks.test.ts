import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { isNumber, MILESTONES } from '#lib/domain/case/milestone.ts';
import { comesByItself, TASK_KINDS, tasksOf } from '#lib/domain/case/tasks.ts';
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
    const unrouted = facts({ route: 'unknown', answers: {} });
    const [first, ...others] = tasksOf(unrouted, [paper('identity-document'), paper('bank-details')], TODAY);
    expect(first).toEqual({
      kind: 'find-route',
      group: 'now',
      state: 'todo',
      document: null,
      milestone: null,
      deadline: null,
      on: null,
    });
    // Nobody knows yet which papers the way asks for.
    expect(others.map((task) => task.document?.kind ?? task.milestone)).toEqual([
      'bank-details',
      ...MILESTONES,
    ]);
  });

  it.each(MILESTONES)('is no task once there is %s', (milestone) => {
    const begun = facts({
      route: 'unknown',
      answers: {},
      milestones: reached({ [milestone]: '2026-09-10' }),
    });
    expect(inShort(begun).join()).not.toContain('find-route');
  });

  it.each(ROUTES.filter((one) => one !== 'unknown'))('is no task on the route %s', (route) => {
    expect(inShort(facts({ route })).join()).not.toContain('find-route');
  });
});

describe('questions that nobody has answered', () => {
  const unasked = facts({ answers: {} });

  it('are the first thing to answer on the portal’s route, before and after sending', () => {
    for (const milestones of [unasked.milestones, SUBMITTED, NIA])
      expect(inShort({ ...unasked, milestones }, [paper('identity-document')])[0]).toBe(
        'find-route -: now, todo',
      );
    expect(tasksOf(unasked, [], TODAY)[0]).toEqual({
      kind: 'find-route',
      group: 'now',
      state: 'todo',
      document: null,
      milestone: null,
      deadline: null,
      on: null,
    });
  });

  it('are asked once', () => {
    for (const route of ['unknown', 'register_portal'] as const)
      expect(inShort({ ...unasked, route }).filter((task) => task.startsWith('find-route'))).toHaveLength(1);
  });

  it('are answered with the first of them', () => {
    expect(inShort(facts({ answers: { origin: 'europe' } })).join()).not.toContain('find-route');
    expect(inShort(facts({ answers: { work: 'none' } }))[0]).toBe('find-route -: now, todo');
  });

  it('matter no more with the permanent number', () => {
    expect(inShort({ ...unasked, milestones: NIR }).join()).not.toContain('find-route');
  });

  it.each(ROUTES.filter((one) => one !== 'unknown' && one !== 'register_portal'))(
    'ask for nothing on the route %s',
    (route) => {
      expect(inShort({ ...unasked, route }).join()).not.toContain('find-route');
    },
  );
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
