import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { DISPOSITIONS } from '#lib/domain/case/facts.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import { nextStepOf } from '#lib/domain/case/next-step.ts';
import { tasksOf } from '#lib/domain/case/tasks.ts';
import { entersAtPermanentNumber, ROUTES } from '#lib/domain/route/route.ts';
import { waitOf } from '#lib/domain/wait/wait.ts';
import { papersFrom, reachable } from '#tests/support/arbitrary-facts.ts';
import { facts, paper, reached, TODAY } from '#tests/support/domain-fixtures.ts';

const SUBMITTED = facts({ milestones: reached({ submitted: '2026-09-10' }) });
const NIA = facts({ milestones: reached({ submitted: '2026-09-10', provisionalNumber: '2026-10-01' }) });
const ARRIVED = facts({
  milestones: reached(Object.fromEntries(MILESTONES.map((one) => [one, '2026-10-01']))),
});

describe('the next step', () => {
  it('is to submit, when every paper is there', () => {
    expect(nextStepOf(facts(), [], TODAY)).toMatchObject({
      kind: 'do',
      holder: 'student',
      task: { kind: 'reach-milestone', milestone: 'submitted' },
    });
  });

  it('is the first missing paper before submitting', () => {
    const papers = [paper('birth-certificate'), paper('identity-document')];
    expect(nextStepOf(facts(), papers, TODAY)).toMatchObject({
      task: { kind: 'add-document', document: { kind: 'identity-document' } },
    });
  });

  it('is a problem before anything else, even before a wait that is too long', () => {
    const lateFrom = waitOf(SUBMITTED, TODAY)?.lateFrom ?? TODAY;
    const papers = [paper('birth-certificate'), paper('student-visa', { status: 'rejected' })];
    expect(nextStepOf(SUBMITTED, papers, lateFrom)).toMatchObject({
      kind: 'do',
      task: { kind: 'send-again', document: { kind: 'student-visa' } },
    });
  });

  it.each([
    [-1, 'wait', 'cpam'],
    [0, 'ask-cpam', 'student'],
    [1, 'ask-cpam', 'student'],
  ])('of a wait %i days from the first day beyond the usual window is: %s', (days, kind, holder) => {
    const lateFrom = waitOf(SUBMITTED, TODAY)?.lateFrom ?? TODAY;
    expect(nextStepOf(SUBMITTED, [], lateFrom.add({ days }))).toMatchObject({
      kind,
      holder,
      wait: { until: 'provisionalNumber' },
    });
  });

  it('is to wait, not to declare a doctor, while the doctor is only possible early', () => {
    expect(tasksOf(NIA, [], TODAY).find((task) => task.group === 'now')?.milestone).toBe('gpDeclared');
    expect(nextStepOf(NIA, [], TODAY)).toMatchObject({ kind: 'wait', wait: { until: 'permanentNumber' } });
  });

  it('is to declare a doctor once that is the last station', () => {
    const carded = { ...ARRIVED, milestones: { ...ARRIVED.milestones, gpDeclared: null } };
    expect(nextStepOf(carded, [], TODAY)).toMatchObject({ kind: 'do', task: { milestone: 'gpDeclared' } });
  });

  it('is nothing on arrival, until the card is to be updated', () => {
    expect(nextStepOf(ARRIVED, [], TODAY)).toEqual({ kind: 'arrived', holder: 'student' });
    expect(nextStepOf(ARRIVED, [], civil('2027-10-01'))).toMatchObject({ task: { kind: 'update-card' } });
  });

  it.each(ROUTES.filter(entersAtPermanentNumber))(
    'on the route %s is a wait without a known start',
    (route) => {
      expect(nextStepOf(facts({ route }), [], TODAY)).toEqual({ kind: 'wait', holder: 'cpam', wait: null });
    },
  );

  it.each(DISPOSITIONS.filter((one) => one !== 'active'))(
    'is not on the line when the case is %s',
    (disposition) => {
      const step = nextStepOf(
        { ...SUBMITTED, disposition },
        [paper('student-visa', { status: 'rejected' })],
        TODAY,
      );
      expect(step).toEqual({ kind: 'not-on-line', holder: 'student' });
    },
  );

  it('never hides a problem, and asks only for what is on the list for now', () => {
    const first = civil('2026-01-01');
    fc.assert(
      fc.property(reachable(first), papersFrom(first), (some, papers) => {
        const step = nextStepOf(some, papers, TODAY);
        const now = tasksOf(some, papers, TODAY).filter((task) => task.group === 'now');
        if (step.kind === 'do') expect(now).toContainEqual(step.task);
        if (now.some((task) => task.state === 'problem'))
          expect(step).toMatchObject({ kind: 'do', task: { state: 'problem' } });
      }),
      { numRuns: 200 },
    );
  });
});
