// A card that was lost: the new one is a task again, and recording it ends the loss.
import { describe, expect, it } from 'vitest';
import { civil, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import { nextStepOf } from '#lib/domain/case/next-step.ts';
import { canRecord, recordMilestone } from '#lib/domain/case/record-milestone.ts';
import { setFacts } from '#lib/domain/case/set-facts.ts';
import { comesByItself, tasksOf } from '#lib/domain/case/tasks.ts';
import { record } from '#lib/domain/case/verbs.ts';
import { PUBLISHED_WINDOWS } from '#lib/domain/wait/wait.ts';
import { by, errorOf, facts, reached, TODAY, valueOf } from '#tests/support/domain-fixtures.ts';
import { stepInShort, taskInShort } from '#tests/support/in-short.ts';

const LOST_ON = civil('2026-11-10');
const CARDED = facts({
  milestones: reached(Object.fromEntries(MILESTONES.map((one) => [one, '2026-10-01']))),
  vitaleOrderedOn: civil('2026-10-01'),
  vitaleUpdatedOn: civil('2026-10-20'),
});
const LOST: CaseFacts = { ...CARDED, vitaleLostOn: LOST_ON };

const recordCard = (some: CaseFacts, on: CivilDate) =>
  recordMilestone(some, { milestone: 'carteVitale', on, source: 'proof' }, TODAY);

describe('recording a new card', () => {
  it('ends the loss, and forgets the update of the lost one', () => {
    const on = civil('2026-11-20');
    expect(valueOf(recordCard(LOST, on))).toEqual({
      ...CARDED,
      vitaleUpdatedOn: null,
      vitaleLostOn: null,
      milestones: { ...CARDED.milestones, carteVitale: { on, source: 'proof', recordedOn: TODAY } },
    });
  });

  it.each([
    [-1, { code: 'date-before-loss', field: 'on', params: { date: '2026-11-10' } }],
    [0, null],
    [1, null],
  ])('is not for a day before the loss: %i days', (days, error) => {
    expect(errorOf(recordCard(LOST, LOST_ON.add({ days })))).toEqual(error);
  });

  it('is not for a day ahead either', () => {
    expect(errorOf(recordCard(LOST, TODAY.add({ days: 1 })))).toEqual({
      code: 'date-in-future',
      field: 'on',
      params: { date: '2026-11-21' },
    });
  });

  it('is refused while the card is there, and once the new one is', () => {
    const refused = (date: string) => ({
      code: 'milestone-recorded',
      field: 'on',
      params: { milestone: 'carteVitale', date },
    });
    expect(errorOf(recordCard(CARDED, TODAY))).toEqual(refused('2026-10-01'));
    const renewed = valueOf(recordCard(LOST, civil('2026-11-20')));
    expect(errorOf(recordCard(renewed, TODAY))).toEqual(refused('2026-11-20'));
  });

  it.each(MILESTONES.filter((one) => one !== 'carteVitale'))(
    'opens no other station again: %s',
    (milestone) => {
      expect(errorOf(canRecord(LOST, milestone))).toEqual({
        code: 'milestone-recorded',
        field: 'on',
        params: { milestone, date: '2026-10-01' },
      });
    },
  );

  it('is refused in a case that rests', () => {
    expect(errorOf(canRecord({ ...LOST, disposition: 'closed' }, 'carteVitale'))).toEqual({
      code: 'case-not-active',
    });
  });

  it('keeps the update of a card that was never lost, and touches no other station', () => {
    const without = {
      ...CARDED,
      milestones: { ...CARDED.milestones, carteVitale: null },
      vitaleUpdatedOn: null,
    };
    const known = { ...without, vitaleLostOn: null };
    expect(valueOf(recordCard(known, TODAY)).vitaleOrderedOn?.toString()).toBe('2026-10-01');
    const asked = facts({ milestones: { ...CARDED.milestones, gpDeclared: null } });
    const lost = { ...asked, vitaleLostOn: LOST_ON, vitaleUpdatedOn: civil('2026-10-20') };
    const declared = recordMilestone(
      lost,
      { milestone: 'gpDeclared', on: civil('2026-10-05'), source: 'declared' },
      TODAY,
    );
    expect(valueOf(declared)).toMatchObject({ vitaleLostOn: LOST_ON, vitaleUpdatedOn: lost.vitaleUpdatedOn });
  });

  it('is told with the facts that it empties', () => {
    const state = { facts: { ...LOST, answers: {} }, documents: [] };
    const after = valueOf(record(state, { milestone: 'carteVitale', on: civil('2026-11-20') }, by()));
    expect(after.events).toEqual([
      {
        what: { kind: 'milestone.recorded', milestone: 'carteVitale', on: '2026-11-20' },
        source: 'declared',
      },
      { what: { kind: 'fact.recorded', fact: 'vitaleUpdatedOn', on: null }, source: null },
      { what: { kind: 'fact.recorded', fact: 'vitaleLostOn', on: null }, source: null },
    ]);
  });
});

describe('the task of a lost card', () => {
  const taskOf = (some: CaseFacts) =>
    tasksOf(some, [], TODAY)
      .filter(({ milestone }) => milestone === 'carteVitale')
      .map((task) => `${taskInShort(task)}, ${String(task.on)}`);
  const step = (some: CaseFacts) => stepInShort(nextStepOf(some, [], TODAY, PUBLISHED_WINDOWS));

  it('is to get a new one, unless that was ordered since', () => {
    expect(taskOf(CARDED)).toEqual(['report-milestone carteVitale: done, completed, 2026-10-01']);
    expect(taskOf(LOST)).toEqual(['reach-milestone carteVitale: now, todo, null']);
    expect(comesByItself(LOST, 'carteVitale')).toBe(false);
    const ordered = { ...LOST, vitaleOrderedOn: LOST_ON };
    expect(taskOf(ordered)).toEqual(['report-milestone carteVitale: later, when-it-comes, null']);
    expect(comesByItself(ordered, 'carteVitale')).toBe(true);
  });

  it('is the next step, until a new one is ordered or there', () => {
    expect(step(CARDED)).toBe('student: arrived');
    expect(step(LOST)).toBe('student: reach-milestone carteVitale');
    expect(step({ ...LOST, vitaleOrderedOn: LOST_ON })).toBe('student: arrived');
    expect(step(valueOf(recordCard(LOST, TODAY)))).toBe('student: arrived');
  });

  it('leaves the other stations as they are', () => {
    const others = (some: CaseFacts) =>
      tasksOf(some, [], TODAY).filter(({ milestone }) => milestone !== 'carteVitale');
    expect(others(LOST)).toEqual(others(CARDED));
  });

  it('begins with the loss that is told', () => {
    expect(valueOf(setFacts(CARDED, { vitaleLostOn: LOST_ON }, TODAY))).toEqual(LOST);
  });
});
