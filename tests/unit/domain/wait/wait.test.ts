import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civil, isAfter, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { NO_MILESTONES, type CaseFacts } from '#lib/domain/case/facts.ts';
import { MILESTONES, type Milestone } from '#lib/domain/case/milestone.ts';
import { lastOfRun } from '#lib/domain/case/status.ts';
import { entersAtPermanentNumber, ROUTES } from '#lib/domain/route/route.ts';
import {
  lateFrom,
  MEASURED_WAITS,
  nextMilestone,
  PUBLISHED_WINDOWS,
  waitBegan,
  waitingSince,
  waitOf as waitWithin,
  type Windows,
} from '#lib/domain/wait/wait.ts';
import { dayFrom, reachable } from '#tests/support/arbitrary-facts.ts';
import { facts, reached, TODAY } from '#tests/support/domain-fixtures.ts';

const waitOf = (some: CaseFacts, today: CivilDate, windows: Windows = PUBLISHED_WINDOWS) =>
  waitWithin(some, today, windows);
const since = civil('2026-10-01');
const waiting = facts({ milestones: reached({ submitted: since.toString() }), studiesStartOn: null });

describe('the milestone that a case waits for', () => {
  it.each(MILESTONES.map((milestone, at) => [milestone, at] as const))('before %s', (milestone, at) => {
    const run = Object.fromEntries(MILESTONES.slice(0, at).map((one) => [one, '2026-10-01']));
    expect(nextMilestone(facts({ milestones: reached(run) }))).toBe(milestone);
  });

  it('is none on arrival', () => {
    const all = reached(Object.fromEntries(MILESTONES.map((one) => [one, '2026-10-01'])));
    expect(nextMilestone(facts({ milestones: all }))).toBeNull();
  });

  it.each(ROUTES)('on the route %s at the start, and after an attempt at the portal', (route) => {
    const isLate = entersAtPermanentNumber(route);
    expect(nextMilestone(facts({ route, milestones: NO_MILESTONES }))).toBe(
      isLate ? 'permanentNumber' : 'submitted',
    );
    expect(nextMilestone(facts({ route, milestones: waiting.milestones }))).toBe(
      isLate ? 'permanentNumber' : 'provisionalNumber',
    );
  });

  it('is the one after the run on the line', () => {
    fc.assert(
      fc.property(reachable(), (some) => {
        const here = lastOfRun(some.milestones);
        const next = nextMilestone(some);
        if (here === null || entersAtPermanentNumber(some.route)) return;
        expect(next).toBe(MILESTONES[MILESTONES.indexOf(here) + 1] ?? null);
      }),
    );
  });
});

describe('the start of a wait', () => {
  it.each([
    ['the submission', '2026-10-01', '2026-09-01', '2026-10-01'],
    ['the studies, when they start later', '2026-06-01', '2026-09-01', '2026-09-01'],
    ['the submission, when the studies are unknown', '2026-10-01', null, '2026-10-01'],
  ])('for the provisional number is %s', (_, submitted, studies, expected) => {
    const some = facts({
      milestones: reached({ submitted }),
      studiesStartOn: studies ? civil(studies) : null,
    });
    expect(waitingSince(some)?.toString()).toBe(expected);
  });

  it('for the permanent number is the provisional one, for the account the permanent one', () => {
    const numbers = { submitted: '2026-09-02', provisionalNumber: '2026-10-01' };
    expect(waitingSince(facts({ milestones: reached(numbers) }))?.toString()).toBe('2026-10-01');
    const both = reached({ ...numbers, permanentNumber: '2026-11-01' });
    expect(waitingSince(facts({ milestones: both }))?.toString()).toBe('2026-11-01');
  });

  it('for the card is its order', () => {
    const milestones = reached({
      submitted: '2026-09-02',
      permanentNumber: '2026-10-01',
      ameliAccount: '2026-10-02',
    });
    expect(waitingSince(facts({ milestones }))).toBeNull();
    expect(waitingSince(facts({ milestones, vitaleOrderedOn: since }))).toEqual(since);
  });

  it('is none where the student acts: before submitting, before the doctor', () => {
    expect(waitingSince(facts())).toBeNull();
    const carded = reached(Object.fromEntries(MILESTONES.slice(0, -1).map((one) => [one, '2026-10-01'])));
    expect(waitingSince(facts({ milestones: carded }))).toBeNull();
  });
});

