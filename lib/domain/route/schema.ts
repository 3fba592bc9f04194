import { z } from 'zod';
import { QUESTIONS } from './question.ts';

/** The answers of the triage as they are stored; what this version does not know is refused. */
export const triageAnswers = z.strictObject({
  origin: z.enum(QUESTIONS.origin).optional(),
  work: z.enum(QUESTIONS.work).optional(),
  card: z.enum(QUESTIONS.card).optional(),
  before: z.enum(QUESTIONS.before).optional(),
  ramq: z.enum(QUESTIONS.ramq).optional(),
  visa: z.enum(QUESTIONS.visa).optional(),
  age: z.enum(QUESTIONS.age).optional(),
  birth: z.enum(QUESTIONS.birth).optional(),
});
