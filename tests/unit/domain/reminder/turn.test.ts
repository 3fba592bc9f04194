// The planner also looks on the days that change a case by themselves.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civil, isAfter, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { CaseState } from '#lib/domain/case/change.ts';
import { DISPOSITIONS } from '#lib/domain/case/disposition.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { newDay } from '#lib/domain/case/verbs.ts';
import { syncDocuments } from '#lib/domain/document/sync.ts';
import { anchorsOf } from '#lib/domain/reminder/anchors.ts';
import { nextCheckOn, planReminders } from '#lib/domain/reminder/plan.ts';
import { QUESTIONS } from '#lib/domain/route/question.ts';
import { ROUTES } from '#lib/domain/route/route.ts';
import { dayFrom } from '#tests/support/arbitrary-facts.ts';
import { facts, PORTAL_ANSWERS, reached } from '#tests/support/domain-fixtures.ts';

const START = civil('2026-12-01');
const SENT = facts({ milestones: reached({ submitted: '2026-09-10' }), studiesEndOn: civil('2029-06-30') });
/** The papers that the facts ask for, in the order of the list. */
const papersOf = (some: CaseFacts, today = START) => {
  let count = 0;
  return syncDocuments([], some, today, () => `p${String(++count)}`, false);
};
const checkOn = (some: CaseFacts, today = START) =>
  nextCheckOn(some, papersOf(some, today), [], today)?.toString() ?? null;

describe('the planner looks', () => {
  it('on the next 1 October that asks for a certificate', () => {
    expect(checkOn(SENT)).toBe('2027-10-01');
    expect(checkOn({ ...SENT, studiesEndOn: civil('2027-09-30') })).toBeNull();
  });

  it.each(DISPOSITIONS)('when an 18th birthday has settled, in a case that is %s', (disposition) => {
    expect(checkOn({ ...SENT, disposition, turns18On: civil('2027-04-14') })).toBe('2027-05-01');
    expect(checkOn({ ...SENT, disposition })).toBe(disposition === 'active' ? '2027-10-01' : null);
  });

  it('when a 16th birthday has settled while an authorisation waits, in an active case', () => {
    const child = {
      ...SENT,
      turns18On: civil('2029-04-14'),
      answers: { ...PORTAL_ANSWERS, age: 'under-16' } as const,
    };
    expect(checkOn(child)).toBe('2027-05-01');
    expect(checkOn({ ...child, disposition: 'closed' })).toBe('2029-05-01');
  });

  it('for a reminder that comes before', () => {
    const preparing = facts({ studiesStartOn: START, studiesEndOn: civil('2029-06-30') });
    expect(checkOn(preparing)).toBe('2026-12-08');
  });
});

it('looks again exactly on the first later day on which something falls due, or the day itself changes the case', () => {
  const cases = fc.record({
    route: fc.constantFrom(...ROUTES),
    disposition: fc.constantFrom(...DISPOSITIONS),
    age: fc.constantFrom(...QUESTIONS.age),
    birthday: fc.option(dayFrom(START.add({ days: 1 }), 900), { nil: null }),
    studiesStartOn: fc.option(dayFrom(START.subtract({ days: 500 }), 600), { nil: null }),
    studiesEndOn: fc.option(dayFrom(START.add({ days: 101 }), 600), { nil: null }),
    isSent: fc.boolean(),
  });
  fc.assert(
    fc.property(cases, ({ age, birthday, isSent, disposition, ...change }) => {
      const isCovered = disposition === 'not_required' && change.route === 'ehic_covers';
      const some = facts({
        ...change,
        disposition,
        dispositionReason: isCovered ? 'ehic' : null,
        ehicValidUntil: civil('2027-08-31'),
        answers: { ...PORTAL_ANSWERS, age },
        turns18On: age === 'adult' ? null : birthday,
        milestones: reached(isSent ? { submitted: '2026-11-10' } : {}),
      });
      const state: CaseState = { facts: some, documents: papersOf(some) };
      const written = planReminders(some, state.documents, [], START);
      const isDue = (day: CivilDate) =>
        planReminders(some, state.documents, written, day).length > 0 ||
        newDay(state, { today: day, newId: () => 'new', hasCountryPapers: false }) !== null;
      const first = Array.from({ length: 700 }, (_, count) => START.add({ days: count + 1 })).find(isDue);
      const next = nextCheckOn(some, state.documents, [], START);
      const isWithin = next !== null && !isAfter(next, START.add({ days: 700 }));
      expect(isWithin ? next.toString() : undefined).toBe(first?.toString());
    }),
    { numRuns: 40 },
  );
});

describe('the update of the card', () => {
  const milestones = reached({
    submitted: '2024-09-10',
    permanentNumber: '2024-10-01',
    carteVitale: '2025-10-10',
  });
  const end = civil('2027-06-30');
  const carded = facts({ milestones, studiesStartOn: civil('2024-09-01'), studiesEndOn: end });
  const anchors = (some: CaseFacts, today = START) =>
    anchorsOf(some, [], today).map((one) => one.holdsUntil?.toString() ?? null);

  it('is reminded until the studies end, or on and on of who stays or works here', () => {
    expect(anchors(carded)).toEqual(['2027-06-30', '2027-06-30']);
    for (const plan of ['staying', 'working', 'leaving'] as const)
      expect(anchors({ ...carded, afterStudies: { plan, studiesEndOn: end } })).toEqual(
        plan === 'leaving' ? ['2027-06-30', '2027-06-30'] : [null, null],
      );
    const later = civil('2028-01-05');
    expect(anchors(carded, later)).toEqual([]);
    expect(anchors({ ...carded, afterStudies: { plan: 'staying', studiesEndOn: end } }, later)).toEqual([
      null,
      null,
    ]);
  });

  it('is not reminded while a lost card is not replaced', () => {
    expect(anchors({ ...carded, vitaleLostOn: civil('2026-11-20') })).toEqual([]);
  });
});
