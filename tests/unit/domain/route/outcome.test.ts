import { describe, expect, it } from 'vitest';
import {
  OUTCOME_IDS,
  OUTCOME_RULES,
  outcomeOf,
  SOURCES,
  SOURCES_READ_IN,
  type OutcomeId,
} from '#lib/domain/route/outcome.ts';
import { keptAnswers, openQuestion, QUESTIONS, type TriageAnswers } from '#lib/domain/route/question.ts';
import type { Route } from '#lib/domain/route/route.ts';
import { allAnswerSets, WALKS, type Step } from './walks.ts';

const FIRST = 'origin work';
const [NO_CONTRACT, NO_JOB, ALL] = [['none', 'student-job'], ['none'], Object.values(QUESTIONS.origin)];
const OVERSEAS = ['wallis-or-new-caledonia', 'polynesia-or-st-pierre'];

/** Who is asked what, and where it leads: each line is one kind of people. `said`: the answers that make them so. */
const PEOPLE: readonly {
  readonly asks: string;
  readonly said: Readonly<Record<string, readonly string[]>>;
  readonly leads: OutcomeId;
}[] = [
  { asks: FIRST, said: { origin: ALL, work: ['contract'] }, leads: 'employed' },
  { asks: FIRST, said: { origin: ['europe'], work: ['student-job'] }, leads: 'employed' },
  { asks: `${FIRST} card`, said: { origin: ['europe'], work: NO_JOB, card: ['ehic'] }, leads: 'ehic' },
  {
    asks: `${FIRST} card before`,
    said: { work: NO_JOB, card: ['s1', 'none'], before: ['yes'] },
    leads: 'affiliated',
  },
  { asks: `${FIRST} card before age birth`, said: { card: ['s1'], before: ['no'] }, leads: 's1' },
  { asks: `${FIRST} card before age birth`, said: { card: ['none'], before: ['no'] }, leads: 'european' },
  {
    asks: `${FIRST} before`,
    said: { origin: ['quebec', 'other', ...OVERSEAS], work: NO_CONTRACT, before: ['yes'] },
    leads: 'affiliated',
  },
  {
    asks: `${FIRST} before ramq`,
    said: { origin: ['quebec'], before: ['no'], ramq: ['yes'] },
    leads: 'quebec',
  },
  {
    asks: `${FIRST} before ramq age birth`,
    said: { origin: ['quebec'], before: ['no'], ramq: ['no'] },
    leads: 'everybody',
  },
  {
    asks: `${FIRST} before age`,
    said: { origin: ['wallis-or-new-caledonia'], work: NO_CONTRACT, before: ['no'] },
    leads: 'overseas',
  },
  {
    asks: `${FIRST} before age`,
    said: { origin: ['polynesia-or-st-pierre'], work: NO_CONTRACT, before: ['no'] },
    leads: 'overseas-disputed',
  },
  {
    asks: `${FIRST} before visa age birth`,
    said: { origin: ['other'], work: NO_CONTRACT, before: ['no'] },
    leads: 'everybody',
  },
];

const isLike = (steps: readonly Step[], { asks, said }: (typeof PEOPLE)[number]): boolean =>
  steps.map(([question]) => question).join(' ') === asks &&
  steps.every(([question, answer]) => said[question]?.includes(answer) ?? true);

