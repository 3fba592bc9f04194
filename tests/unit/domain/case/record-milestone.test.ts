import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { MONTHS_BEFORE_STUDIES } from '#lib/domain/case/check-case.ts';
import { DISPOSITIONS } from '#lib/domain/case/disposition.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { FACT_SOURCES, MILESTONES, PREREQUISITES, type Milestone } from '#lib/domain/case/milestone.ts';
import { canRecord, recordMilestone, seenFrom, withMilestone } from '#lib/domain/case/record-milestone.ts';
import { entersAtPermanentNumber, ROUTES } from '#lib/domain/route/route.ts';
import { codeOf, errorOf, facts, reached, TODAY, valueOf } from '#tests/support/domain-fixtures.ts';

const record = (before: CaseFacts, milestone: Milestone, on: string, today = TODAY) =>
  recordMilestone(before, { milestone, on: civil(on), source: 'declared' }, today);

const LATE_ROUTES = ROUTES.filter(entersAtPermanentNumber);
const ARRIVED = facts({
  milestones: reached(Object.fromEntries(MILESTONES.map((one) => [one, '2026-11-01']))),
});

describe('what a milestone needs', () => {
  const needing = MILESTONES.filter((one) => PREREQUISITES[one].length > 0);

  it.each(needing)('%s is refused without any of them and allowed with each alone', (milestone) => {
    expect(errorOf(canRecord(facts(), milestone))?.params?.milestone).toBe(milestone);
    for (const needed of PREREQUISITES[milestone])
      expect(codeOf(canRecord(facts({ milestones: reached({ [needed]: '2026-11-01' }) }), milestone))).toBe(
        'ok',
      );
  });

  it.each(MILESTONES.filter((one) => PREREQUISITES[one].length === 0))('%s needs nothing', (milestone) => {
    expect(canRecord(facts(), milestone)).toEqual({ ok: true, value: null });
  });

  it.each(ROUTES)(
    'on the route %s the permanent number needs submitting only through the portal',
    (route) => {
      expect(codeOf(record(facts({ route }), 'permanentNumber', '2026-11-20'))).toBe(
        LATE_ROUTES.includes(route) ? 'ok' : 'milestone-needs',
      );
    },
  );
});

describe('the refusal says why', () => {
  it.each(['provisionalNumber', 'permanentNumber'] as const)('%s: nothing was sent yet', (milestone) => {
    expect(errorOf(canRecord(facts(), milestone))).toEqual({
      code: 'milestone-needs',
      field: 'on',
      params: { milestone, needed: 'submitted' },
    });
  });

  it.each(['ameliAccount', 'carteVitale'] as const)('%s: the permanent number is not there', (milestone) => {
    const submitted = facts({ milestones: reached({ submitted: '2026-09-10' }) });
    expect(errorOf(canRecord(submitted, milestone))).toEqual({
      code: 'milestone-needs',
      field: 'on',
      params: { milestone, needed: 'permanentNumber' },
    });
  });

  it.each(['ameliAccount', 'carteVitale'] as const)(
    '%s: only a waiting number, with its day',
    (milestone) => {
      const waiting = facts({
        milestones: reached({ submitted: '2026-09-10', provisionalNumber: '2026-10-03' }),
      });
      expect(errorOf(canRecord(waiting, milestone))).toEqual({
        code: 'milestone-needs-permanent',
        field: 'on',
        params: { milestone, date: '2026-10-03' },
      });
    },
  );

  it('the permanent number: a waiting number whose sending was never recorded does not stand for it', () => {
    const unsent = facts({ milestones: reached({ provisionalNumber: '2026-10-03' }) });
    expect(codeOf(canRecord(unsent, 'permanentNumber'))).toBe('milestone-needs');
  });

  it('the doctor: there is no number at all', () => {
    expect(errorOf(canRecord(facts(), 'gpDeclared'))).toEqual({
      code: 'milestone-needs-number',
      field: 'on',
      params: { milestone: 'gpDeclared' },
    });
  });

  it.each(MILESTONES)('%s: it is recorded already, with its day', (milestone) => {
    expect(errorOf(canRecord(ARRIVED, milestone))).toEqual({
      code: 'milestone-recorded',
      field: 'on',
      params: { milestone, date: '2026-11-01' },
    });
  });

  it.each(DISPOSITIONS)('a case that is %s moves only when active', (disposition) => {
    expect(errorOf(canRecord(facts({ disposition }), 'submitted'))).toEqual(
      disposition === 'active' ? null : { code: 'case-not-active' },
    );
  });
});

