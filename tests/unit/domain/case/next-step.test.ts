import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { DISPOSITIONS } from '#lib/domain/case/disposition.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { nextStepOf } from '#lib/domain/case/next-step.ts';
import { tasksOf } from '#lib/domain/case/tasks.ts';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import { entersAtPermanentNumber, ROUTES } from '#lib/domain/route/route.ts';
import { PUBLISHED_WINDOWS, waitOf } from '#lib/domain/wait/wait.ts';
import { papersFrom, reachable } from '#tests/support/arbitrary-facts.ts';
import { facts, paper, reached, TODAY } from '#tests/support/domain-fixtures.ts';
import { stepInShort } from '#tests/support/in-short.ts';

const REACHED = {
  submitted: '2026-09-10',
  provisionalNumber: '2026-10-01',
  permanentNumber: '2026-11-01',
  ameliAccount: '2026-11-05',
  carteVitale: '2026-11-10',
  gpDeclared: '2026-11-15',
};
const PREPARING = facts();
const ARRIVED = facts({ milestones: reached(REACHED) });
const { submitted, provisionalNumber, permanentNumber } = REACHED;
const SUBMITTED = facts({ milestones: reached({ submitted }) });
const NIA = facts({ milestones: reached({ submitted, provisionalNumber }) });
const NIR = facts({ milestones: reached({ submitted, provisionalNumber, permanentNumber }) });

const stepOf = (some: CaseFacts, papers: readonly DocumentFacts[] = [], today = TODAY) =>
  nextStepOf(some, papers, today, PUBLISHED_WINDOWS);

const inShort = (some: CaseFacts, papers: readonly DocumentFacts[] = [], today = TODAY) =>
  stepInShort(stepOf(some, papers, today));

describe('of several things, the next step', () => {
  it('is the first missing paper before submitting', () => {
    const papers = [paper('birth-certificate'), paper('identity-document')];
    expect(inShort(PREPARING, papers)).toBe('student: add-document identity-document');
  });

  it('is a problem before anything else, even before a wait that is too long', () => {
    const lateFrom = waitOf(SUBMITTED, TODAY, PUBLISHED_WINDOWS)?.lateFrom ?? TODAY;
    const papers = [paper('birth-certificate'), paper('student-visa', { status: 'rejected' })];
    expect(inShort(SUBMITTED, papers, lateFrom)).toBe('student: send-again student-visa');
    expect(inShort(SUBMITTED, papers.slice(0, 1), lateFrom)).toBe('student: ask-cpam provisionalNumber');
  });

  it('is the student’s own while the office looks at another paper', () => {
    const papers = [paper('birth-certificate', { status: 'with_office' }), paper('birth-translation')];
    expect(inShort(SUBMITTED, papers)).toBe('student: add-document birth-translation');
  });

  it('is to wait while the office looks at what is to be sent first', () => {
    const visa = paper('student-visa', { status: 'with_office' });
    expect(stepOf(PREPARING, [visa])).toEqual({ kind: 'wait-for-office', holder: 'office' });
    expect(inShort(PREPARING, [visa, paper('identity-document', { status: 'ready' })])).toBe(
      'office: wait-for-office',
    );
    expect(inShort(PREPARING, [visa, paper('identity-document')])).toBe(
      'student: add-document identity-document',
    );
    expect(inShort(PREPARING, [visa, paper('identity-document', { status: 'fix_needed' })])).toBe(
      'student: fix-document identity-document',
    );
    expect(inShort(PREPARING, [{ ...visa, status: 'ready' }])).toBe('student: reach-milestone submitted');
  });

  it('is to send though the office looks at a paper that comes later', () => {
    for (const kind of ['birth-certificate', 'bank-details', 'card-photo'] as const)
      expect(inShort(PREPARING, [paper(kind, { status: 'with_office' })])).toBe(
        'student: reach-milestone submitted',
      );
  });

  it('is to answer the questions first, though the office looks at a paper', () => {
    const papers = [paper('student-visa', { status: 'with_office' })];
    expect(inShort({ ...PREPARING, answers: {} }, papers)).toBe('student: find-route -');
  });

  it('is to find the route before anything else, where none is known', () => {
    const unrouted = facts({ route: 'unknown' });
    expect(inShort(unrouted, [paper('identity-document')])).toBe('student: find-route -');
  });
});

