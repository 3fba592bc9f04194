import { describe, expect, it } from 'vitest';
import {
  isEmployed,
  keptAnswers,
  MOST_QUESTIONS,
  openQuestion,
  QUESTION_IDS,
  QUESTIONS,
  questionsFor,
} from '#lib/domain/route/question.ts';
import { allAnswerSets, WALKS } from './walks.ts';

describe('the questions', () => {
  it('stand in the order of asking, each with the answers of DOMAIN §2', () => {
    expect(
      Object.entries(QUESTIONS).map(([question, answers]) => `${question}: ${answers.join(', ')}`),
    ).toEqual([
      'origin: europe, quebec, wallis-or-new-caledonia, polynesia-or-st-pierre, other',
      'work: none, student-job, contract',
      'card: ehic, s1, none',
      'before: no, yes',
      'ramq: yes, no',
      'visa: yes, no',
      'age: adult, 16-17, under-16',
      'birth: other, french, multilingual',
    ]);
    expect(QUESTION_IDS).toEqual(Object.keys(QUESTIONS));
  });

  it('begin with the origin, and end for everybody', () => {
    expect(openQuestion({})).toBe('origin');
    expect(questionsFor({})).toEqual(['origin']);
    expect(WALKS.every(({ said }) => openQuestion(said) === null)).toBe(true);
  });

  it('are at most six, and somebody is asked six', () => {
    expect(MOST_QUESTIONS).toBe(6);
    expect(Math.max(...WALKS.map(({ steps }) => steps.length))).toBe(MOST_QUESTIONS);
  });

  it('come in their order and each once, whoever answers', () => {
    for (const { steps } of WALKS) {
      const places = steps.map(([question]) => QUESTION_IDS.indexOf(question));
      expect(places, JSON.stringify(steps)).toEqual([...new Set(places)].toSorted((a, b) => a - b));
    }
  });

  it('are each asked of somebody', () => {
    const asked = new Set(WALKS.flatMap(({ steps }) => steps.map(([question]) => question)));
    expect([...asked].toSorted()).toEqual(QUESTION_IDS.toSorted());
  });

  it('show what was answered and the next one, step by step', () => {
    for (const { steps } of WALKS) {
      const asked = steps.map(([question]) => question);
      for (let count = 0; count < steps.length; count++) {
        const said = Object.fromEntries(steps.slice(0, count));
        expect(questionsFor(said)).toEqual(asked.slice(0, count + 1));
        expect(openQuestion(said)).toBe(asked[count]);
      }
      expect(questionsFor(Object.fromEntries(steps))).toEqual(asked);
    }
  });
});

describe('a job', () => {
  it.each([
    ['europe', 'none', false],
    ['europe', 'student-job', true],
    ['europe', 'contract', true],
    ['quebec', 'student-job', false],
    ['quebec', 'contract', true],
    ['wallis-or-new-caledonia', 'student-job', false],
    ['polynesia-or-st-pierre', 'contract', true],
    ['other', 'none', false],
    ['other', 'student-job', false],
    ['other', 'contract', true],
  ] as const)('from %s with %s is employment: %s', (origin, work, expected) => {
    expect(isEmployed({ origin, work })).toBe(expected);
  });

  it('that was not told is none', () => {
    expect(isEmployed({ origin: 'europe' })).toBe(false);
  });
});

describe('an answer that nobody asked for', () => {
  const walkOf = (said: object) => JSON.stringify(Object.entries(said));
  const ends = new Set(WALKS.map(({ said }) => walkOf(said)));

  it('is dropped, whatever a form sends: what is kept is one of the ways through', () => {
    const stray = allAnswerSets(false).find((set) => !ends.has(walkOf(keptAnswers(set))));
    expect(stray).toBeUndefined();
  });

  it('changes nothing: the kept answers are those that were given, and keeping them again drops none', () => {
    const changed = allAnswerSets(false).find((set) => {
      const kept = keptAnswers(set);
      const isGiven = Object.entries(kept).every(
        ([question, answer]) => set[question as 'origin'] === answer,
      );
      return !isGiven || walkOf(keptAnswers(kept)) !== walkOf(kept);
    });
    expect(changed).toBeUndefined();
  });

  it('closes no question: the open one is asked and has no answer, and all before it have one', () => {
    const wrong = allAnswerSets(true).find((set) => {
      const open = openQuestion(set);
      const asked = questionsFor(set);
      if (open === null) return asked.some((question) => set[question] === undefined);
      const answered = asked.slice(0, -1);
      return (
        asked.at(-1) !== open ||
        set[open] !== undefined ||
        answered.some((question) => set[question] === undefined)
      );
    });
    expect(wrong).toBeUndefined();
  });

  it('is for example the card of somebody who comes from outside Europe', () => {
    expect(keptAnswers({ origin: 'other', work: 'contract', card: 'ehic', age: 'adult' })).toEqual({
      origin: 'other',
      work: 'contract',
    });
  });
});