describe('the date of a report', () => {
  it.each([
    ['yesterday', -1, null],
    ['today', 0, null],
    ['tomorrow', 1, { code: 'date-in-future', field: 'on', params: { date: '2026-11-21' } }],
  ])('is at the latest today: %s', (_, days, error) => {
    expect(errorOf(record(facts(), 'submitted', TODAY.add({ days }).toString()))).toEqual(error);
  });

  it.each([
    ['2026-10-09', null],
    ['2026-10-10', null],
    [
      '2026-10-11',
      {
        code: 'date-after-dependent',
        field: 'on',
        params: { milestone: 'provisionalNumber', later: 'permanentNumber' },
      },
    ],
  ])(
    'of a provisional number seen late is not after the permanent one, told from its side: %s',
    (on, error) => {
      const before = facts({
        milestones: reached({ submitted: '2026-09-10', permanentNumber: '2026-10-10' }),
      });
      expect(errorOf(record(before, 'provisionalNumber', on))).toEqual(error);
    },
  );

  it('of the permanent number is not before the provisional one, told with that one’s day', () => {
    const before = facts({
      milestones: reached({ submitted: '2026-09-10', provisionalNumber: '2026-10-10' }),
    });
    expect(errorOf(record(before, 'permanentNumber', '2026-10-09'))).toEqual({
      code: 'date-before-prerequisite',
      field: 'on',
      params: { milestone: 'permanentNumber', before: 'provisionalNumber', date: '2026-10-10' },
    });
  });

  const floor = facts().studiesStartOn?.subtract({ months: MONTHS_BEFORE_STUDIES }) ?? TODAY;
  it.each([
    [-1, 'date-long-before-studies'],
    [0, 'ok'],
    [1, 'ok'],
  ])('is not long before the studies: %i days from twelve months before', (days, code) => {
    expect(codeOf(record(facts(), 'submitted', floor.add({ days }).toString()))).toBe(code);
  });

  it.each(LATE_ROUTES)('on the route %s may be as old as the number is', (route) => {
    expect(codeOf(record(facts({ route }), 'permanentNumber', '1999-01-01'))).toBe('ok');
  });
});

describe('the facts after a report', () => {
  it.each(FACT_SOURCES)(
    'hold the milestone as %s with the day of recording, and change nothing else',
    (source) => {
      const before = facts();
      const on = civil('2026-10-01');
      expect(valueOf(recordMilestone(before, { milestone: 'submitted', on, source }, TODAY))).toEqual({
        ...before,
        milestones: { ...before.milestones, submitted: { on, source, recordedOn: TODAY } },
      });
    },
  );

  it('have the portal for a route when a case of unknown route was submitted', () => {
    const before = facts({ route: 'unknown', routeKnownSince: null });
    const after = valueOf(record(before, 'submitted', '2026-10-01'));
    expect(after.route).toBe('register_portal');
    expect(after.routeKnownSince?.toString()).toBe(TODAY.toString());
  });

  it.each(ROUTES.filter((route) => route !== 'unknown'))('keep the route %s', (route) => {
    const before = facts({ route, ehicValidUntil: civil('2027-06-30') });
    const after = valueOf(record(before, 'submitted', '2026-10-01'));
    expect(after.route).toBe(route);
    expect(after.routeKnownSince?.toString()).toBe('2026-09-01');
  });

  it.each(MILESTONES.filter((one) => one !== 'submitted'))('know no route from %s alone', (milestone) => {
    const known = { submitted: '2026-10-01', permanentNumber: '2026-10-02', provisionalNumber: '2026-10-02' };
    const before = facts({ route: 'unknown', milestones: { ...reached(known), [milestone]: null } });
    const after = valueOf(record(before, milestone, '2026-10-02'));
    expect(after.route).toBe('unknown');
  });

  it('lose or gain one milestone and nothing else', () => {
    const without = withMilestone(ARRIVED, 'gpDeclared', null);
    expect(without).toEqual({ ...ARRIVED, milestones: { ...ARRIVED.milestones, gpDeclared: null } });
    expect(withMilestone(without, 'gpDeclared', ARRIVED.milestones.gpDeclared)).toEqual(ARRIVED);
  });
});

describe('a contradiction as the reporter sees it', () => {
  it('is the milestone’s own when it is about that milestone, or about none', () => {
    const own = { code: 'date-before-studies', field: 'on', params: { milestone: 'submitted' } } as const;
    expect(errorOf(seenFrom('submitted', own))).toEqual(own);
    expect(errorOf(seenFrom('submitted', { code: 'unavailable' }))).toEqual({ code: 'unavailable' });
  });

  it('is a date after what is known when it is about another milestone or a fact', () => {
    const other = { code: 'date-before-prerequisite', params: { milestone: 'carteVitale' } } as const;
    expect(errorOf(seenFrom('permanentNumber', other))).toEqual({
      code: 'date-after-dependent',
      field: 'on',
      params: { milestone: 'permanentNumber', later: 'carteVitale' },
    });
    const fact = { code: 'fact-before-milestone', params: { fact: 'vitaleOrderedOn' } } as const;
    expect(errorOf(seenFrom('permanentNumber', fact))).toEqual({
      code: 'date-after-fact',
      field: 'on',
      params: { milestone: 'permanentNumber', fact: 'vitaleOrderedOn' },
    });
  });
});
