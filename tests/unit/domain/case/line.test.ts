import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { lineOf } from '#lib/domain/case/line.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { MILESTONES, type Milestone } from '#lib/domain/case/milestone.ts';
import { entersAtPermanentNumber, ROUTES } from '#lib/domain/route/route.ts';
import { PUBLISHED_WINDOWS } from '#lib/domain/wait/wait.ts';
import { facts, paper, reached, TODAY } from '#tests/support/domain-fixtures.ts';

/** Five stations of which nothing is known. */
const NOTHING_YET = [null, null, null, null, null];
/** Milestones reached one week after the other, in the order of the list. */
const after = (...some: readonly Milestone[]): CaseFacts['milestones'] =>
  reached(
    Object.fromEntries(some.map((one, at) => [one, civil('2026-09-07').add({ weeks: at }).toString()])),
  );
const lineAt = (milestones: CaseFacts['milestones'], change: Partial<CaseFacts> = {}) =>
  lineOf(facts({ milestones, ...change }), [], TODAY, PUBLISHED_WINDOWS);
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

  it('carry their date, source and usual delay, of the windows that are given', () => {
    const { stations } = lineAt(after('submitted'));
    expect(stations.map(({ on }) => on?.toString() ?? null)).toEqual(['2026-09-07', ...NOTHING_YET]);
    expect(stations.map(({ source }) => source)).toEqual(['declared', ...NOTHING_YET]);
    expect(stations.map((station) => station.usual)).toEqual(MILESTONES.map((one) => PUBLISHED_WINDOWS[one]));
    const own = { ...PUBLISHED_WINDOWS, provisionalNumber: { fromWeeks: 1, toWeeks: 2, finished: 40 } };
    const line = lineOf(facts({ milestones: after('submitted') }), [], TODAY, own);
    expect(line.stations[1]?.usual).toEqual(own.provisionalNumber);
    expect(line.wait?.window).toEqual(own.provisionalNumber);
  });
});

describe('"here"', () => {
  it.each([
    [null, after()],
    [null, after('provisionalNumber')],
    ['submitted', after('submitted')],
    ['provisionalNumber', after('submitted', 'provisionalNumber', 'gpDeclared')],
    ['permanentNumber', after('permanentNumber', 'carteVitale')],
    ['gpDeclared', after(...MILESTONES)],
  ])('is the last station of the unbroken run: %s', (here, milestones) => {
    expect(lineAt(milestones).here).toBe(here);
  });
});

describe('the branch to the doctor', () => {
  it.each([
    ['hidden', 'without a number', after('submitted')],
    ['open', 'with the provisional number', after('submitted', 'provisionalNumber')],
    ['hidden', 'with what was sent alone', after('submitted')],
    ['open', 'with the permanent number alone', after('submitted', 'permanentNumber')],
    ['travelled', 'once the doctor is declared early', after('submitted', 'provisionalNumber', 'gpDeclared')],
    ['hidden', 'when the doctor is next anyway', after(...MILESTONES.slice(0, -1))],
    ['hidden', 'on arrival', after(...MILESTONES)],
  ])('is %s %s', (branch, _, milestones) => {
    expect(lineAt(milestones).branch).toBe(branch);
  });

  it.each(ROUTES.filter(entersAtPermanentNumber))('is hidden at the start of the route %s', (route) => {
    expect(lineAt(after(), { route }).branch).toBe('hidden');
    expect(lineAt(after('permanentNumber'), { route }).branch).toBe('open');
  });
});

describe('a disruption', () => {
  const waiting = facts({ milestones: after('submitted', 'provisionalNumber') });
  const rejected = { status: 'rejected', reason: 'illegible', statusOn: civil('2026-11-18') } as const;

  it('is the paper that stops the way to the next number', () => {
    const papers = [paper('residence-permit'), paper('birth-translation', rejected)];
    expect(lineOf(waiting, papers, TODAY, PUBLISHED_WINDOWS).disruption).toEqual({
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
    expect(lineOf(some, [one], TODAY, PUBLISHED_WINDOWS).disruption).toBeNull();
  });
});

describe('being late', () => {
  const submitted = facts({ milestones: after('submitted') });
  const lateFrom = lineOf(submitted, [], TODAY, PUBLISHED_WINDOWS).wait?.lateFrom ?? TODAY;

  it.each([
    [-1, false],
    [0, true],
    [1, true],
  ])('%i days from the first day beyond the usual window: %s', (days, isLate) => {
    expect(lineOf(submitted, [], lateFrom.add({ days }), PUBLISHED_WINDOWS).isLate).toBe(isLate);
  });

  it('is impossible where nothing is waited for', () => {
    expect(lineOf(facts(), [], TODAY.add({ years: 2 }), PUBLISHED_WINDOWS)).toMatchObject({
      isLate: false,
      wait: null,
    });
  });
});