describe('a wait', () => {
  it.each([
    [0, 1],
    [6, 1],
    [7, 2],
    [13, 2],
    [14, 3],
  ])('after %i days is in week %i', (days, week) => {
    expect(waitOf(waiting, since.add({ days }))?.week).toBe(week);
  });

  it('has not begun before its first day', () => {
    expect(waitOf(waiting, since.subtract({ days: 1 }))).toBeNull();
    const early = facts({ milestones: reached({ submitted: '2026-06-01' }), studiesStartOn: TODAY });
    expect(waitOf(early, TODAY.subtract({ days: 1 }))).toBeNull();
    expect(waitOf(early, TODAY)).toEqual(expect.objectContaining({ week: 1, since: TODAY }));
  });

  it('keeps whole weeks over both changes of the clock', () => {
    const autumn = facts({ milestones: reached({ submitted: '2026-10-24' }), studiesStartOn: null });
    expect([30, 31].map((day) => waitOf(autumn, civil(`2026-10-${String(day)}`))?.week)).toEqual([1, 2]);
    const spring = facts({ milestones: reached({ submitted: '2027-03-27' }), studiesStartOn: null });
    expect([2, 3].map((day) => waitOf(spring, civil(`2027-04-0${String(day)}`))?.week)).toEqual([1, 2]);
  });

  it('names the usual window and is late from the day after it', () => {
    fc.assert(
      fc.property(reachable(), dayFrom(civil('2026-01-01'), 1461), (some, today) => {
        const wait = waitOf(some, today);
        if (!wait) return;
        expect(wait.window).toEqual(PUBLISHED_WINDOWS[wait.until]);
        expect(isAfter(wait.since, today)).toBe(false);
        if (!wait.window) return;
        const lastUsual = wait.since.add({ weeks: wait.window.toWeeks });
        expect(wait.lateFrom?.toString()).toBe(lastUsual.add({ days: 1 }).toString());
      }),
    );
  });
});

describe('the day on which a wait began', () => {
  const ALL = reached({
    submitted: '2026-10-01',
    provisionalNumber: '2026-10-02',
    permanentNumber: '2026-10-03',
    ameliAccount: '2026-10-04',
    carteVitale: '2026-10-06',
    gpDeclared: '2026-10-07',
  });
  const BEGAN: Readonly<Record<Milestone, string | null>> = {
    submitted: null,
    provisionalNumber: '2026-10-01',
    permanentNumber: '2026-10-02',
    ameliAccount: '2026-10-03',
    carteVitale: '2026-10-05',
    gpDeclared: null,
  };

  it.each(MILESTONES)('is known for a finished wait too: %s', (milestone) => {
    const arrived = facts({ milestones: ALL, vitaleOrderedOn: civil('2026-10-05') });
    expect(waitBegan(arrived, milestone)?.toString() ?? null).toBe(BEGAN[milestone]);
  });

  it.each(MILESTONES)('is unknown without what it began with: %s', (milestone) => {
    expect(waitBegan(facts(), milestone)).toBeNull();
  });
});

describe('the usual windows', () => {
  const office: Windows = {
    ...PUBLISHED_WINDOWS,
    provisionalNumber: { fromWeeks: 2, toWeeks: 3, finished: 40 },
  };

  it('are those that the office gives: the last usual day is the last of the last week', () => {
    const late = since.add({ days: 22 });
    expect(waitOf(waiting, late, office)).toEqual({
      until: 'provisionalNumber',
      since,
      week: 4,
      window: office.provisionalNumber,
      lateFrom: late,
    });
    expect(lateFrom(since, { fromWeeks: 0, toWeeks: 0, finished: null })).toEqual(since.add({ days: 1 }));
  });

  it('may be unknown: then nothing is late', () => {
    const unknown: Windows = { ...PUBLISHED_WINDOWS, provisionalNumber: null };
    expect(waitOf(waiting, TODAY, unknown)).toMatchObject({ window: null, lateFrom: null });
  });

  it('are published for four waits, in the weeks of DOMAIN §7', () => {
    const inWeeks = MILESTONES.map((one) => {
      const window = PUBLISHED_WINDOWS[one];
      return `${one} ${window ? `${String(window.fromWeeks)}-${String(window.toWeeks)}` : 'none'}`;
    });
    expect(inWeeks).toEqual([
      'submitted none',
      'provisionalNumber 0-13',
      'permanentNumber 4-39',
      'ameliAccount 1-2',
      'carteVitale 3-5',
      'gpDeclared none',
    ]);
    expect(MEASURED_WAITS).toEqual(['provisionalNumber', 'permanentNumber', 'ameliAccount', 'carteVitale']);
  });

  it.each(MEASURED_WAITS)(
    'of %s come from no finished waits while they are the published ones',
    (milestone) => {
      expect(PUBLISHED_WINDOWS[milestone]?.finished).toBeNull();
    },
  );
});
