import { describe, expect, it } from 'vitest';
import { countEdits, type Edit } from '#scripts/faults/count-edits.ts';
import type { Answer } from '#scripts/faults/send-form.ts';

const DAYS = ['2026-01-01', '2026-01-02', '2026-01-03'] as const;
const formOf = (arrivedOn: string, version = '1') => new Map(Object.entries({ arrivedOn, version }));
const told = (arrivedOn: string, version = '2'): Answer => ({
  kind: 'conflict',
  form: formOf(arrivedOn, version),
});
const SAVED: Answer = { kind: 'saved' };
const NOW = { version: 2, arrivedOn: DAYS[0] };

/** Three edits of one version: the first is written, the others are told, but for what a test says. */
const edits = (planted: Readonly<Record<number, Answer>> = {}): Edit[] =>
  DAYS.map((day, index) => ({
    form: formOf(day),
    answer: planted[index] ?? (index === 0 ? SAVED : told(day)),
  }));

describe('the oracle of edits that saw one version', () => {
  it('finds nothing where one was written and the others keep what was typed', () => {
    expect(countEdits(edits(), NOW)).toEqual({ lost: 0, duplicate: 0, wrong: [] });
  });

  it('finds a second edit that was written', () => {
    expect(countEdits(edits({ 1: SAVED }), NOW)).toMatchObject({ lost: 0, duplicate: 1 });
  });

  it.each<[string, Answer]>([
    ['something else than what was typed', told('')],
    ['no form any more', { kind: 'conflict', form: undefined }],
  ])('counts what was typed as lost where the answer shows %s', (_, answer) => {
    expect(countEdits(edits({ 2: answer }), NOW)).toMatchObject({ lost: 1, duplicate: 0 });
  });

  it('counts the written edit as lost where the case has another', () => {
    expect(countEdits(edits(), { ...NOW, arrivedOn: DAYS[1] })).toMatchObject({ lost: 1 });
    expect(countEdits(edits(), { ...NOW, arrivedOn: null })).toMatchObject({ lost: 1 });
  });

  it('counts a change as lost where nobody was taken', () => {
    expect(countEdits(edits({ 0: told(DAYS[0]) }), NOW)).toMatchObject({ lost: 1 });
  });

  it.each<[string, Answer]>([
    ['an error page', { kind: 'failed' }],
    ['a page that says nothing', { kind: 'broken', what: '200 that says nothing' }],
    ['503', { kind: 'unavailable' }],
    ['a conflict that would be overtaken again', told(DAYS[1], '1')],
  ])('finds wrong what is answered %s', (_, answer) => {
    expect(countEdits(edits({ 1: answer }), NOW).wrong).toHaveLength(1);
  });

  it('finds wrong a version that did not go on by one', () => {
    expect(
      countEdits(edits({ 1: told(DAYS[1], '3'), 2: told(DAYS[2], '3') }), { ...NOW, version: 3 }).wrong,
    ).toHaveLength(1);
  });
});
