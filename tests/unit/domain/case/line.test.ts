import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { lineOf } from '#lib/domain/case/line.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { MILESTONES, type Milestone } from '#lib/domain/case/milestone.ts';
import { entersAtPermanentNumber, ROUTES } from '#lib/domain/route/route.ts';
import { PUBLISHED_WINDOWS } from '#lib/domain/wait/wait.ts';
import { facts, paper, reached, TODAY } from '#tests/support/domain-fixtures.ts';

/** Milestones reached one week after the other, in the order of the list. */
const after = (...some: readonly Milestone[]): CaseFacts['milestones'] =>
  reached(
    Object.fromEntries(some.map((one, at) => [one, civil('2026-09-07').add({ weeks: at }).toString()])),
  );
const lineAt = (milestones: CaseFacts['milestones'], change: Partial<CaseFacts> = {}) =>
  lineOf(facts({ milestones, ...change }), [], TODAY);
const statesAt = (milestones: CaseFacts['milestones'], change: Partial<CaseFacts> = {}) =>
  lineAt(milestones, change).stations.map((station) => station.state);

describe('the stations', () => {
  it.each([
    ['before the first', after(), ['next', 'later', 'later', 'later', 'later', 'later']],
    ['submitted', after('submitted'), ['here', 'next', 'later', 'later', 'later', 'later']],
    [
      'with the provisional number',
      after('submitted', 'provisionalNumber'),
      ['passed', 'here', 'next', 'later', 'later', 'early'],
    ],
    [
      'with the doctor declared early',
      after('submitted', 'provisionalNumber', 'gpDeclared'),
      ['passed', 'here', 'next', 'later', 'later', 'ahead'],
    ],
    [
      'with a permanent number that came alone',
      after('submitted', 'permanentNumber'),
      ['passed', 'passed-unseen', 'here', 'next', 'later', 'early'],
    ],
    [
      'with the card before the account',
      after('submitted', 'permanentNumber', 'carteVitale'),
      ['passed', 'passed-unseen', 'here', 'next', 'ahead', 'early'],
    ],
    [
      'with the card',
      after('submitted', 'provisionalNumber', 'permanentNumber', 'ameliAccount', 'carteVitale'),
      ['passed', 'passed', 'passed', 'passed', 'here', 'next'],
    ],
    ['arrived', after(...MILESTONES), ['passed', 'passed', 'passed', 'passed', 'passed', 'here']],
  ])('%s', (_, milestones, states) => {
    expect(statesAt(milestones)).toEqual(states);
  });

  it.each(ROUTES.filter(entersAtPermanentNumber))(
    'before the permanent number are not on the way of %s',
    (route) => {
      const early = ['not-on-way', 'not-on-way'];
      expect(statesAt(after(), { route })).toEqual([...early, 'next', 'later', 'later', 'later']);
      expect(statesAt(after('permanentNumber'), { route })).toEqual([
        ...early,
        'here',
        'next',
        'later',
        'early',
      ]);
      expect(statesAt(after('submitted'), { route })).toEqual([
        'here',
        'not-on-way',
        'next',
        'later',
        'later',
        'later',
      ]);
    },
  );

  it('carry their date, source and usual delay', () => {
    const { stations } = lineAt(after('submitted'));
    expect(stations[0]).toMatchObject({ on: civil('2026-09-07'), source: 'declared' });
    expect(stations[1]).toMatchObject({ on: null, source: null });
    expect(stations.map((station) => station.usual)).toEqual(MILESTONES.map((one) => PUBLISHED_WINDOWS[one]));
  });
});

describe('the branch to the doctor', () => {
  it.each([
    ['hidden', 'without a number', after('submitted')],
    ['open', 'with the provisional number', after('submitted', 'provisionalNumber')],
    ['open', 'with the permanent number alone', after('submitted', 'permanentNumber')],
    ['travelled', 'once the doctor is declared early', after('submitted', 'provisionalNumber', 'gpDeclared')],
    ['hidden', 'when the doctor is next anyway', after(...MILESTONES.slice(0, -1))],
    ['hidden', 'on arrival', after(...MILESTONES)],
  ])('is %s %s', (branch, _, milestones) => {
    expect(lineAt(milestones).branch).toBe(branch);
  });
});

describe('a disruption', () => {
  const waiting = facts({ milestones: after('submitted', 'provisionalNumber') });
  const rejected = { status: 'rejected', reason: 'illegible', statusOn: civil('2026-11-18') } as const;

  it('is the paper that stops the way to the next number', () => {
    const papers = [paper('residence-permit'), paper('birth-translation', rejected)];
    expect(lineOf(waiting, papers, TODAY).disruption).toEqual({
      kind: 'birth-translation',
      on: civil('2026-11-18'),
      reason: 'illegible',
    });
  });

  it.each([
    ['a paper whose number came nevertheless', waiting, paper('student-visa', rejected)],
    ['the bank details, which block no number', waiting, paper('bank-details', rejected)],
    ['a paper that is only missing', waiting, paper('birth-certificate')],
    [
      'anything once the permanent number is there',
      facts({ milestones: after('submitted', 'permanentNumber') }),
      paper('birth-certificate', rejected),
    ],
    ['anything before submitting', facts(), paper('student-visa', rejected)],
  ])('is not %s', (_, some, one) => {
    expect(lineOf(some, [one], TODAY).disruption).toBeNull();
  });
});

describe('being late', () => {
  const submitted = facts({ milestones: after('submitted') });
  const lateFrom = lineOf(submitted, [], TODAY).wait?.lateFrom ?? TODAY;

  it.each([
    [-1, false],
    [0, true],
    [1, true],
  ])('%i days from the first day beyond the usual window: %s', (days, isLate) => {
    expect(lineOf(submitted, [], lateFrom.add({ days })).isLate).toBe(isLate);
  });

  it('is impossible where nothing is waited for', () => {
    expect(lineOf(facts(), [], TODAY.add({ years: 2 }))).toMatchObject({ isLate: false, wait: null });
  });
});
