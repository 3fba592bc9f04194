import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civil, FURTHEST_YEARS } from '#lib/domain/calendar/civil-date.ts';
import { checkCase } from '#lib/domain/case/check-case.ts';
import { DATED_FACTS, datedFactRule } from '#lib/domain/case/dated-fact.ts';
import { DISPOSITIONS } from '#lib/domain/case/disposition.ts';
import { AFTER_STUDIES, NO_DATED_FACTS } from '#lib/domain/case/facts.ts';
import {
  awaitsPortalLink,
  changedFacts,
  notePortalLink,
  setAfterStudies,
  setFacts,
} from '#lib/domain/case/set-facts.ts';
import { ROUTES } from '#lib/domain/route/route.ts';
import { dayFrom, reachable } from '#tests/support/arbitrary-facts.ts';
import { codeOf, errorOf, facts, reached, TODAY, valueOf } from '#tests/support/domain-fixtures.ts';

const CARD = reached({ submitted: '2026-09-10', permanentNumber: '2026-10-01', carteVitale: '2026-10-10' });
/** Everything that a dated fact could stand on, and none of them known. */
const BARE = facts({ ...NO_DATED_FACTS, milestones: CARD });
const isFree = (fact: (typeof DATED_FACTS)[number]) =>
  datedFactRule(fact).needs === null && fact !== 'turns18On';

describe('telling a dated fact', () => {
  it.each(DATED_FACTS)('%s is told, re-dated and forgotten, and nothing else changes', (fact) => {
    const [first, second] =
      fact === 'turns18On'
        ? [civil('2027-01-05'), civil('2027-01-06')]
        : [civil('2026-11-05'), civil('2026-11-06')];
    const told = valueOf(setFacts(BARE, { [fact]: first }, TODAY));
    expect(told).toEqual({ ...BARE, [fact]: first });
    expect(valueOf(setFacts(told, { [fact]: second }, TODAY))).toEqual({ ...BARE, [fact]: second });
    expect(valueOf(setFacts(told, { [fact]: null }, TODAY))).toEqual(BARE);
  });

  it.each(DATED_FACTS)('%s that is told as it was changes nothing and says so', (fact) => {
    const known = { ...BARE, [fact]: civil('2026-11-05') };
    for (const changes of [{}, { [fact]: civil('2026-11-05') }])
      expect(errorOf(setFacts(known, changes, TODAY))).toEqual({ code: 'nothing-changed' });
    expect(codeOf(setFacts(BARE, { [fact]: null }, TODAY))).toBe('nothing-changed');
  });

  it.each(DATED_FACTS)('%s lies ahead only where it is no thing of the past', (fact) => {
    const isPast = datedFactRule(fact).tense === 'past';
    const refused = { code: 'date-in-future', field: fact, params: { date: '2026-11-21' } };
    expect(errorOf(setFacts(BARE, { [fact]: TODAY.add({ days: 1 }) }, TODAY))).toEqual(
      isPast ? refused : null,
    );
    if (fact === 'turns18On') return;
    expect(codeOf(setFacts(BARE, { [fact]: TODAY }, TODAY))).toBe('ok');
    expect(codeOf(setFacts(BARE, { [fact]: TODAY.subtract({ days: 1 }) }, TODAY))).toBe('ok');
  });

  it.each(DATED_FACTS)('%s is no slip of the hand: more than twenty years away it is refused', (fact) => {
    const [first, last] = [TODAY.subtract({ years: FURTHEST_YEARS }), TODAY.add({ years: FURTHEST_YEARS })];
    for (const on of [first.subtract({ days: 1 }), last.add({ days: 1 })])
      expect(errorOf(setFacts(BARE, { [fact]: on }, TODAY))).toEqual({
        code: 'date-out-of-range',
        field: fact,
      });
    for (const on of [first, first.add({ days: 1 }), last.subtract({ days: 1 }), last])
      expect(codeOf(setFacts(BARE, { [fact]: on }, TODAY))).not.toBe('date-out-of-range');
  });

  it.each(DATED_FACTS.filter(isFree))('%s may be twenty years away, if it may lie there at all', (fact) => {
    const told = (on: typeof TODAY) => codeOf(setFacts(facts(NO_DATED_FACTS), { [fact]: on }, TODAY));
    const isPast = datedFactRule(fact).tense === 'past';
    expect(told(TODAY.subtract({ years: FURTHEST_YEARS }))).toBe('ok');
    expect(told(TODAY.add({ years: FURTHEST_YEARS }))).toBe(isPast ? 'date-in-future' : 'ok');
  });

  it.each([
    [-1, { code: 'only-for-minors', field: 'turns18On' }],
    [0, { code: 'only-for-minors', field: 'turns18On' }],
    [1, null],
  ])('the 18th birthday is kept of minors only: %i days from today', (days, error) => {
    expect(errorOf(setFacts(BARE, { turns18On: TODAY.add({ days }) }, TODAY))).toEqual(error);
  });

  it('a birthday that has passed meanwhile is in the way of nothing else', () => {
    const grown = { ...BARE, turns18On: civil('2026-11-01') };
    const changes = { turns18On: civil('2026-11-01'), arrivedOn: civil('2026-10-01') };
    expect(valueOf(setFacts(grown, changes, TODAY))).toEqual({ ...grown, ...changes });
  });

  it.each(DISPOSITIONS)('a case that is %s takes them unless it is closed', (disposition) => {
    expect(errorOf(setFacts({ ...BARE, disposition }, { leavingOn: TODAY }, TODAY))).toEqual(
      disposition === 'closed' ? { code: 'case-not-active' } : null,
    );
  });
});

