import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civil, isAfter, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { DISPOSITIONS } from '#lib/domain/case/disposition.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import {
  FIND_ROUTE_LAST_REPEAT,
  isOverdue,
  overdueFrom,
  REGISTER_LAST_REPEAT,
  registerAnchor,
  REJECTED_LAST_REPEAT,
  UNANSWERED_DAYS,
} from '#lib/domain/case/overdue.ts';
import { DOCUMENT_STATUSES, type DocumentFacts } from '#lib/domain/document/document.ts';
import { REMINDER_RULES } from '#lib/domain/reminder/kind.ts';
import { entersAtPermanentNumber, ROUTES } from '#lib/domain/route/route.ts';
import { PUBLISHED_WINDOWS, type Windows } from '#lib/domain/wait/wait.ts';
import { papersFrom, reachable } from '#tests/support/arbitrary-facts.ts';
import { facts, paper, reached } from '#tests/support/domain-fixtures.ts';

const rejected = (change: Partial<DocumentFacts> = {}) =>
  paper('birth-certificate', {
    status: 'rejected',
    statusOn: civil('2026-10-01'),
    statusRecordedOn: civil('2026-10-03'),
    ...change,
  });
const SUBMITTED = facts({ milestones: reached({ submitted: '2026-09-10' }), studiesStartOn: null });
const LATE_ROUTES = ROUTES.filter(entersAtPermanentNumber);

const overdue = (
  some: CaseFacts,
  papers: readonly DocumentFacts[] = [],
  windows: Windows = PUBLISHED_WINDOWS,
) => overdueFrom(some, papers, windows);
const dayOf = (from: CivilDate | null) => from?.toString() ?? null;

function expectEdge(from: CivilDate | null, last: CivilDate): void {
  expect(isOverdue(from, last)).toBe(false);
  expect(isOverdue(from, last.add({ days: 1 }))).toBe(true);
  expect(isOverdue(from, last.add({ days: 2 }))).toBe(true);
}

describe('a wait beyond the usual window', () => {
  it.each([
    ['provisionalNumber', SUBMITTED, '2026-09-10'],
    [
      'provisionalNumber',
      facts({ milestones: SUBMITTED.milestones, studiesStartOn: civil('2026-10-01') }),
      '2026-10-01',
    ],
    [
      'permanentNumber',
      facts({ milestones: reached({ submitted: '2026-09-10', provisionalNumber: '2026-10-01' }) }),
      '2026-10-01',
    ],
    [
      'ameliAccount',
      facts({ milestones: reached({ submitted: '2026-09-10', permanentNumber: '2026-11-01' }) }),
      '2026-11-01',
    ],
  ] as const)('for %s makes the case overdue on the day after its last week', (until, some, since) => {
    const last = civil(since).add({ weeks: PUBLISHED_WINDOWS[until]?.toWeeks ?? 0 });
    expectEdge(overdue(some), last);
  });

  it('for the card counts from the order, and not before one was made', () => {
    const milestones = reached({
      submitted: '2026-09-10',
      permanentNumber: '2026-10-01',
      ameliAccount: '2026-10-05',
    });
    expect(overdue(facts({ milestones }), [])).toBeNull();
    const ordered = facts({ milestones, vitaleOrderedOn: civil('2026-10-10') });
    expectEdge(
      overdue(ordered, []),
      civil('2026-10-10').add({ weeks: PUBLISHED_WINDOWS.carteVitale?.toWeeks ?? 0 }),
    );
  });
});

describe('a wait in another office', () => {
  it('is measured by that office’s own window, and by none where there is none', () => {
    const own = { ...PUBLISHED_WINDOWS, provisionalNumber: { fromWeeks: 1, toWeeks: 2, finished: 40 } };
    expectEdge(overdue(SUBMITTED, [], own), civil('2026-09-10').add({ weeks: 2 }));
    expect(overdue(SUBMITTED, [], { ...PUBLISHED_WINDOWS, provisionalNumber: null })).toBeNull();
  });
});

describe('a beginning that nobody answered', () => {
  const lastDay = (some: CaseFacts) =>
    registerAnchor(some)?.add({ days: REGISTER_LAST_REPEAT + UNANSWERED_DAYS - 1 }) ?? civil('1999-01-01');

  it.each(['register_portal', ...LATE_ROUTES] as const)(
    'makes a case on the route %s overdue seven days after the last repeat',
    (route) => {
      expectEdge(overdue(facts({ route })), lastDay(facts({ route })));
      expect(dayOf(overdue(facts({ route })))).toBe('2026-11-28');
    },
  );

  it('makes a case without a route overdue seven days after the question’s last repeat', () => {
    const last = civil('2026-10-05').add({ days: FIND_ROUTE_LAST_REPEAT + UNANSWERED_DAYS - 1 });
    const unrouted = facts({ route: 'unknown', activeSince: civil('2026-10-05') });
    expectEdge(overdue(unrouted), last);
    expect(dayOf(overdue(unrouted))).toBe('2026-10-26');
  });

  it.each(MILESTONES)('asks nobody for a route who has %s', (milestone) => {
    const begun = facts({ route: 'unknown', milestones: reached({ [milestone]: '2026-09-10' }) });
    const asked = facts({ route: 'unknown' });
    expect(dayOf(overdue(begun))).not.toBe(dayOf(overdue(asked)));
  });

  it('asks nothing of a student whom a European card covers', () => {
    expect(overdue(facts({ route: 'ehic_covers' }))).toBeNull();
  });

  it.each([
    ['studiesStartOn', facts({ studiesStartOn: civil('2026-12-01') })],
    ['arrivedOn', facts({ arrivedOn: civil('2026-12-01') })],
    ['activeSince', facts({ activeSince: civil('2026-12-01') })],
    ['routeKnownSince', facts({ routeKnownSince: civil('2026-12-01') })],
  ])('counts from the latest day: %s', (_, some) => {
    expect(dayOf(registerAnchor(some))).toBe('2026-12-01');
    expectEdge(overdue(some), lastDay(some));
  });

  it('counts from the day that is known, when no other is', () => {
    const unknown = { studiesStartOn: null, arrivedOn: null, routeKnownSince: null };
    expect(dayOf(registerAnchor(facts(unknown)))).toBe('2026-09-01');
  });

  it('stops with what was sent: then the number is waited for', () => {
    const last = civil('2026-09-10').add({ weeks: PUBLISHED_WINDOWS.provisionalNumber?.toWeeks ?? 0 });
    expectEdge(overdue(SUBMITTED), last);
  });

  it.each(LATE_ROUTES)('goes on for the route %s until the permanent number, whatever was sent', (route) => {
    expect(dayOf(overdue({ ...SUBMITTED, route }))).toBe(
      dayOf(overdue(facts({ route, studiesStartOn: null }))),
    );
    const arrived = reached({ permanentNumber: '2026-09-10', ameliAccount: '2026-09-11' });
    expect(overdue(facts({ route, milestones: arrived }))).toBeNull();
  });
});

