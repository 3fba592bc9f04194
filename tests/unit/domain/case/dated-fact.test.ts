// The further dated facts as DOMAIN §1 names them, with what binds each in time.
import { describe, expect, it } from 'vitest';
import { FURTHEST_YEARS } from '#lib/domain/calendar/civil-date.ts';
import { DATED_FACT_RULES, DATED_FACTS, datedFactRule, FACT_FORMS } from '#lib/domain/case/dated-fact.ts';
import { AFTER_STUDIES, NO_DATED_FACTS, NO_MILESTONES } from '#lib/domain/case/facts.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';

describe('the dated facts', () => {
  it('that cannot lie ahead are those that happened', () => {
    expect(DATED_FACTS.filter((fact) => datedFactRule(fact).tense === 'past')).toEqual([
      'visaValidatedOn',
      'vitaleOrderedOn',
      'vitaleUpdatedOn',
      'vitaleLostOn',
      'addressChangedOn',
      'addressToldAmeliOn',
      'certificateUploadedOn',
    ]);
  });

  it('that may lie ahead are plans, ends and birthdays', () => {
    expect(DATED_FACTS.filter((fact) => datedFactRule(fact).tense === 'any')).toEqual([
      'studiesStartOn',
      'studiesEndOn',
      'arrivedOn',
      'turns18On',
      'ehicValidUntil',
      'residencePermitExpiresOn',
      'attestationValidUntil',
      'leavingOn',
    ]);
  });

  it('stand on the milestone that they follow, the others on none', () => {
    const standing = DATED_FACTS.map((fact) => [fact, datedFactRule(fact).needs] as const);
    expect(standing.filter(([, needs]) => needs !== null)).toEqual([
      ['vitaleOrderedOn', 'permanentNumber'],
      ['vitaleUpdatedOn', 'carteVitale'],
      ['vitaleLostOn', 'carteVitale'],
    ]);
  });

  it('are all unknown at first, and so are the milestones', () => {
    expect(Object.keys(NO_DATED_FACTS)).toEqual([...DATED_FACTS]);
    expect(Object.values(NO_DATED_FACTS)).toEqual(DATED_FACTS.map(() => null));
    expect(Object.keys(NO_MILESTONES)).toEqual([...MILESTONES]);
    expect(Object.values(NO_MILESTONES)).toEqual(MILESTONES.map(() => null));
  });

  it('keep the rule of the table', () => {
    for (const fact of DATED_FACTS) expect(datedFactRule(fact)).toBe(DATED_FACT_RULES[fact]);
  });
});

describe('the forms', () => {
  it('ask for each dated fact exactly once', () => {
    expect(Object.values(FACT_FORMS).flat().toSorted()).toEqual(DATED_FACTS.toSorted());
  });

  it('are those of the studies, the papers, the card and what happens in a life', () => {
    expect(FACT_FORMS).toEqual({
      studies: ['studiesStartOn', 'studiesEndOn', 'arrivedOn', 'turns18On'],
      papers: ['visaValidatedOn', 'residencePermitExpiresOn', 'attestationValidUntil', 'ehicValidUntil'],
      card: ['vitaleOrderedOn', 'vitaleUpdatedOn', 'vitaleLostOn'],
      life: ['addressChangedOn', 'addressToldAmeliOn', 'certificateUploadedOn', 'leavingOn'],
    });
  });

  it('take no date further away than twenty years', () => {
    expect(FURTHEST_YEARS).toBe(20);
  });

  it('ask what comes after the studies', () => {
    expect(AFTER_STUDIES).toEqual(['staying', 'working', 'leaving']);
  });
});
