import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '#lib/domain/case/timeline.ts';
import { historyPage, newestStepFirst, wholeSteps, type HistoryPage } from '#components/timeline/order.ts';

const AT_ONCE = 50;

/** Entry number `seq`: a step, or a paper's move that follows from the step before. */
const entry = (seq: number, follows = false): TimelineEntry => ({
  seq,
  at: new Date('2026-11-21T10:00:00Z'),
  actorRole: 'student',
  actorName: 'Ana Silva',
  source: null,
  what: follows
    ? {
        kind: 'document.moved',
        document: 'passport',
        documentId: '019aa4f0-0000-7000-8000-000000000000',
        to: 'accepted',
        on: '2026-11-21',
        reason: null,
        inferred: true,
      }
    : { kind: 'portal-link.sent' },
});

/** A history, oldest first; `follows` says of each entry whether it follows from the step before it. */
const historyOf = (follows: readonly boolean[]) =>
  follows.map((one, index) => entry(index + 1, one && index > 0));
const plain = (length: number) => historyOf(Array.from({ length }, () => false));

/** What the store gives for a page: the newest before an entry. */
const ask = (history: readonly TimelineEntry[], before: number | 'newest') =>
  history
    .filter((one) => before === 'newest' || one.seq < before)
    .toReversed()
    .slice(0, AT_ONCE);
const pageOf = (history: readonly TimelineEntry[], before: number | 'newest'): HistoryPage => {
  const page = historyPage(ask(history, before), history.length, AT_ONCE);
  if (!page) throw new Error('an empty page');
  return page;
};
const numbers = (entries: readonly TimelineEntry[]) => entries.map((one) => one.seq);

describe('what follows from a step', () => {
  it('stands below it, in its order', () => {
    const history = historyOf([false, false, true, true, false]);
    expect(numbers(newestStepFirst(history.toReversed()))).toEqual([5, 2, 3, 4, 1]);
  });

  it('is left to the page that shows the step', () => {
    expect(numbers(wholeSteps([entry(9), entry(8, true), entry(7, true)]))).toEqual([9]);
    expect(numbers(wholeSteps([entry(9), entry(8, true), entry(7)]))).toEqual([9, 8, 7]);
  });

  it('is shown without its step rather than not at all', () => {
    expect(numbers(wholeSteps([entry(9, true), entry(8, true)]))).toEqual([9, 8]);
  });
});

describe('a page of the history', () => {
  it('is none without entries', () => {
    expect(historyPage([], 0, AT_ONCE)).toBeNull();
  });

  it.each([
    [AT_ONCE - 1, null],
    [AT_ONCE, null],
    [AT_ONCE + 1, 2],
  ])('of %i entries has an older one before %o', (length, older) => {
    expect(pageOf(plain(length), 'newest')).toMatchObject({ older, newer: null, to: length, total: length });
  });

  it('leads back to the newest page, or to the one in between', () => {
    const history = plain(3 * AT_ONCE);
    expect(pageOf(history, 101)).toMatchObject({ from: 51, to: 100, older: 51, newer: 'newest' });
    expect(pageOf(history, 51)).toMatchObject({ from: 1, to: 50, older: null, newer: 101 });
  });

  it('counts an entry that was added between the two questions', () => {
    expect(historyPage([entry(2), entry(1)], 1, AT_ONCE)).toMatchObject({ total: 2, newer: null });
  });

  it('shows every entry once on the way to the oldest, each with its step, and the way back ends at the newest', () => {
    const steps = fc.array(
      fc.nat(20).map((following) => [false, ...Array.from({ length: following }, () => true)]),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(steps, (made) => {
        const history = historyOf(made.flat());
        const seen: number[] = [];
        let page = pageOf(history, 'newest');
        for (;;) {
          const [first] = newestStepFirst(page.entries.filter((one) => one.seq === page.from));
          expect(first?.what.kind).toBe('portal-link.sent');
          seen.push(...numbers(page.entries));
          if (page.older === null) break;
          page = pageOf(history, page.older);
        }
        expect(seen.toSorted((a, b) => a - b)).toEqual(numbers(history));
        for (let turns = 0; page.newer !== null; turns++) {
          expect(turns).toBeLessThan(history.length);
          page = pageOf(history, page.newer);
        }
        expect(page.to).toBe(history.length);
      }),
    );
  });
});
