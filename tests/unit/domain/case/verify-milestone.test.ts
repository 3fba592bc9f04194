import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISPOSITIONS } from '#lib/domain/case/disposition.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { FACT_SOURCES, MILESTONES, type FactSource } from '#lib/domain/case/milestone.ts';
import { canRecord, recordMilestone, verifyMilestone } from '#lib/domain/case/record-milestone.ts';
import { codeOf, errorOf, facts, reached, TODAY, valueOf } from '#tests/support/domain-fixtures.ts';

const PLAIN = reached(Object.fromEntries(MILESTONES.map((one) => [one, '2026-11-01'])));
const foundedOn = (source: FactSource): CaseFacts => {
  const { submitted } = PLAIN;
  return facts({ milestones: { ...PLAIN, submitted: submitted && { ...submitted, source } } });
};

describe('verifying', () => {
  const pairs = FACT_SOURCES.flatMap((was, at) =>
    FACT_SOURCES.map((source, sourceAt) => ({ was, source, raises: sourceAt > at })),
  );

  it.each(pairs)('$was by $source raises the source: $raises', ({ was, source, raises }) => {
    const before = foundedOn(was);
    const after = verifyMilestone(before, 'submitted', source);
    if (!raises) {
      expect(errorOf(after)).toEqual({ code: 'milestone-verified', params: { milestone: 'submitted' } });
      return;
    }
    const submitted = { ...before.milestones.submitted, source };
    expect(valueOf(after)).toEqual({ ...before, milestones: { ...before.milestones, submitted } });
  });

  it.each(MILESTONES)('%s is possible once it is recorded', (milestone) => {
    const after = valueOf(verifyMilestone(facts({ milestones: PLAIN }), milestone, 'verified'));
    expect(after.milestones[milestone]?.source).toBe('verified');
    expect(errorOf(verifyMilestone(facts(), milestone, 'verified'))).toEqual({
      code: 'milestone-not-recorded',
      params: { milestone },
    });
  });

  it.each(DISPOSITIONS)('a case that is %s is possible only when active', (disposition) => {
    const after = verifyMilestone(facts({ milestones: PLAIN, disposition }), 'submitted', 'verified');
    expect(errorOf(after)).toEqual(disposition === 'active' ? null : { code: 'case-not-active' });
  });
});

describe('a later declaration', () => {
  it.each(FACT_SOURCES)('is not taken where the date is founded as %s: there it stands', (was) => {
    const before = foundedOn(was);
    expect(codeOf(canRecord(before, 'submitted'))).toBe('milestone-recorded');
    const again = { milestone: 'submitted', on: TODAY, source: 'declared' } as const;
    expect(codeOf(recordMilestone(before, again, TODAY))).toBe('milestone-recorded');
  });

  it('never lowers the source, whatever is verified in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...FACT_SOURCES)), (sources) => {
        const places = [facts({ milestones: PLAIN })];
        for (const source of sources) {
          const [before] = places.slice(-1);
          const after = before && verifyMilestone(before, 'submitted', source);
          if (after?.ok) places.push(after.value);
        }
        const seen = places.map((one) =>
          FACT_SOURCES.indexOf(one.milestones.submitted?.source ?? 'declared'),
        );
        expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => a - b));
        const best = Math.max(0, ...sources.map((one) => FACT_SOURCES.indexOf(one)));
        expect(seen.at(-1)).toBe(best);
      }),
    );
  });
});
