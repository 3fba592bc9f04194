import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { DISPOSITIONS } from '#lib/domain/case/disposition.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import { isSilent, owesAction, SILENT_DAYS } from '#lib/domain/case/silent.ts';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import { PUBLISHED_WINDOWS, waitOf } from '#lib/domain/wait/wait.ts';
import { facts, paper, reached, TODAY } from '#tests/support/domain-fixtures.ts';

const SUBMITTED = facts({ milestones: reached({ submitted: '2026-09-10' }) });
const ARRIVED = facts({
  milestones: reached(Object.fromEntries(MILESTONES.map((one) => [one, '2026-10-01']))),
});
const LATE = waitOf(SUBMITTED, TODAY, PUBLISHED_WINDOWS)?.lateFrom ?? TODAY;

const owes = (some: CaseFacts, papers: readonly DocumentFacts[] = [], today = TODAY) =>
  owesAction(some, papers, today, PUBLISHED_WINDOWS);
const silent = (some: CaseFacts, papers: readonly DocumentFacts[], today: typeof TODAY) =>
  isSilent(some, papers, today, PUBLISHED_WINDOWS);

describe('the student owes an action', () => {
  it('when there is something to do', () => {
    expect(owes(facts())).toBe(true);
    expect(owes(SUBMITTED, [paper('birth-certificate')])).toBe(true);
    expect(owes(SUBMITTED, [paper('student-visa', { status: 'rejected' })])).toBe(true);
  });

  it('when the CPAM is to be asked after a wait that is too long, and not before', () => {
    expect(owes(SUBMITTED, [], LATE.subtract({ days: 1 }))).toBe(false);
    expect(owes(SUBMITTED, [], LATE)).toBe(true);
  });

  it('not while the office or the CPAM holds the case, nor on arrival', () => {
    expect(owes(SUBMITTED, [paper('birth-certificate', { status: 'with_office' })])).toBe(false);
    expect(owes(SUBMITTED)).toBe(false);
    expect(owes(ARRIVED)).toBe(false);
  });

  it.each(DISPOSITIONS)('in a case that is %s only when active', (disposition) => {
    expect(owes(facts({ disposition }))).toBe(disposition === 'active');
  });
});

describe('a case is silent', () => {
  const since = civil('2026-10-01');
  const edges = [
    [-1, false],
    [0, true],
    [1, true],
  ] as const;

  it('after three weeks without a word', () => {
    expect(SILENT_DAYS).toBe(21);
  });

  it.each(edges)('%i days from the limit since the student last recorded something: %s', (days, expected) => {
    const heard = facts({ studentActedOn: since });
    expect(silent(heard, [], since.add({ days: SILENT_DAYS + days }))).toBe(expected);
  });

  it.each(edges)(
    '%i days from the limit since the case is active, when nothing was ever said: %s',
    (days, expected) => {
      const unheard = facts({ activeSince: since });
      expect(silent(unheard, [], since.add({ days: SILENT_DAYS + days }))).toBe(expected);
    },
  );

  it('counted from the student’s own word, not from what the office recorded', () => {
    const heard = facts({ activeSince: civil('2026-09-01'), studentActedOn: TODAY.subtract({ days: 20 }) });
    expect(silent(heard, [], TODAY)).toBe(false);
  });

  it('only while the student owes an action', () => {
    const heard = { ...SUBMITTED, studentActedOn: civil('2026-09-10') };
    expect(silent(heard, [], TODAY)).toBe(false);
    expect(silent(heard, [paper('birth-certificate')], TODAY)).toBe(true);
    expect(silent(heard, [], LATE)).toBe(true);
    expect(silent({ ...ARRIVED, studentActedOn: civil('2026-10-01') }, [], TODAY)).toBe(false);
  });

  it.each(DISPOSITIONS)('as %s only when active', (disposition) => {
    expect(silent(facts({ disposition }), [], TODAY)).toBe(disposition === 'active');
  });
});
