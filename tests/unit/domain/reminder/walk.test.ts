// The planner run day by day, as the worker does, with what it wrote fed back to it.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { civil, isAfter, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { NO_MILESTONES, type CaseFacts } from '#lib/domain/case/facts.ts';
import { REMINDER_RULES, type Occurrence } from '#lib/domain/reminder/kind.ts';
import { nextCheckOn, planReminders } from '#lib/domain/reminder/plan.ts';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import { dayFrom, dispositions, papersFrom } from '#tests/support/arbitrary-facts.ts';
import { facts, paper } from '#tests/support/domain-fixtures.ts';

/** Walks begin in the summer of 2027, so they pass both changes of the clock and 29 February 2028. */
const FIRST = civil('2027-06-01');
const FIFTEEN_MONTHS = 457;
const SEARCHED_DAYS = 400;

type Story = {
  readonly some: CaseFacts;
  readonly papers: readonly DocumentFacts[];
  readonly start: CivilDate;
};

const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const past = dayFrom(FIRST.subtract({ days: 800 }), 800);

/** Cases for which something can fall due: before submitting, waiting with rejections, with a card of any age. */
const stories: fc.Arbitrary<Story> = fc
  .record({
    stage: fc.constantFrom('preparing', 'waiting', 'carded'),
    activeSince: dayFrom(FIRST.subtract({ days: 60 }), 100),
    studiesStartOn: maybe(dayFrom(FIRST, 60)),
    studiesEndOn: maybe(dayFrom(FIRST, 600)),
    submittedOn: past,
    card: fc.record({ on: past, lag: fc.integer({ min: 0, max: 500 }) }),
    vitaleUpdatedOn: maybe(past),
    papers: papersFrom(FIRST.subtract({ days: 100 })),
    start: dayFrom(FIRST, 60),
  })
  .map(({ stage, submittedOn, card, papers, start, vitaleUpdatedOn, ...change }) => {
    const fact = (on: CivilDate, lag = 0) => {
      const recordedOn = on.add({ days: lag });
      return { on, source: 'declared' as const, recordedOn: isAfter(recordedOn, start) ? start : recordedOn };
    };
    const milestones = {
      ...NO_MILESTONES,
      ...(stage !== 'preparing' && { submitted: fact(submittedOn) }),
      ...(stage === 'carded' && { permanentNumber: fact(card.on), carteVitale: fact(card.on, card.lag) }),
    };
    const some = facts({
      ...change,
      // Without answers nothing but reminders falls due.
      answers: {},
      milestones,
      vitaleUpdatedOn: stage === 'carded' ? vitaleUpdatedOn : null,
    });
    return { some, papers, start };
  });

const keyOf = (one: Occurrence) => [one.kind, one.subject, one.cycle, one.index].join(' ');
const cycleOf = (one: Occurrence) => [one.kind, one.subject, one.cycle].join(' ');

/** What is planned on each of so many days, each day knowing what the days before wrote down. */
function walk({ some, papers, start }: Story, days: number, change?: { after: number; to: Story }) {
  const ledger: Occurrence[] = [];
  return Array.from({ length: days }, (_, count) => {
    const now = change && count >= change.after ? change.to : { some, papers };
    const planned = planReminders(now.some, now.papers, ledger, start.add({ days: count }));
    ledger.push(...planned);
    return planned;
  });
}

it('plans nothing twice in fifteen months, one index of a cycle a day at most, and never an earlier one', () => {
  fc.assert(
    fc.property(stories, (story) => {
      const days = walk(story, FIFTEEN_MONTHS);
      const keys = days.flat().map(keyOf);
      expect(new Set(keys).size).toBe(keys.length);
      const highest = new Map<string, number>();
      for (const one of days.flat()) {
        expect(one.index).toBeGreaterThan(highest.get(cycleOf(one)) ?? -1);
        expect(one.index).toBeLessThan(REMINDER_RULES[one.kind].offsets.length);
        highest.set(cycleOf(one), one.index);
      }
      for (const planned of days) {
        const cycles = planned.filter((one) => one.state === 'planned').map(cycleOf);
        expect(new Set(cycles).size).toBe(cycles.length);
      }
    }),
    { numRuns: 30 },
  );
});

it('plans nothing twice when facts are corrected on the way', () => {
  const changes = fc.record({
    after: fc.integer({ min: 1, max: 120 }),
    other: stories,
    delay: fc.integer({ min: -60, max: 60 }),
  });
  fc.assert(
    fc.property(stories, changes, (story, { after, other, delay }) => {
      const papers = story.papers.map((one) => ({ ...one, statusOn: one.statusOn.add({ days: delay }) }));
      const to = { some: other.some, papers, start: story.start };
      const keys = walk(story, 240, { after, to }).flat().map(keyOf);
      expect(new Set(keys).size).toBe(keys.length);
    }),
    { numRuns: 20 },
  );
});

it('plans nothing on a case that is not active, and looks no more', () => {
  const resting = dispositions.filter((one) => one !== 'active');
  fc.assert(
    fc.property(stories, resting, ({ some, papers, start }, disposition) => {
      const story = { some: { ...some, disposition }, papers, start };
      expect(walk(story, 60).flat()).toEqual([]);
      expect(nextCheckOn(story.some, papers, [], start)).toBeNull();
    }),
  );
});

it('looks again exactly on the first later day on which something falls due', () => {
  fc.assert(
    fc.property(stories, fc.boolean(), ({ some, papers, start }, isFirstLook) => {
      const before = isFirstLook ? [] : planReminders(some, papers, [], start.subtract({ days: 20 }));
      const written = [...before, ...planReminders(some, papers, before, start)];
      const searched = Array.from({ length: SEARCHED_DAYS }, (_, count) => start.add({ days: count + 1 }));
      const first = searched.find((day) => planReminders(some, papers, written, day).length > 0);
      const next = nextCheckOn(some, papers, before, start);
      const isWithin = next !== null && !isAfter(next, start.add({ days: SEARCHED_DAYS }));
      expect(isWithin ? next.toString() : undefined).toBe(first?.toString());
    }),
    { numRuns: 60 },
  );
});

it.each([
  ['the change of the clock in autumn', '2027-10-30', '2027-10-31', '2027-11-01'],
  ['the change of the clock in spring', '2028-03-25', '2028-03-26', '2028-03-27'],
  ['29 February', '2028-02-28', '2028-02-29', '2028-03-01'],
])(
  'a reminder that is due on the day of %s comes on that day, neither before nor after',
  (_, eve, day, morrow) => {
    const [offset = 0] = REMINDER_RULES['missing-document'].offsets;
    const some = facts({ answers: {}, studiesStartOn: civil(day).subtract({ days: offset }) });
    const papers = [paper('student-visa')];
    expect(planReminders(some, papers, [], civil(eve))).toEqual([]);
    const planned = planReminders(some, papers, [], civil(day));
    expect(planned.map((one) => one.dueOn.toString())).toEqual([day]);
    expect(planReminders(some, papers, planned, civil(morrow))).toEqual([]);
    expect(nextCheckOn(some, papers, [], civil(eve))?.toString()).toBe(day);
  },
);
