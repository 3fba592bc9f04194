import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civil, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { checkCase } from '#lib/domain/case/check-case.ts';
import {
  CORRECTION_REASONS,
  correctMilestone,
  type MilestoneCorrection,
} from '#lib/domain/case/correct-milestone.ts';
import { DATED_FACTS, datedFactRule } from '#lib/domain/case/dated-fact.ts';
import { DISPOSITIONS } from '#lib/domain/case/disposition.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { FACT_SOURCES, MILESTONES, PREREQUISITES, type Milestone } from '#lib/domain/case/milestone.ts';
import { reachable } from '#tests/support/arbitrary-facts.ts';
import { codeOf, errorOf, facts, reached, TODAY, valueOf } from '#tests/support/domain-fixtures.ts';

const correct = (
  before: CaseFacts,
  milestone: Milestone,
  on: CivilDate | null,
  change: Partial<MilestoneCorrection> = {},
) => correctMilestone(before, { milestone, on, source: 'declared', reason: 'typed-wrong', ...change }, TODAY);

const SUBMITTED = facts({ milestones: reached({ submitted: '2026-10-10' }) });
const ARRIVED = facts({
  milestones: reached({
    submitted: '2026-10-01',
    provisionalNumber: '2026-10-05',
    permanentNumber: '2026-10-10',
    ameliAccount: '2026-10-15',
    carteVitale: '2026-10-20',
    gpDeclared: '2026-10-25',
  }),
});

describe('a correction', () => {
  it('has one of these reasons, kept as a code', () => {
    expect(CORRECTION_REASONS).toEqual([
      'typed-wrong',
      'paper-says-otherwise',
      'did-not-happen',
      'recorded-elsewhere',
    ]);
  });

  it.each(CORRECTION_REASONS)('is taken with the reason %s', (reason) => {
    expect(codeOf(correct(SUBMITTED, 'submitted', null, { reason }))).toBe('ok');
  });

  it.each([
    ['typed-wrong', true],
    ['paper-says-otherwise', true],
    ['did-not-happen', false],
    ['recorded-elsewhere', false],
  ] as const)('re-dates with the reason %s: %s', (reason, isTaken) => {
    for (const on of [civil('2026-10-11'), TODAY.add({ days: 1 }), civil('2026-10-10')]) {
      const { code, field } = errorOf(correct(SUBMITTED, 'submitted', on, { reason })) ?? {};
      expect(code === 'reason-does-not-fit' && field === 'reason').toBe(!isTaken);
    }
    expect(codeOf(correct(SUBMITTED, 'submitted', civil('2026-10-11'), { reason }))).toBe(
      isTaken ? 'ok' : 'reason-does-not-fit',
    );
  });

  it('is refused without a reason, re-dating or taking back', () => {
    for (const on of [null, civil('2026-10-11')])
      expect(errorOf(correct(SUBMITTED, 'submitted', on, { reason: null }))).toEqual({
        code: 'reason-required',
        field: 'reason',
      });
  });

  it('re-dates: the first recording keeps its day, the source is that of the new date', () => {
    const on = civil('2026-10-11');
    expect(valueOf(correct(SUBMITTED, 'submitted', on, { source: 'proof' }))).toEqual({
      ...SUBMITTED,
      milestones: {
        ...SUBMITTED.milestones,
        submitted: { on, source: 'proof', recordedOn: civil('2026-10-10') },
      },
    });
  });

  it('takes back: nothing of the milestone stays, all else does', () => {
    expect(valueOf(correct(SUBMITTED, 'submitted', null))).toEqual({
      ...SUBMITTED,
      milestones: { ...SUBMITTED.milestones, submitted: null },
    });
  });

  it.each(DISPOSITIONS)('of a case that is %s is possible only when active', (disposition) => {
    const error = errorOf(correct({ ...SUBMITTED, disposition }, 'submitted', null));
    expect(error).toEqual(disposition === 'active' ? null : { code: 'case-not-active' });
  });

  it.each(MILESTONES)('of %s wants it recorded', (milestone) => {
    for (const on of [null, TODAY])
      expect(errorOf(correct(facts(), milestone, on))).toEqual({
        code: 'milestone-not-recorded',
        params: { milestone },
      });
  });

  it('to the same day changes nothing and says so', () => {
    expect(errorOf(correct(SUBMITTED, 'submitted', civil('2026-10-10')))).toEqual({
      code: 'nothing-changed',
      field: 'on',
    });
  });
});