describe('several facts at once', () => {
  it('are named when they change, in the order of the table', () => {
    const known = { ...BARE, arrivedOn: TODAY, leavingOn: TODAY };
    const changes = { leavingOn: null, arrivedOn: TODAY, studiesEndOn: null, studiesStartOn: TODAY };
    expect(changedFacts(known, changes)).toEqual(['studiesStartOn', 'leavingOn']);
    expect(changedFacts(known, {})).toEqual([]);
    expect(changedFacts(known, { arrivedOn: TODAY.add({ days: 1 }) })).toEqual(['arrivedOn']);
  });

  it('are told all or none', () => {
    const changes = { arrivedOn: civil('2026-10-01'), visaValidatedOn: TODAY.add({ days: 1 }) };
    expect(errorOf(setFacts(BARE, changes, TODAY))).toEqual({
      code: 'date-in-future',
      field: 'visaValidatedOn',
      params: { date: '2026-11-21' },
    });
  });

  it.each([
    [-1, { code: 'end-before-start', field: 'studiesEndOn', params: { date: '2026-09-01' } }],
    [0, null],
    [1, null],
  ])('the studies end on or after the day they start: %i days', (days, error) => {
    const [studiesStartOn, studiesEndOn] = [civil('2026-09-01'), civil('2026-09-01').add({ days })];
    const said = [
      setFacts(facts(NO_DATED_FACTS), { studiesStartOn, studiesEndOn }, TODAY),
      setFacts(facts({ ...NO_DATED_FACTS, studiesStartOn }), { studiesEndOn }, TODAY),
      setFacts(facts({ ...NO_DATED_FACTS, studiesEndOn }), { studiesStartOn }, TODAY),
    ];
    expect(said.map(errorOf)).toEqual([error, error, error]);
  });
});

describe('the start of the studies, once milestones are recorded', () => {
  const waiting = facts({
    studiesStartOn: null,
    milestones: reached({ submitted: '2026-09-10', provisionalNumber: '2026-10-10' }),
  });

  it.each([
    ['2026-10-09', null],
    ['2026-10-10', null],
    ['2026-10-11', { milestone: 'provisionalNumber' }],
  ])('is not after the provisional number: %s', (on, params) => {
    expect(errorOf(setFacts(waiting, { studiesStartOn: civil(on) }, TODAY))).toEqual(
      params && { code: 'studies-against-milestone', field: 'studiesStartOn', params },
    );
  });

  it.each([
    ['2027-09-09', null],
    ['2027-09-10', null],
    ['2027-09-11', { milestone: 'submitted' }],
  ])('is at most twelve months after what was sent: %s', (on, params) => {
    const submitted = facts({ ...NO_DATED_FACTS, milestones: reached({ submitted: '2026-09-10' }) });
    expect(errorOf(setFacts(submitted, { studiesStartOn: civil(on) }, TODAY))).toEqual(
      params && { code: 'studies-against-milestone', field: 'studiesStartOn', params },
    );
  });
});

