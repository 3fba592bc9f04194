import { describe, expect, it } from 'vitest';
import { QUESTION_IDS, QUESTIONS } from '#lib/domain/route/question.ts';
import { triageAnswers } from '#lib/domain/route/schema.ts';

const every = QUESTION_IDS.flatMap((question) => QUESTIONS[question].map((answer) => ({ question, answer })));

describe('the stored answers', () => {
  it('know every question', () => {
    expect(Object.keys(triageAnswers.shape)).toEqual(QUESTION_IDS);
  });

  it.each(every)('take $answer to $question', ({ question, answer }) => {
    expect(triageAnswers.parse({ [question]: answer })).toEqual({ [question]: answer });
  });

  it.each(QUESTION_IDS)('take no other answer to %s', (question) => {
    for (const answer of ['', 'perhaps', null, 1]) {
      expect(triageAnswers.safeParse({ [question]: answer }).success, String(answer)).toBe(false);
    }
  });

  it('take no answers at all, and none to questions that nobody asks', () => {
    expect(triageAnswers.parse({})).toEqual({});
    expect(triageAnswers.safeParse({ origin: 'europe', shoeSize: '42' }).success).toBe(false);
  });
});
