// How a decided change is put together: who is heard by it, and which entries the history gets, in which order.
import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { changeOf, moved, type By, type CaseState } from '#lib/domain/case/change.ts';
import { DATED_IN_HISTORY } from '#lib/domain/case/dated-fact.ts';
import { FACT_SOURCES } from '#lib/domain/case/milestone.ts';
import { eventPayload } from '#lib/domain/case/schema.ts';
import { by, facts, paper, TODAY, valueOf } from '#tests/support/domain-fixtures.ts';

const VISA = paper('student-visa', { statusOn: civil('2026-09-10') });
const BEFORE: CaseState = { facts: facts(), documents: [VISA] };
const change = (after: Partial<CaseState>, who: Parameters<typeof changeOf>[3] = by()) =>
  valueOf(changeOf(BEFORE, { ...BEFORE, ...after }, [], who));

describe('a change', () => {
  it('that is none keeps the state and writes nothing but what was said', () => {
    const said = { kind: 'portal-link.sent' } as const;
    const none = valueOf(changeOf(BEFORE, BEFORE, [said], by({ by: 'office', source: 'verified' })));
    expect(none).toEqual({ ...BEFORE, events: [{ what: said, source: null }] });
  });

  it.each([
    ['student', true],
    ['office', false],
    ['worker', false],
  ] as const)('by the %s counts as the student’s word: %s', (who: By['by'] | 'worker', counts) => {
    const heard = facts({ studentActedOn: civil('2026-09-02') });
    const after = valueOf(
      changeOf({ ...BEFORE, facts: heard }, { ...BEFORE, facts: heard }, [], { ...by(), by: who }),
    );
    expect(after.facts).toEqual(counts ? { ...heard, studentActedOn: TODAY } : heard);
  });

  it.each([...FACT_SOURCES, null])(
    'has the source %s on what it says of stations, and on nothing else',
    (source) => {
      const after: CaseState = {
        facts: facts({
          route: 'employed',
          disposition: 'closed',
          dispositionReason: 'withdrew',
          arrivedOn: TODAY,
          turns18On: TODAY,
        }),
        documents: [{ ...VISA, status: 'deposited' }],
      };
      const on = '2026-11-20';
      const said = [
        { kind: 'milestone.recorded', milestone: 'submitted', on },
        { kind: 'milestone.verified', milestone: 'submitted', on },
        { kind: 'milestone.corrected', milestone: 'submitted', from: on, to: null, reason: 'typed-wrong' },
        { kind: 'case.opened' },
        { kind: 'portal-link.sent' },
        { kind: 'after-studies.said', plan: 'staying' },
        { kind: 'document.expected', document: 'student-visa', documentId: VISA.id, on },
      ] as const;
      const { events } = valueOf(changeOf(BEFORE, after, said, { ...by(), source }));
      expect(events.map((one) => [one.what.kind, one.source])).toEqual([
        ['milestone.recorded', source],
        ['milestone.verified', source],
        ['milestone.corrected', source],
        ['case.opened', null],
        ['portal-link.sent', null],
        ['after-studies.said', null],
        ['document.expected', null],
        ['route.found', null],
        ['disposition.set', null],
        ['fact.recorded', null],
        ['birthday.told', null],
        ['document.moved', null],
      ]);
    },
  );

  it('tells first what was said, then route, rest, dated facts in their order, and the papers', () => {
    const facted = facts({
      route: 'ehic_covers',
      disposition: 'not_required',
      dispositionReason: 'ehic',
      studiesStartOn: null,
      ehicValidUntil: civil('2027-08-31'),
    });
    const papers = [{ ...VISA, status: 'not_needed', reason: 'situation', statusOn: TODAY } as const];
    const said = [{ kind: 'case.opened' }, { kind: 'portal-link.sent' }] as const;
    const { events } = valueOf(changeOf(BEFORE, { facts: facted, documents: papers }, said, by()));
    expect(events.map((one) => one.what)).toEqual([
      ...said,
      { kind: 'route.found', from: 'register_portal', route: 'ehic_covers' },
      { kind: 'disposition.set', to: 'not_required', reason: 'ehic' },
      { kind: 'fact.recorded', fact: 'studiesStartOn', on: null },
      { kind: 'fact.recorded', fact: 'ehicValidUntil', on: '2027-08-31' },
      {
        kind: 'document.moved',
        document: 'student-visa',
        documentId: VISA.id,
        to: 'not_needed',
        on: '2026-11-21',
        reason: 'situation',
        inferred: true,
      },
    ]);
  });
});

