// The card: its yearly update, whether it was ordered, and how long updates are asked for.
import { describe, expect, it } from 'vitest';
import { civil, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { awaitsNewCard, cardUpdateDueOn, cardUpdatesUntil, isCardOrdered } from '#lib/domain/case/card.ts';
import { AFTER_STUDIES, type CaseFacts } from '#lib/domain/case/facts.ts';
import { tasksOf } from '#lib/domain/case/tasks.ts';
import { facts, reached, TODAY } from '#tests/support/domain-fixtures.ts';
import { taskInShort } from '#tests/support/in-short.ts';

const NIR = reached({
  submitted: '2026-09-10',
  provisionalNumber: '2026-10-01',
  permanentNumber: '2026-11-01',
});
const CARD = { ...NIR, carteVitale: reached({ carteVitale: '2026-11-10' }).carteVitale };
const CARDED = facts({ milestones: CARD, studiesEndOn: null });
const END = civil('2027-11-20');

const isAsked = (some: CaseFacts, today: CivilDate) =>
  tasksOf(some, [], today).map(taskInShort).includes('update-card -: now, todo');

describe('the yearly update of the card', () => {
  const due = cardUpdateDueOn(CARDED) ?? TODAY;

  it.each([
    [-1, false],
    [0, true],
    [1, true],
  ])('is asked for from the day it is due: %i days, %s', (days, expected) => {
    expect(isAsked(CARDED, due.add({ days }))).toBe(expected);
  });

  it('is a task without a deadline that says since when it is due', () => {
    const task = tasksOf(CARDED, [], due).find(({ kind }) => kind === 'update-card');
    expect(task).toEqual({
      kind: 'update-card',
      group: 'now',
      state: 'todo',
      document: null,
      milestone: null,
      deadline: null,
      on: due,
    });
  });

  it('is due a year after the later of card and update', () => {
    expect(due.toString()).toBe('2027-11-10');
    const updated = { ...CARDED, vitaleUpdatedOn: civil('2027-12-24') };
    expect(cardUpdateDueOn(updated)?.toString()).toBe('2028-12-24');
    expect(isAsked(updated, civil('2028-12-23'))).toBe(false);
    expect(isAsked(updated, civil('2028-12-24'))).toBe(true);
    expect(cardUpdateDueOn({ ...CARDED, vitaleUpdatedOn: civil('2026-11-09') })?.toString()).toBe(
      '2027-11-10',
    );
  });

  it('of a card of 29 February is due on the 28th, and on the 29th in leap years', () => {
    const leap = facts({
      milestones: { ...CARD, carteVitale: reached({ carteVitale: '2028-02-29' }).carteVitale },
    });
    expect([1, 2, 3, 4].map((years) => cardUpdateDueOn(leap, years)?.toString())).toEqual([
      '2029-02-28',
      '2030-02-28',
      '2031-02-28',
      '2032-02-29',
    ]);
  });

  it('is nothing without a card', () => {
    expect(cardUpdateDueOn(facts({ milestones: NIR }))).toBeNull();
  });

  it('is nothing while a lost card is not replaced', () => {
    const lost = { ...CARDED, vitaleLostOn: civil('2027-05-01'), vitaleUpdatedOn: civil('2027-04-01') };
    expect(cardUpdateDueOn(lost)).toBeNull();
    expect(cardUpdateDueOn(lost, 2)).toBeNull();
    expect(isAsked(lost, civil('2028-11-10'))).toBe(false);
  });

  it.each([
    [-1, true],
    [0, true],
    [1, false],
  ])('is asked for until the studies end: %i days from it, %s', (days, expected) => {
    expect(isAsked({ ...CARDED, studiesEndOn: END }, END.add({ days }))).toBe(expected);
  });

  it.each(AFTER_STUDIES)('is asked for beyond the studies unless the student leaves: %s', (plan) => {
    const some = { ...CARDED, studiesEndOn: END, afterStudies: { plan, studiesEndOn: END } };
    expect(isAsked(some, END)).toBe(true);
    expect(isAsked(some, END.add({ days: 1 }))).toBe(plan !== 'leaving');
  });
});

describe('the last day of the card updates', () => {
  it('is the end of the studies, if it is known', () => {
    expect(cardUpdatesUntil(facts({ studiesEndOn: END }))).toBe(END);
    expect(cardUpdatesUntil(facts({ studiesEndOn: null }))).toBeNull();
  });

  it.each([
    ['staying', null],
    ['working', null],
    ['leaving', '2027-11-20'],
  ] as const)('of a student who is %s is %s', (plan, until) => {
    const some = facts({ studiesEndOn: END, afterStudies: { plan, studiesEndOn: END } });
    expect(cardUpdatesUntil(some)?.toString() ?? null).toBe(until);
  });

  it('counts only what was said for that very end', () => {
    for (const days of [-1, 1]) {
      const said = { plan: 'staying', studiesEndOn: END.add({ days }) } as const;
      expect(cardUpdatesUntil(facts({ studiesEndOn: END, afterStudies: said }))).toBe(END);
      expect(cardUpdatesUntil(facts({ studiesEndOn: null, afterStudies: said }))).toBeNull();
    }
  });
});

describe('a card', () => {
  const lostOn = civil('2026-11-15');

  it('is awaited anew from its loss', () => {
    expect(awaitsNewCard(CARDED)).toBe(false);
    expect(awaitsNewCard({ ...CARDED, vitaleLostOn: lostOn })).toBe(true);
  });

  it('is ordered once an order is told', () => {
    expect(isCardOrdered(facts())).toBe(false);
    expect(isCardOrdered(facts({ vitaleOrderedOn: civil('2026-11-05') }))).toBe(true);
  });

  it.each([
    [-1, false],
    [0, true],
    [1, true],
  ])('that was lost is ordered by an order of that day or later: %i days, %s', (days, isOrdered) => {
    const some = { ...CARDED, vitaleLostOn: lostOn, vitaleOrderedOn: lostOn.add({ days }) };
    expect(isCardOrdered(some)).toBe(isOrdered);
    expect(isCardOrdered({ ...some, vitaleOrderedOn: null })).toBe(false);
  });
});
