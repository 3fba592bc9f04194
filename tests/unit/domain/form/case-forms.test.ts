import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { CORRECTION_REASONS } from '#lib/domain/case/correct-milestone.ts';
import { DATED_FACTS, shownField } from '#lib/domain/case/dated-fact.ts';
import { ALL_DISPOSITION_REASONS, DISPOSITION_REASONS } from '#lib/domain/case/disposition.ts';
import { AFTER_STUDIES } from '#lib/domain/case/facts.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import {
  afterStudiesForm,
  caseForm,
  correctionForm,
  factsForm,
  LARGEST_INTEGER,
  milestoneForm,
  restForm,
  verifyForm,
} from '#lib/domain/form/schema.ts';
import { BAD_SEEN, NONSENSE_DAYS, READ, refusals, SEEN, type Bad } from './refusals.ts';

const MILESTONE = { ...SEEN, milestone: 'submitted', on: '2026-11-21' };

describe('what every form of a case carries', () => {
  it.each(BAD_SEEN)('%s "%s" is refused with %s alone', (field, value, code) => {
    expect(refusals(caseForm, SEEN, field, value)).toEqual([`${field}: ${code}`]);
  });

  it('is read, from nothing seen on, and other fields are ignored', () => {
    expect(caseForm.parse({ ...SEEN, source: 'verified' })).toEqual(READ);
    expect(caseForm.parse({ ...SEEN, seen: '0' }).seen).toBe(0);
  });

  it('counts as far as the database does', () => {
    const last = { version: LARGEST_INTEGER, seen: LARGEST_INTEGER };
    expect(LARGEST_INTEGER).toBe(2 ** 31 - 1);
    expect(caseForm.parse({ ...SEEN, ...last })).toMatchObject(last);
  });
});

describe('the form of a milestone', () => {
  it.each<Bad>([
    ...BAD_SEEN,
    ...NONSENSE_DAYS.map((day) => ['on', day, 'date-malformed'] as const),
    ['on', '', 'field-required'],
    ['on', '   ', 'field-required'],
    ['on', undefined, 'field-required'],
    ['milestone', 'married', 'choice-unknown'],
    ['milestone', '', 'choice-unknown'],
  ])('%s "%s" is refused with %s alone', (field, value, code) => {
    expect(refusals(milestoneForm, MILESTONE, field, value)).toEqual([`${field}: ${code}`]);
  });

  it.each(MILESTONES)('takes %s, on 29 February of a leap year too, with blanks around', (milestone) => {
    expect(milestoneForm.parse({ ...MILESTONE, milestone, on: ' 2028-02-29 ' })).toEqual({
      ...READ,
      milestone,
      on: civil('2028-02-29'),
    });
  });

  it('says everything that is wrong at once', () => {
    const result = milestoneForm.safeParse({ ...MILESTONE, milestone: 'x', on: '' });
    expect(result.error?.issues.map((issue) => issue.message)).toEqual(['choice-unknown', 'field-required']);
  });
});

describe('the form that verifies a milestone', () => {
  it.each<Bad>([
    ...BAD_SEEN,
    ['milestone', 'x', 'choice-unknown'],
    ['milestone', undefined, 'choice-unknown'],
  ])('%s "%s" is refused with %s alone', (field, value, code) => {
    const good = { ...SEEN, milestone: 'submitted' };
    expect(refusals(verifyForm, good, field, value)).toEqual([`${field}: ${code}`]);
  });

  it.each(MILESTONES)('takes %s and no day', (milestone) => {
    expect(verifyForm.parse({ ...MILESTONE, milestone })).toEqual({ ...READ, milestone });
  });
});

describe('the form of a correction', () => {
  const OTHER_DAY = { ...MILESTONE, what: 'other-day', reason: 'typed-wrong' };

  it.each<Bad>([
    ...BAD_SEEN,
    ...NONSENSE_DAYS.map((day) => ['on', day, 'date-malformed'] as const),
    ['milestone', 'x', 'choice-unknown'],
    ['what', '', 'field-required'],
    ['what', 'forget', 'field-required'],
    ['what', undefined, 'field-required'],
    ['on', '', 'field-required'],
    ['on', undefined, 'field-required'],
    ['reason', 'bored', 'choice-unknown'],
  ])('%s "%s" is refused with %s alone', (field, value, code) => {
    expect(refusals(correctionForm, OTHER_DAY, field, value)).toEqual([`${field}: ${code}`]);
  });

  it.each(CORRECTION_REASONS)('takes another day, for the reason %s', (reason) => {
    expect(correctionForm.parse({ ...OTHER_DAY, reason })).toEqual({
      ...READ,
      milestone: 'submitted',
      on: civil('2026-11-21'),
      reason,
    });
  });

  it.each(['2026-11-21', '', undefined])('takes a milestone back, whatever stands in the day: "%s"', (on) => {
    const read = correctionForm.parse({ ...OTHER_DAY, what: 'take-back', on });
    expect(read).toEqual({ ...READ, milestone: 'submitted', on: null, reason: 'typed-wrong' });
  });

  it.each(['', undefined])('leaves it to the rule that a reason is missing: "%s"', (reason) => {
    expect(correctionForm.parse({ ...OTHER_DAY, reason }).reason).toBeNull();
  });
});