/** Nobody outside is waited for: the card was not ordered yet. */
const ARRIVED_AT_ACCOUNT = facts({
  milestones: reached({ submitted: '2026-09-10', permanentNumber: '2026-11-01', ameliAccount: '2026-11-02' }),
});

describe('a rejected paper that nobody answered', () => {
  const waiting = facts({ milestones: reached({ submitted: '2026-09-30' }), studiesStartOn: null });
  const recorded = civil('2026-10-03');

  it('makes the case overdue seven days after the last repeat, counted from when it was recorded', () => {
    const last = recorded.add({ days: REJECTED_LAST_REPEAT + UNANSWERED_DAYS - 1 });
    expectEdge(overdue(waiting, [rejected()]), last);
  });

  it('waits for the day on which the student expects the paper', () => {
    const late = recorded.add({ days: REJECTED_LAST_REPEAT + 5 });
    const nia = facts({ milestones: reached({ submitted: '2026-09-30', provisionalNumber: '2026-10-01' }) });
    expectEdge(overdue(nia, [rejected({ expectedOn: late })]), late.add({ days: UNANSWERED_DAYS - 1 }));
    const early = recorded.add({ days: 5 });
    expect(overdue(nia, [rejected({ expectedOn: early })])).toEqual(overdue(nia, [rejected()]));
  });

  it('counts from the day it was rejected, when that is the later one', () => {
    const told = rejected({ statusRecordedOn: civil('2026-09-20') });
    const last = civil('2026-10-01').add({ days: REJECTED_LAST_REPEAT + UNANSWERED_DAYS - 1 });
    expectEdge(overdue(waiting, [told]), last);
  });

  it('counts for papers that were rejected, not for those in any other state', () => {
    for (const status of DOCUMENT_STATUSES)
      expect(overdue(ARRIVED_AT_ACCOUNT, [rejected({ kind: 'bank-details', status })]) !== null).toBe(
        status === 'rejected',
      );
  });

  it('counts no more once the number that it serves has come', () => {
    expect(overdue(ARRIVED_AT_ACCOUNT, [rejected(), rejected({ kind: 'student-visa' })])).toBeNull();
    expect(overdue(ARRIVED_AT_ACCOUNT, [rejected({ kind: 'bank-details' })])).not.toBeNull();
  });

  it('counts by the earliest of several, and beside the wait', () => {
    const papers = [rejected({ statusRecordedOn: civil('2026-10-20') }), rejected()];
    const last = recorded.add({ days: REJECTED_LAST_REPEAT + UNANSWERED_DAYS - 1 });
    expectEdge(overdue(waiting, papers), last);
    const late = rejected({ statusRecordedOn: civil('2027-03-01') });
    expect(dayOf(overdue(waiting, [late]))).toBe(dayOf(overdue(waiting)));
  });

  it('repeats as often as its reminder does', () => {
    expect(REJECTED_LAST_REPEAT).toBe(REMINDER_RULES['rejected-document'].offsets.at(-1));
    expect(REGISTER_LAST_REPEAT).toBe(REMINDER_RULES['missing-document'].offsets.at(-1));
  });
});

describe('a case is never overdue', () => {
  it.each(DISPOSITIONS.filter((one) => one !== 'active'))('when it is %s', (disposition) => {
    expect(overdue({ ...SUBMITTED, disposition }, [rejected()])).toBeNull();
  });

  it('for the yearly update of the card', () => {
    const arrived = facts({
      milestones: reached(Object.fromEntries(MILESTONES.map((one) => [one, '2026-09-10']))),
    });
    expect(overdue(arrived, [])).toBeNull();
    expect(isOverdue(null, civil('2099-01-01'))).toBe(false);
  });
});

it('the earliest reason counts, and a further rejection never makes it later', () => {
  const first = civil('2026-01-01');
  fc.assert(
    fc.property(reachable(first), papersFrom(first), (some, papers) => {
      const without = overdue(some);
      const from = overdue(some, papers);
      expect(without && (!from || isAfter(from, without))).toBeFalsy();
    }),
  );
});
