import { describe, expect, it } from 'vitest';
import { DATED_FACTS } from '#lib/domain/case/dated-fact.ts';
import * as forms from '#lib/domain/form/schema.ts';
import { ERROR_CODES } from '#lib/domain/result.ts';
import { QUESTION_IDS } from '#lib/domain/route/question.ts';
import { ID, refusals, SEEN } from './refusals.ts';

const { LONGEST_TEXT, LARGEST_INTEGER, ...schemas } = forms;
const DAY = '2026-11-21';

/** Every field that any form has, with something that some form takes. */
const FIELDS = {
  ...SEEN,
  ...Object.fromEntries([...QUESTION_IDS, ...DATED_FACTS].map((field) => [field, ''])),
  milestone: 'submitted',
  on: DAY,
  what: 'other-day',
  to: 'closed',
  reason: '',
  reasonText: '',
  plan: 'staying',
  documentId: ID,
  status: 'deposited',
  expectedOn: DAY,
  email: 'ana@student.example',
  code: '012345',
  request: ID,
  token: 'x',
};
const VALUES = [
  '',
  ' ',
  'x',
  '-1',
  '1e999',
  String(LARGEST_INTEGER + 1),
  '\u0000',
  DAY,
  '💥'.repeat(LONGEST_TEXT),
  undefined,
  null,
  7,
  new File(['x'], 'x.png'),
];

describe.each(Object.entries(schemas))('%s', (_, schema) => {
  it.each(Object.keys(FIELDS))(
    'says nothing but known codes, each beside its field, whatever is in %s',
    (field) => {
      const { reason: _reason, ...others } = FIELDS;
      for (const value of VALUES) {
        for (const said of refusals(schema, { ...others, reason: 'withdrew' }, field, value)) {
          const [name = '', code] = said.split(': ');
          expect(ERROR_CODES, said).toContain(code);
          expect(FIELDS, said).toHaveProperty(name);
        }
      }
    },
  );
});
