import { describe, expect, it } from 'vitest';
import { civil, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { DISPOSITION_REASONS, FOUND_BY_TRIAGE } from '#lib/domain/case/disposition.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { answerTriage } from '#lib/domain/route/answer-triage.ts';
import { outcomeOf } from '#lib/domain/route/outcome.ts';
import type { TriageAnswers } from '#lib/domain/route/question.ts';
import { facts, reached, TODAY } from '#tests/support/domain-fixtures.ts';
import { WALKS } from './walks.ts';

const UNKNOWN = facts({ route: 'unknown', routeKnownSince: null });
const CARD: TriageAnswers = { origin: 'europe', work: 'none', card: 'ehic' };
const EMPLOYED: TriageAnswers = { origin: 'other', work: 'contract' };
const PORTAL: TriageAnswers = {
  origin: 'other',
  work: 'none',
  before: 'no',
  visa: 'yes',
  age: 'adult',
  birth: 'other',
};
const LATER = civil('2027-03-31');
const EARLIER = civil('2026-10-01');

const answer = (some: CaseFacts, answers: TriageAnswers, ehicValidUntil: CivilDate | null = null) =>
  answerTriage(some, { answers, ehicValidUntil }, TODAY);

function found(some: CaseFacts, answers: TriageAnswers, ehicValidUntil: CivilDate | null = null): CaseFacts {
  const result = answer(some, answers, ehicValidUntil);
  return result.ok ? result.value : expect.unreachable(result.error.code);
}

/** The facts while a European card covers. */
const covered = () => found(UNKNOWN, CARD, LATER);

describe('the answers of the triage', () => {
  it.each(WALKS.map(({ steps, said }) => [steps.map(([, one]) => one).join(', '), said] as const))(
    '%s: give the route, since today',
    (_, said) => {
      const { route } = outcomeOf(said);
      const covers = route === 'ehic_covers';
      expect(found(UNKNOWN, said, LATER)).toEqual({
        ...UNKNOWN,
        answers: said,
        route,
        routeKnownSince: TODAY,
        ...(covers && { ehicValidUntil: LATER, disposition: 'not_required', dispositionReason: 'ehic' }),
      });
    },
  );

  it('keep the day since which the route is known when they lead to the same one', () => {
    const before = facts({ route: 'register_portal', routeKnownSince: EARLIER });
    expect(found(before, { ...PORTAL, visa: 'no' }).routeKnownSince).toBe(EARLIER);
    expect(found(before, EMPLOYED).routeKnownSince).toBe(TODAY);
  });

  it('are refused when they say nothing new', () => {
    const refused = { ok: false, error: { code: 'nothing-changed' } };
    for (const said of [PORTAL, EMPLOYED, { origin: 'quebec', work: 'contract' }] as const) {
      const once = found(UNKNOWN, said);
      expect(answer(once, said)).toEqual(refused);
      expect(answer(once, { ...said, card: 'ehic' }, LATER)).toEqual(refused);
    }
    expect(answer(covered(), CARD, LATER)).toEqual(refused);
  });

  it.each([
    ['another answer', { ...PORTAL, visa: 'no' }],
    ['another answer that leads elsewhere', EMPLOYED],
  ] as const)('say something new with %s', (_, said) => {
    expect(found(found(UNKNOWN, PORTAL), said).answers).toEqual(said);
  });

  it('say something new where they were not known, or the case rests for another reason', () => {
    expect(found(facts({ answers: {} }), PORTAL)).toEqual(facts());
    const elsewhere = { ...covered(), dispositionReason: 'handled-elsewhere' } as const;
    expect(found(elsewhere, CARD, LATER)).toEqual(covered());
    expect(found({ ...covered(), ehicValidUntil: null }, CARD, LATER)).toEqual(covered());
    expect(found({ ...found(UNKNOWN, PORTAL), route: 'employed' }, PORTAL).route).toBe('register_portal');
  });

  it('are stored without those that were not asked for', () => {
    expect(found(UNKNOWN, { ...EMPLOYED, card: 'ehic', age: 'adult' }).answers).toEqual(EMPLOYED);
  });

  it('are refused while a question is open, which is named', () => {
    expect(answer(UNKNOWN, {})).toEqual({ ok: false, error: { code: 'answer-missing', field: 'origin' } });
    expect(answer(UNKNOWN, { ...PORTAL, visa: undefined })).toMatchObject({
      error: { code: 'answer-missing', field: 'visa' },
    });
  });

  it('are refused for a closed case, and taken for one that rests', () => {
    expect(answer(facts({ disposition: 'closed', dispositionReason: 'withdrew' }), PORTAL)).toEqual({
      ok: false,
      error: { code: 'case-not-active' },
    });
    expect(answer(covered(), PORTAL).ok).toBe(true);
  });

  it('are refused where the recorded milestones cannot be on that route', () => {
    const ahead = facts({ route: 'employed', milestones: reached({ permanentNumber: '2026-10-01' }) });
    expect(answer(ahead, PORTAL)).toEqual({ ok: false, error: { code: 'route-against-milestones' } });
    expect(answer(ahead, CARD, LATER)).toMatchObject({ error: { code: 'route-against-milestones' } });
    expect(found(ahead, { ...PORTAL, before: 'yes' }).route).toBe('already_affiliated');
  });
});

describe('a European card', () => {
  it('needs its last day', () => {
    expect(answer(UNKNOWN, CARD)).toEqual({
      ok: false,
      error: { code: 'field-required', field: 'ehicValidUntil' },
    });
  });

  it.each([
    ['yesterday', -1, false],
    ['today', 0, true],
    ['tomorrow', 1, true],
  ])('that ends %s is taken: %s %s', (_, days, isTaken) => {
    const result = answer(UNKNOWN, CARD, TODAY.add({ days }));
    expect(result.ok).toBe(isTaken);
    if (result.ok) return;
    expect(result.error).toEqual({
      code: 'ehic-out-of-date',
      field: 'ehicValidUntil',
      params: { date: TODAY.toString() },
    });
  });

  it.each([
    [0, 'ok'],
    [1, 'date-out-of-range'],
  ])('ends within twenty years: %i days later, %s', (days, code) => {
    const result = answer(UNKNOWN, CARD, TODAY.add({ years: 20 }).add({ days }));
    expect(result).toMatchObject(code === 'ok' ? { ok: true } : { error: { code, field: 'ehicValidUntil' } });
  });

  it('puts the case to rest for the reason that the triage finds, and keeps since when it was active', () => {
    expect(covered()).toMatchObject({ disposition: 'not_required', dispositionReason: FOUND_BY_TRIAGE });
    expect(covered().activeSince).toBe(UNKNOWN.activeSince);
  });

  it('may be renewed by answering again', () => {
    const renewed = found({ ...covered(), routeKnownSince: EARLIER }, CARD, civil('2027-09-30'));
    expect(renewed).toEqual({ ...covered(), routeKnownSince: EARLIER, ehicValidUntil: civil('2027-09-30') });
  });

  it('means nothing on another route: its day is neither asked for nor changed', () => {
    expect(found(UNKNOWN, PORTAL, TODAY.subtract({ days: 1 })).ehicValidUntil).toBeNull();
    expect(found({ ...covered(), ehicValidUntil: EARLIER }, PORTAL, LATER).ehicValidUntil).toBe(EARLIER);
  });

  it('that covers no more makes the case active from today', () => {
    expect(found(covered(), PORTAL)).toEqual({
      ...covered(),
      answers: PORTAL,
      route: 'register_portal',
      disposition: 'active',
      dispositionReason: null,
      activeSince: TODAY,
    });
  });
});

describe('a case that rests for another reason', () => {
  it.each(DISPOSITION_REASONS.not_required.filter((one) => one !== FOUND_BY_TRIAGE))(
    '%s goes on resting when its route is found',
    (dispositionReason) => {
      const resting = facts({ disposition: 'not_required', dispositionReason });
      expect(found(resting, EMPLOYED)).toEqual({
        ...resting,
        answers: EMPLOYED,
        route: 'employed',
        routeKnownSince: TODAY,
      });
    },
  );

  it('and an active one stays active since the same day', () => {
    const { disposition, activeSince } = found(UNKNOWN, EMPLOYED);
    expect([disposition, activeSince]).toEqual(['active', UNKNOWN.activeSince]);
  });
});