describe('the new date', () => {
  it.each([
    ['yesterday', -1, null],
    ['today', 0, null],
    ['tomorrow', 1, { code: 'date-in-future', field: 'on', params: { date: '2026-11-21' } }],
  ])('is at the latest today: %s', (_, days, error) => {
    expect(errorOf(correct(SUBMITTED, 'submitted', TODAY.add({ days })))).toEqual(error);
  });

  const pairs = [
    ...MILESTONES.flatMap((later) => PREREQUISITES[later].map((earlier) => ({ earlier, later }))),
    { earlier: 'provisionalNumber', later: 'permanentNumber' } as const,
  ];
  it.each(pairs)('keeps $later on or after $earlier, from both sides', ({ earlier, later }) => {
    const on = civil('2026-10-10');
    const day = on.toString();
    const before = facts({ milestones: reached({ submitted: '2026-09-10', [earlier]: day, [later]: day }) });
    expect(codeOf(correct(before, later, on.add({ days: 1 })))).toBe('ok');
    expect(errorOf(correct(before, later, on.subtract({ days: 1 })))).toEqual({
      code: 'date-before-prerequisite',
      field: 'on',
      params: { milestone: later, before: earlier, date: day },
    });
    expect(codeOf(correct(before, earlier, on.subtract({ days: 1 })))).toBe('ok');
    expect(errorOf(correct(before, earlier, on.add({ days: 1 })))).toEqual({
      code: 'date-after-dependent',
      field: 'on',
      params: { milestone: earlier, later },
    });
  });

  const needing = DATED_FACTS.flatMap((fact) => {
    const { needs } = datedFactRule(fact);
    return needs ? [{ fact, needs }] : [];
  });
  it.each(needing)('of $needs is not after $fact', ({ fact, needs }) => {
    const on = civil('2026-10-30');
    const before = { ...ARRIVED, [fact]: on };
    const free = { ...before, milestones: { ...before.milestones, ameliAccount: null, gpDeclared: null } };
    const alone = needs === 'permanentNumber' ? withoutCard(free) : free;
    expect(codeOf(correct(alone, needs, on))).toBe('ok');
    expect(errorOf(correct(alone, needs, on.add({ days: 1 })))).toEqual({
      code: 'date-after-fact',
      field: 'on',
      params: { milestone: needs, fact },
    });
  });

  it.each(needing)('$needs is not taken back while $fact needs it', ({ fact, needs }) => {
    const before = { ...ARRIVED, [fact]: civil('2026-10-30') };
    const free = { ...before, milestones: { ...before.milestones, ameliAccount: null, gpDeclared: null } };
    const alone = needs === 'permanentNumber' ? withoutCard(free) : free;
    expect(errorOf(correct(alone, needs, null))).toEqual({
      code: 'milestone-needed-by-fact',
      params: { milestone: needs, fact },
    });
  });
});

const withoutCard = (some: CaseFacts): CaseFacts => ({
  ...some,
  milestones: { ...some.milestones, carteVitale: null },
});

describe('taking back', () => {
  it.each([
    ['submitted', 'provisionalNumber'],
    ['permanentNumber', 'ameliAccount'],
  ] as const)('%s is refused while %s needs it, which is named', (milestone, later) => {
    expect(errorOf(correct(ARRIVED, milestone, null))).toEqual({
      code: 'milestone-needed-by',
      params: { milestone, later },
    });
  });

  it('the provisional number is possible while the doctor has the permanent one, and came after it', () => {
    expect(codeOf(correct(ARRIVED, 'provisionalNumber', null))).toBe('ok');
    const early = { ...ARRIVED.milestones, ...gp('2026-10-09') };
    expect(errorOf(correct(facts({ milestones: early }), 'provisionalNumber', null))).toEqual({
      code: 'milestone-needed-by',
      params: { milestone: 'provisionalNumber', later: 'gpDeclared' },
    });
  });

  it.each(['ameliAccount', 'carteVitale', 'gpDeclared'] as const)(
    '%s is possible: nothing needs it',
    (one) => {
      expect(valueOf(correct(ARRIVED, one, null)).milestones[one]).toBeNull();
    },
  );
});

const gp = (day: string) => ({ gpDeclared: reached({ gpDeclared: day }).gpDeclared });

describe('what the office verified', () => {
  const founded = FACT_SOURCES.flatMap((was) => FACT_SOURCES.map((source) => ({ was, source })));

  it.each(founded)('is corrected by the office alone: $was, by $source', ({ was, source }) => {
    const { submitted } = SUBMITTED.milestones;
    const before = facts({ milestones: reached({}) });
    const known = {
      ...before,
      milestones: { ...before.milestones, submitted: submitted && { ...submitted, source: was } },
    };
    const isKept = was === 'verified' && source !== 'verified';
    for (const on of [null, TODAY])
      expect(errorOf(correct(known, 'submitted', on, { source }))).toEqual(
        isKept ? { code: 'verified-by-office', params: { milestone: 'submitted' } } : null,
      );
  });
});

it('a correction never leads to facts that contradict each other', () => {
  const day = fc.integer({ min: -700, max: 700 }).map((days) => TODAY.add({ days }));
  fc.assert(
    fc.property(reachable(), fc.constantFrom(...MILESTONES), fc.option(day), (before, milestone, on) => {
      const after = correct(before, milestone, on, { source: 'verified' });
      if (after.ok) expect(codeOf(checkCase(after.value))).toBe('ok');
      else
        expect(before.milestones[milestone] === null || on !== null || isNeeded(before, milestone)).toBe(
          true,
        );
    }),
    { numRuns: 500 },
  );
});

/** Whether something that is recorded could need the milestone. */
const isNeeded = (before: CaseFacts, milestone: Milestone): boolean =>
  MILESTONES.some((one) => before.milestones[one] && PREREQUISITES[one].includes(milestone));
