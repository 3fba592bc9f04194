import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civil, isAfter, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { DISPOSITIONS, type CaseFacts } from '#lib/domain/case/facts.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import {
  isOverdue,
  overdueFrom,
  REGISTER_LAST_REPEAT,
  registerAnchor,
  REJECTED_LAST_REPEAT,
  UNANSWERED_DAYS,
} from '#lib/domain/case/overdue.ts';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import { REMINDER_RULES } from '#lib/domain/reminder/kind.ts';
import { PUBLISHED_WINDOWS } from '#lib/domain/wait/wait.ts';
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
    expectEdge(overdueFrom(some, []), last);
  });

  it('for the card counts from the order, and not before one was made', () => {
    const milestones = reached({
      submitted: '2026-09-10',
      permanentNumber: '2026-10-01',
      ameliAccount: '2026-10-05',
    });
    expect(overdueFrom(facts({ milestones }), [])).toBeNull();
    const ordered = facts({ milestones, vitaleOrderedOn: civil('2026-10-10') });
    expectEdge(
      overdueFrom(ordered, []),
      civil('2026-10-10').add({ weeks: PUBLISHED_WINDOWS.carteVitale?.toWeeks ?? 0 }),
    );
  });
});

describe('a registration that nobody answered', () => {
  const lastDay = (some: CaseFacts) =>
    registerAnchor(some)?.add({ days: REGISTER_LAST_REPEAT + UNANSWERED_DAYS - 1 }) ?? civil('1999-01-01');

  it('makes the case overdue seven days after the last repeat', () => {
    expectEdge(overdueFrom(facts(), []), lastDay(facts()));
    expect(overdueFrom(facts(), [])?.toString()).toBe('2026-11-28');
  });

  it.each([
    ['studiesStartOn', facts({ studiesStartOn: civil('2026-12-01') })],
    ['arrivedOn', facts({ arrivedOn: civil('2026-12-01') })],
    ['activeSince', facts({ activeSince: civil('2026-12-01') })],
    ['routeKnownSince', facts({ routeKnownSince: civil('2026-12-01') })],
  ])('counts from the latest day: %s', (_, some) => {
    expect(registerAnchor(some)?.toString()).toBe('2026-12-01');
    expectEdge(overdueFrom(some, []), lastDay(some));
  });

  it('stops on submitting and is not asked of other routes', () => {
    expect(overdueFrom(facts({ route: 'employed' }), [])).toBeNull();
    expect(overdueFrom(SUBMITTED, [])).not.toEqual(overdueFrom(facts(), []));
  });
});

describe('a rejected paper that nobody answered', () => {
  const waiting = facts({ milestones: reached({ submitted: '2026-09-30' }), studiesStartOn: null });
  const recorded = civil('2026-10-03');

  it('makes the case overdue seven days after the last repeat, counted from when it was recorded', () => {
    const last = recorded.add({ days: REJECTED_LAST_REPEAT + UNANSWERED_DAYS - 1 });
    expectEdge(overdueFrom(waiting, [rejected()]), last);
  });

  it('waits for the day on which the student expects the paper', () => {
    const late = recorded.add({ days: REJECTED_LAST_REPEAT + 5 });
    const nia = facts({ milestones: reached({ submitted: '2026-09-30', provisionalNumber: '2026-10-01' }) });
    expectEdge(overdueFrom(nia, [rejected({ expectedOn: late })]), late.add({ days: UNANSWERED_DAYS - 1 }));
    const early = recorded.add({ days: 5 });
    expect(overdueFrom(nia, [rejected({ expectedOn: early })])).toEqual(overdueFrom(nia, [rejected()]));
  });

  it('counts no more once the number that it serves has come', () => {
    const nir = facts({
      milestones: reached({
        submitted: '2026-09-10',
        permanentNumber: '2026-11-01',
        ameliAccount: '2026-11-02',
      }),
    });
    expect(overdueFrom(nir, [rejected(), rejected({ kind: 'student-visa' })])).toBeNull();
    expect(overdueFrom(nir, [rejected({ kind: 'bank-details' })])).not.toBeNull();
  });

  it('repeats as often as its reminder does', () => {
    expect(REJECTED_LAST_REPEAT).toBe(REMINDER_RULES['rejected-document'].offsets.at(-1));
    expect(REGISTER_LAST_REPEAT).toBe(REMINDER_RULES['missing-document'].offsets.at(-1));
  });
});

describe('a case is never overdue', () => {
  it.each(DISPOSITIONS.filter((one) => one !== 'active'))('when it is %s', (disposition) => {
    expect(overdueFrom({ ...SUBMITTED, disposition }, [rejected()])).toBeNull();
  });

  it('for the yearly update of the card', () => {
    const arrived = facts({
      milestones: reached(Object.fromEntries(MILESTONES.map((one) => [one, '2026-09-10']))),
    });
    expect(overdueFrom(arrived, [])).toBeNull();
    expect(isOverdue(null, civil('2099-01-01'))).toBe(false);
  });
});

it('the earliest reason counts, and a further rejection never makes it later', () => {
  const first = civil('2026-01-01');
  fc.assert(
    fc.property(reachable(first), papersFrom(first), (some, papers) => {
      const without = overdueFrom(some, []);
      const from = overdueFrom(some, papers);
      expect(without && (!from || isAfter(from, without))).toBeFalsy();
    }),
  );
});
