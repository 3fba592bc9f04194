// The tables that everything else iterates, as DOMAIN §1 writes them: a slip here would move every other test along.
import { describe, expect, it } from 'vitest';
import {
  CASE_STATUSES,
  FACT_SOURCES,
  isBetterFounded,
  isNumber,
  MILESTONES,
  PREREQUISITES,
  STATUS_OF_MILESTONE,
} from '#lib/domain/case/milestone.ts';

describe('the line', () => {
  it('has six stations in this order', () => {
    expect(MILESTONES).toEqual([
      'submitted',
      'provisionalNumber',
      'permanentNumber',
      'ameliAccount',
      'carteVitale',
      'gpDeclared',
    ]);
  });

  it('has a status before the first station and one for each', () => {
    expect(CASE_STATUSES).toEqual([
      'PREPARING',
      'SUBMITTED',
      'PROVISIONAL_NIA',
      'PERMANENT_NIR',
      'AMELI_ACCOUNT',
      'CARTE_VITALE',
      'GP_DECLARED',
    ]);
    expect(MILESTONES.map((one) => STATUS_OF_MILESTONE[one])).toEqual(CASE_STATUSES.slice(1));
  });

  it('needs what the table says: the doctor either number, account and card the permanent one', () => {
    expect(PREREQUISITES).toEqual({
      submitted: [],
      provisionalNumber: ['submitted'],
      permanentNumber: ['submitted'],
      ameliAccount: ['permanentNumber'],
      carteVitale: ['permanentNumber'],
      gpDeclared: ['provisionalNumber', 'permanentNumber'],
    });
  });

  it('never needs a later station', () => {
    for (const one of MILESTONES)
      for (const needed of PREREQUISITES[one])
        expect(MILESTONES.indexOf(needed)).toBeLessThan(MILESTONES.indexOf(one));
  });

  it('brings a number at two stations', () => {
    expect(MILESTONES.filter(isNumber)).toEqual(['provisionalNumber', 'permanentNumber']);
  });
});

describe('a source', () => {
  it('is a declaration, a proof read in the browser, or the office’s own eyes, weakest first', () => {
    expect(FACT_SOURCES).toEqual(['declared', 'proof', 'verified']);
  });

  const pairs = FACT_SOURCES.flatMap((one, at) =>
    FACT_SOURCES.map((other, otherAt) => [one, other, at > otherAt] as const),
  );
  it.each(pairs)('%s founds a fact better than %s: %s', (one, other, isBetter) => {
    expect(isBetterFounded(one, other)).toBe(isBetter);
  });
});