describe('an entry is written', () => {
  it('for a birthday without its date, from which a birth date would follow', () => {
    const known: CaseState = { ...BEFORE, facts: { ...BEFORE.facts, turns18On: TODAY } };
    expect(change({ facts: known.facts }).events.map((one) => one.what)).toEqual([
      { kind: 'birthday.told', isKnown: true },
    ]);
    const forgotten = valueOf(changeOf(known, BEFORE, [], by()));
    expect(forgotten.events.map((one) => one.what)).toEqual([{ kind: 'birthday.told', isKnown: false }]);
    expect(JSON.stringify([...forgotten.events])).not.toContain(TODAY.toString());
  });

  it.each(DATED_IN_HISTORY)('for %s, told or forgotten', (fact) => {
    const told = change({ facts: { ...BEFORE.facts, [fact]: TODAY } });
    expect(told.events.map((one) => one.what)).toEqual([{ kind: 'fact.recorded', fact, on: '2026-11-21' }]);
    const known: CaseState = { ...BEFORE, facts: { ...BEFORE.facts, [fact]: TODAY } };
    const forgotten = valueOf(
      changeOf(known, { ...known, facts: { ...known.facts, [fact]: null } }, [], by()),
    );
    expect(forgotten.events.map((one) => one.what)).toEqual([{ kind: 'fact.recorded', fact, on: null }]);
  });

  it('for a rest that changed its reason alone, or the case that moves again', () => {
    const resting = facts({ disposition: 'closed', dispositionReason: 'finished' });
    const withdrew = { ...resting, dispositionReason: 'withdrew' } as const;
    const said = (from: typeof resting, to: typeof resting) =>
      valueOf(changeOf({ ...BEFORE, facts: from }, { ...BEFORE, facts: to }, [], by())).events.map(
        (one) => one.what,
      );
    expect(said(resting, withdrew)).toEqual([{ kind: 'disposition.set', to: 'closed', reason: 'withdrew' }]);
    expect(said(resting, facts())).toEqual([{ kind: 'disposition.set', to: 'active', reason: null }]);
    expect(said({ ...resting, disposition: 'not_required' }, resting)).toEqual([
      { kind: 'disposition.set', to: 'closed', reason: 'finished' },
    ]);
  });

  it.each([
    ['another status', { status: 'deposited' }, true],
    ['another day', { statusOn: TODAY }, true],
    ['another year', { period: '2027' }, true],
    ['another day of recording alone', { statusRecordedOn: TODAY }, false],
    ['an expectation alone', { expectedOn: TODAY }, false],
  ] as const)('for a paper with %s: %s', (_, part, isWritten) => {
    const after = change({ documents: [{ ...VISA, ...part }] });
    expect(after.events).toHaveLength(isWritten ? 1 : 0);
  });

  it('for a new paper, and for that one alone', () => {
    const added = paper('birth-certificate', { statusOn: VISA.statusOn });
    const after = change({ documents: [VISA, added] });
    expect(after.documents).toEqual([VISA, added]);
    expect(after.events).toEqual([{ what: moved(added, true), source: null }]);
  });

  it('of a paper says where it is now, why, and whether anybody said so', () => {
    const one = { ...VISA, status: 'rejected', reason: 'illegible' } as const;
    for (const inferred of [true, false])
      expect(moved(one, inferred)).toEqual({
        kind: 'document.moved',
        document: 'student-visa',
        documentId: VISA.id,
        to: 'rejected',
        on: '2026-09-10',
        reason: 'illegible',
        inferred,
      });
  });

  it('as the history can store it', () => {
    const after = change({
      facts: facts({ route: 'employed', leavingOn: TODAY }),
      documents: [paper('card-photo')],
    });
    expect(after.events).toHaveLength(3);
    for (const { what } of after.events) expect(eventPayload.parse(what)).toEqual(what);
  });
});