describe('a fact of the card', () => {
  it('is refused by its own name without its milestone, and before it', () => {
    const none = facts({ milestones: reached({ submitted: '2026-09-10' }) });
    expect(errorOf(setFacts(none, { vitaleOrderedOn: TODAY }, TODAY))).toEqual({
      code: 'fact-needs-milestone',
      field: 'vitaleOrderedOn',
      params: { fact: 'vitaleOrderedOn', needed: 'permanentNumber' },
    });
    expect(errorOf(setFacts(BARE, { vitaleUpdatedOn: civil('2026-10-09') }, TODAY))).toEqual({
      code: 'fact-before-milestone',
      field: 'vitaleUpdatedOn',
      params: { fact: 'vitaleUpdatedOn', before: 'carteVitale', date: '2026-10-10' },
    });
  });
});

describe('the portal’s link', () => {
  const now = new Date('2026-11-21T10:00:00Z');

  it('is noted with its instant', () => {
    expect(valueOf(notePortalLink(facts(), now))).toEqual({ ...facts(), portalLinkSentAt: now });
  });

  it('is past once the application was sent', () => {
    const submitted = facts({ milestones: reached({ submitted: '2026-09-10' }) });
    expect(errorOf(notePortalLink(submitted, now))).toEqual({ code: 'link-not-awaited' });
  });

  it.each(ROUTES)('on the route %s is noted where the portal is on the way', (route) => {
    expect(codeOf(notePortalLink(facts({ route }), now))).toBe(
      route === 'register_portal' ? 'ok' : 'link-not-awaited',
    );
  });

  it.each(DISPOSITIONS)('in a case that is %s is noted only when active', (disposition) => {
    expect(codeOf(notePortalLink(facts({ disposition }), now))).toBe(
      disposition === 'active' ? 'ok' : 'case-not-active',
    );
  });
});

describe('the portal’s link is awaited', () => {
  it.each(ROUTES)('on the route %s only where the portal is on the way', (route) => {
    for (const disposition of DISPOSITIONS)
      expect([disposition, awaitsPortalLink(facts({ route, disposition }))]).toEqual([
        disposition,
        route === 'register_portal' && disposition === 'active',
      ]);
  });

  it.each(['submitted', 'permanentNumber'])('no more once there is %s', (milestone) => {
    expect(awaitsPortalLink(facts())).toBe(true);
    expect(awaitsPortalLink(facts({ milestones: reached({ [milestone]: '2026-09-10' }) }))).toBe(false);
  });
});

describe('what comes after the studies', () => {
  it.each(AFTER_STUDIES)('%s is kept with the end it was said for', (plan) => {
    const before = facts();
    const said = { plan, studiesEndOn: civil('2027-06-30') };
    expect(valueOf(setAfterStudies(before, plan))).toEqual({ ...before, afterStudies: said });
  });

  it('wants a known end', () => {
    expect(errorOf(setAfterStudies(facts({ studiesEndOn: null }), 'leaving'))).toEqual({
      code: 'studies-end-unknown',
    });
  });

  it.each(DISPOSITIONS)('in a case that is %s is said unless it is closed', (disposition) => {
    expect(codeOf(setAfterStudies(facts({ disposition }), 'working'))).toBe(
      disposition === 'closed' ? 'case-not-active' : 'ok',
    );
  });
});

it('telling facts never leads to facts that contradict each other', () => {
  const day = fc.option(dayFrom(civil('2025-01-01'), 1461));
  const changes = fc.dictionary(fc.constantFrom(...DATED_FACTS), day, { maxKeys: 4 });
  fc.assert(
    fc.property(reachable(), changes, (before, some) => {
      const after = setFacts(before, some, TODAY);
      if (after.ok) expect(codeOf(checkCase(after.value))).toBe('ok');
    }),
    { numRuns: 500 },
  );
});