describe('a wait', () => {
  const lateFrom = waitOf(SUBMITTED, TODAY, PUBLISHED_WINDOWS)?.lateFrom ?? TODAY;

  it.each([
    [-1, 'cpam: wait provisionalNumber'],
    [0, 'student: ask-cpam provisionalNumber'],
    [1, 'student: ask-cpam provisionalNumber'],
  ])('%i days from the first day beyond the usual window: %s', (days, step) => {
    expect(inShort(SUBMITTED, [], lateFrom.add({ days }))).toBe(step);
  });

  it('is as long as the windows say that are given', () => {
    const own = { ...PUBLISHED_WINDOWS, provisionalNumber: { fromWeeks: 1, toWeeks: 2, finished: 40 } };
    const step = nextStepOf(SUBMITTED, [], TODAY, own);
    expect(step).toEqual({ kind: 'ask-cpam', holder: 'student', wait: waitOf(SUBMITTED, TODAY, own) });
    const none = { ...PUBLISHED_WINDOWS, provisionalNumber: null };
    expect(nextStepOf(SUBMITTED, [], lateFrom, none).kind).toBe('wait');
  });

  it('for the account is the student’s own step, however long it takes', () => {
    expect(inShort(NIR, [], TODAY.add({ years: 1 }))).toBe('student: reach-milestone ameliAccount');
  });

  it.each([
    [-1, 'cpam: wait carteVitale'],
    [0, 'student: ask-cpam carteVitale'],
  ])('for a card that was ordered ends in asking: %i days from too long, %s', (days, step) => {
    const milestones = { ...ARRIVED.milestones, carteVitale: null };
    const ordered = facts({ milestones, vitaleOrderedOn: civil('2026-11-10') });
    const late = waitOf(ordered, TODAY, PUBLISHED_WINDOWS)?.lateFrom ?? TODAY;
    expect(inShort(ordered, [], late.add({ days }))).toBe(step);
  });

  it('is not for a doctor who is only possible early', () => {
    expect(tasksOf(NIA, [], TODAY).find((task) => task.group === 'now')?.milestone).toBe('gpDeclared');
    expect(inShort(NIA)).toBe('cpam: wait permanentNumber');
  });

  it('without a known start has no weeks', () => {
    const early = facts({ milestones: reached({ submitted: '2027-01-10' }) });
    expect(stepOf(early)).toEqual({ kind: 'wait', holder: 'cpam', wait: null });
  });
});

describe('elsewhere', () => {
  it.each(ROUTES.filter(entersAtPermanentNumber))('on the route %s the CPAM is asked first', (route) => {
    expect(inShort(facts({ route }))).toBe('student: contact-cpam permanentNumber');
    expect(inShort({ ...SUBMITTED, route })).toBe('student: contact-cpam permanentNumber');
    expect(inShort({ ...NIR, route })).toBe('student: reach-milestone ameliAccount');
  });

  it('on arrival nothing is to do until the card is to be updated', () => {
    expect(stepOf(ARRIVED)).toEqual({ kind: 'arrived', holder: 'student' });
    const staying = { ...ARRIVED, studiesEndOn: civil('2028-06-30') };
    expect(inShort(staying, [], civil('2027-11-09'))).toBe('student: arrived');
    expect(inShort(staying, [], civil('2027-11-10'))).toBe('student: update-card -');
    expect(inShort(ARRIVED, [], civil('2027-11-10'))).toBe('student: arrived');
  });

  it.each(DISPOSITIONS.filter((one) => one !== 'active'))(
    'a case that is %s is not on the line',
    (disposition) => {
      const step = stepOf({ ...SUBMITTED, disposition }, [paper('student-visa', { status: 'rejected' })]);
      expect(step).toEqual({ kind: 'not-on-line', holder: 'student' });
    },
  );
});

it('the next step never hides a problem, and asks only for what is on the list for now', () => {
  const first = civil('2026-01-01');
  fc.assert(
    fc.property(reachable(first), papersFrom(first), (some, papers) => {
      const step = stepOf(some, papers);
      const now = tasksOf(some, papers, TODAY).filter((task) => task.group === 'now');
      if (step.kind === 'do') expect(now).toContainEqual(step.task);
      if (now.some((task) => task.state === 'problem'))
        expect(step.kind === 'do' && step.task.state).toBe('problem');
    }),
    { numRuns: 200 },
  );
});
