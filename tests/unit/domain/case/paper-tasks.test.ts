import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { FINAL_SET_MONTHS, finalSetDeadline, tasksOf } from '#lib/domain/case/tasks.ts';
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

  it.each([
    ['missing', 'add-document card-photo: now, todo'],
    ['ready', 'send-document card-photo: now, todo'],
    ['rejected', 'send-again card-photo: now, problem'],
    ['fix_needed', 'fix-document card-photo: now, problem'],
  ] as const)('a paper of the card that is %s is asked for after the permanent number', (status, task) => {
    expect(inShort(facts({ milestones: NIR }), [paper('card-photo', { status })])).toContain(task);
  });

  it('a paper of the card that was not accepted needs nothing once the card is there', () => {
    const CARD = { ...NIR, carteVitale: reached({ carteVitale: '2026-11-10' }).carteVitale };
    for (const status of ['rejected', 'fix_needed'] as const)
      expect(inShort(facts({ milestones: CARD }), [paper('card-photo', { status })])).toEqual(
        inShort(facts({ milestones: CARD })),
      );
  });

  it.each(['missing', 'ready'] as const)(
    'bank details that are %s are for now on any way to a number',
    (status) => {
      const alone = reached({ permanentNumber: '2026-11-01' });
      const [task] = tasksOf(
        facts({ route: 'employed', milestones: alone }),
        [paper('bank-details', { status })],
        TODAY,
      );
      expect(task?.group).toBe('now');
    },
  );

  it.each([
    [-1, 'now', 'todo'],
    [0, 'now', 'todo'],
    [1, 'later', 'when-it-comes'],
  ] as const)('a paper that is expected %i days from today is for %s: %s', (days, group, state) => {
    const expectedOn = TODAY.add({ days });
    const [task] = tasksOf(
      facts({ milestones: SUBMITTED }),
      [paper('birth-certificate', { expectedOn })],
      TODAY,
    );
    expect([task?.kind, task?.group, task?.state]).toEqual(['add-document', group, state]);
    expect(task?.on?.toString() ?? null).toBe(days > 0 ? expectedOn.toString() : null);
  });

  it('each says which paper it is about, why it came back, and by when it is due', () => {
    const one = paper('birth-certificate', { status: 'rejected', reason: 'illegible' });
    const [task] = tasksOf(facts({ milestones: NIA }), [one], TODAY);
    expect(task).toEqual({
      kind: 'send-again',
      group: 'now',
      state: 'problem',
      document: { id: one.id, kind: 'birth-certificate', reason: 'illegible' },
      milestone: null,
      deadline: civil('2027-01-01'),
      on: null,
    });
  });

  it.each(['deposited', 'with_office'] as const)('one that is %s says since when', (status) => {
    const one = paper('birth-certificate', { status, statusOn: civil('2026-10-05') });
    const [task] = tasksOf(facts({ milestones: SUBMITTED }), [one], TODAY);
    expect(task).toEqual({
      kind: 'document-checking',
      group: 'done',
      state: 'checking',
      document: { id: one.id, kind: 'birth-certificate', reason: null },
      milestone: null,
      deadline: null,
      on: civil('2026-10-05'),
    });
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
