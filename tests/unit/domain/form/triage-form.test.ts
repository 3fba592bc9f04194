import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { triageForm } from '#lib/domain/form/schema.ts';
import { QUESTION_IDS, QUESTIONS } from '#lib/domain/route/question.ts';
import { BAD_SEEN, NONSENSE_DAYS, READ, refusals, SEEN, type Bad } from './refusals.ts';

const answers = QUESTION_IDS.flatMap((question) =>
  QUESTIONS[question].map((answer) => ({ question, answer })),
);

describe('the form of the triage', () => {
  it.each<Bad>([
    ...BAD_SEEN,
    ...NONSENSE_DAYS.map((day) => ['ehicValidUntil', day, 'date-malformed'] as const),
    ...QUESTION_IDS.map((question) => [question, 'perhaps', 'choice-unknown'] as const),
  ])('%s "%s" is refused with %s alone', (field, value, code) => {
    expect(refusals(triageForm, SEEN, field, value)).toEqual([`${field}: ${code}`]);
  });

  it.each(answers)(
    'takes $answer to $question, and leaves the other questions open',
    ({ question, answer }) => {
      expect(triageForm.parse({ ...SEEN, [question]: answer })).toEqual({
        ...READ,
        ehicValidUntil: null,
        answers: { [question]: answer },
      });
    },
  );

  it.each(QUESTION_IDS)('reads no answer in an empty field: %s', (question) => {
    expect(triageForm.parse({ ...SEEN, [question]: '' }).answers).toStrictEqual({});
  });

  it('reads all answers together with the last day of the card, and nothing that nobody asked', () => {
    const said = { origin: 'europe', work: 'none', card: 'ehic' };
    const read = triageForm.parse({ ...SEEN, ...said, ehicValidUntil: ' 2028-02-29 ', shoeSize: '42' });
    expect(read).toEqual({ ...READ, ehicValidUntil: civil('2028-02-29'), answers: said });
    expect(triageForm.parse({ ...SEEN, ehicValidUntil: '' }).ehicValidUntil).toBeNull();
  });
});