describe('the outcomes', () => {
  it('stand in the order of DOMAIN §2, each with its route and where it was read', () => {
    const rows = OUTCOME_IDS.map((id) => {
      const { route, sources } = OUTCOME_RULES[id];
      return `${id} > ${route}: ${sources.join(', ')}`;
    });
    expect(rows).toEqual([
      'employed > employed: 002, uga, service-public',
      'ehic > ehic_covers: 000, 001',
      'affiliated > already_affiliated: 003',
      'quebec > convention_quebec: cleiss',
      's1 > register_portal: 000, 001',
      'european > register_portal: cleiss, campus-france',
      'overseas > register_portal: 004',
      'overseas-disputed > register_portal: 004, cleiss',
      'everybody > register_portal: 000, 001, cleiss',
    ]);
  });

  it('name sources that are known, every one of them for some outcome, and when the pages were read', () => {
    const named = new Set<string>(OUTCOME_IDS.flatMap((id) => [...OUTCOME_RULES[id].sources]));
    expect([...named].toSorted()).toEqual(SOURCES.toSorted());
    expect(SOURCES_READ_IN.toString()).toBe('2026-11-01');
  });

  it('are each reached by somebody', () => {
    const reached = new Set(WALKS.map(({ said }) => outcomeOf(said).id));
    expect([...reached].toSorted()).toEqual(OUTCOME_IDS.toSorted());
  });

  it('are decided for every way through the triage by exactly one line of the people, with its questions', () => {
    for (const { steps, said } of WALKS) {
      const like = PEOPLE.filter((one) => isLike(steps, one));
      expect(
        like.map(({ leads }) => leads),
        JSON.stringify(steps),
      ).toEqual([outcomeOf(said).id]);
    }
    for (const line of PEOPLE)
      expect(
        WALKS.some(({ steps }) => isLike(steps, line)),
        line.asks,
      ).toBe(true);
  });

  it('are one for each set of answers that leaves nothing open, the same as for the kept ones alone', () => {
    const routes: readonly Route[] = OUTCOME_IDS.map((id) => OUTCOME_RULES[id].route);
    const ends = new Map(WALKS.map(({ said }) => [JSON.stringify(said), outcomeOf(said).id]));
    const wrong = allAnswerSets(false).find((set) => {
      const kept = keptAnswers(set);
      const outcome = outcomeOf(kept);
      return (
        openQuestion(set) !== null ||
        !routes.includes(outcome.route) ||
        outcome.id !== ends.get(JSON.stringify(kept))
      );
    });
    expect(wrong).toBeUndefined();
  });
});

describe('the first situation that holds decides', () => {
  const EVERYTHING: TriageAnswers = {
    origin: 'europe',
    work: 'contract',
    card: 'ehic',
    before: 'yes',
    ramq: 'yes',
    age: 'adult',
  };
  /** What is taken away one after the other, and what decides then. */
  const STEPS: readonly (readonly [TriageAnswers, OutcomeId])[] = [
    [{}, 'employed'],
    [{ work: 'none' }, 'ehic'],
    [{ card: 's1' }, 'affiliated'],
    [{ before: 'no' }, 'quebec'],
    [{ ramq: 'no' }, 's1'],
    [{ card: 'none' }, 'european'],
    [{ origin: 'wallis-or-new-caledonia' }, 'overseas'],
    [{ origin: 'polynesia-or-st-pierre' }, 'overseas-disputed'],
    [{ origin: 'other' }, 'everybody'],
  ];

  it.each(STEPS.map(([, id], at) => [at, id] as const))('with %i of them gone: %s', (at, id) => {
    const said = STEPS.slice(0, at + 1).reduce<TriageAnswers>(
      (sum, [change]) => ({ ...sum, ...change }),
      EVERYTHING,
    );
    const { route, sources } = OUTCOME_RULES[id];
    expect(outcomeOf(said)).toEqual({ id, route, sources, notes: [] });
  });

  it('and nothing that was said leads to the portal', () => {
    expect(outcomeOf({}).id).toBe('everybody');
  });
});

describe('the age', () => {
  it.each([
    ['under-16', ['parental-authorisation', 'no-permit-for-minors']],
    ['16-17', ['no-permit-for-minors']],
    ['adult', []],
    [undefined, []],
  ] as const)('%s only adds to the result: %j', (age, notes) => {
    for (const { said } of WALKS) {
      expect(outcomeOf({ ...said, age })).toEqual({ ...outcomeOf({ ...said, age: 'adult' }), notes });
    }
  });
});