describe('the form that puts a case to rest', () => {
  const REST = { ...SEEN, to: 'closed', reason: 'withdrew' };

  it.each<Bad>([
    ...BAD_SEEN,
    ['to', 'active', 'choice-unknown'],
    ['to', '', 'choice-unknown'],
    ['reason', '', 'field-required'],
    ['reason', 'tired', 'field-required'],
    ['reason', undefined, 'field-required'],
  ])('%s "%s" is refused with %s alone', (field, value, code) => {
    expect(refusals(restForm, REST, field, value)).toEqual([`${field}: ${code}`]);
  });

  it.each(Object.keys(DISPOSITION_REASONS))('takes every reason, for %s', (to) => {
    for (const reason of ALL_DISPOSITION_REASONS) {
      expect(restForm.parse({ ...REST, to, reason })).toEqual({ ...READ, to, reason });
    }
  });
});

describe('the form of what comes after the studies', () => {
  it.each<Bad>([...BAD_SEEN, ['plan', '', 'field-required'], ['plan', 'dreaming', 'field-required']])(
    '%s "%s" is refused with %s alone',
    (field, value, code) => {
      expect(refusals(afterStudiesForm, { ...SEEN, plan: 'staying' }, field, value)).toEqual([
        `${field}: ${code}`,
      ]);
    },
  );

  it.each(AFTER_STUDIES)('takes %s', (plan) => {
    expect(afterStudiesForm.parse({ ...SEEN, plan })).toEqual({ ...READ, plan });
  });
});

describe('the form of dated facts', () => {
  it.each(DATED_FACTS)(
    'tells %s, forgets it when left empty, and lets it be when it is not there',
    (fact) => {
      const read = (value: string | undefined) => factsForm.parse({ ...SEEN, [fact]: value });
      expect(read(' 2028-02-29 ')).toStrictEqual({ ...READ, changes: { [fact]: civil('2028-02-29') } });
      expect(read('')).toStrictEqual({ ...READ, changes: { [fact]: null } });
      expect(read(' ')).toStrictEqual({ ...READ, changes: { [fact]: null } });
      expect(read(undefined)).toStrictEqual({ ...READ, changes: {} });
    },
  );

  it.each(DATED_FACTS)('refuses nonsense for %s', (fact) => {
    for (const day of [...NONSENSE_DAYS, 7]) {
      expect(refusals(factsForm, SEEN, fact, day), String(day)).toEqual([`${fact}: date-malformed`]);
    }
  });

  it.each(DATED_FACTS)('leaves %s that nobody changed since it was shown', (fact) => {
    const read = (value: string, shown: string) =>
      factsForm.parse({ ...SEEN, [fact]: value, [shownField(fact)]: shown }).changes;
    expect(read('2028-02-29', '2028-02-29')).toEqual({});
    expect(read('', '')).toEqual({});
    expect(read('', '2028-02-29')).toEqual({ [fact]: null });
    expect(read('2028-02-29', '')).toEqual({ [fact]: civil('2028-02-29') });
    expect(read('2028-02-29', '2028-03-01')).toEqual({ [fact]: civil('2028-02-29') });
  });

  it('takes all facts at once, and nothing that is none', () => {
    const all = Object.fromEntries(DATED_FACTS.map((fact) => [fact, '2026-11-21']));
    const { changes } = factsForm.parse({ ...SEEN, ...all, bornOn: '2000-01-01' });
    expect(Object.keys(changes)).toEqual(DATED_FACTS);
  });

  it.each(BAD_SEEN)('%s "%s" is refused with %s alone', (field, value, code) => {
    expect(refusals(factsForm, SEEN, field, value)).toEqual([`${field}: ${code}`]);
  });
});
