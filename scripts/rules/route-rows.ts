import type { OutcomeId } from '#lib/domain/route/outcome.ts';
import { held, rowsOf, type Row, type Section } from './row.ts';

const outcomes = rowsOf<OutcomeId>(
  'DOMAIN §2',
  held(['route/outcome.ts', 'outcomeOf'], ['route/outcome.test.ts', 'with %i of them gone: %s']),
  {
    employed: '1. employed under a French contract; for Europeans any job: `employed`',
    ehic: '2. European card that covers: `ehic_covers`, at rest, paid back by its own way',
    affiliated: '3. born in France or ever affiliated: `already_affiliated`, not the portal',
    quebec: '4. Québec with RAMQ attestation: `convention_quebec`',
    s1: '5. European with form S1: `register_portal`',
    european: '6. European with neither: `register_portal` with proof of resources',
    overseas: '7. Wallis and Futuna, New Caledonia: `register_portal`, no visa, permit or translation',
    'overseas-disputed': '7. French Polynesia, Saint-Pierre-et-Miquelon: sources disagree, ask 3646',
    everybody: '8. all others, the United Kingdom included: `register_portal`',
  },
);

const triage: readonly Row[] = [
  {
    rule: 'The first situation that holds decides; each set of answers has exactly one outcome',
    source: 'DOMAIN §2',
    held: held(
      ['route/outcome.ts', 'OUTCOME_RULES'],
      [
        'route/outcome.test.ts',
        'are one for each set of answers that leaves nothing open, the same as for the kept ones alone',
      ],
    ),
  },
  {
    rule: 'At most six questions are asked',
    source: 'PRODUCT 5',
    held: held(
      ['route/question.ts', 'questionsFor'],
      ['route/question.test.ts', 'are at most six, and somebody is asked six'],
    ),
  },
  {
    rule: 'Under 16 only adds the parental authorisation, under 18 that no permit is asked for',
    source: '003, web',
    held: held(
      ['route/outcome.ts', 'outcomeOf'],
      ['route/outcome.test.ts', '%s only adds to the result: %j'],
    ),
  },
  {
    rule: 'A European card needs its last day, which lies ahead',
    source: '000, 001',
    held: held(
      ['route/answer-triage.ts', 'answerTriage'],
      ['route/answer-triage.test.ts', 'that ends %s is taken: %s %s'],
    ),
  },
];

export const ROUTE: readonly Section[] = [{ title: '2. Who registers', rows: [...outcomes, ...triage] }];
