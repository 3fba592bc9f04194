// What a day changes by itself, and when the next such day comes.
import { describe, expect, it } from 'vitest';
import { civil, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { CaseState } from '#lib/domain/case/change.ts';
import { DISPOSITIONS } from '#lib/domain/case/disposition.ts';
import { nextTurnOn } from '#lib/domain/case/next-turn.ts';
import { newDay } from '#lib/domain/case/verbs.ts';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import { syncDocuments } from '#lib/domain/document/sync.ts';
import { facts, paper, PORTAL_ANSWERS, reached } from '#tests/support/domain-fixtures.ts';

const START = civil('2026-09-02');
const LONG = facts({ studiesEndOn: civil('2029-06-30') });

/** A case whose papers are those that its facts ask for; `first1` and so on. */
function inStep(some: CaseState['facts'], status: DocumentFacts['status'] = 'missing'): CaseState {
  let count = 0;
  const asked = syncDocuments([], some, START, () => `first${String(++count)}`, false);
  return { facts: some, documents: asked.map((one) => ({ ...one, status })) };
}

const at = (today: CivilDate) => ({ today, newId: () => 'new', hasCountryPapers: false });
const turned = (state: CaseState, today: string) => newDay(state, at(civil(today)));
const turnOn = (state: CaseState, today: CivilDate = START) => nextTurnOn(state, today)?.toString() ?? null;

describe('1 October', () => {
  const sent = inStep({ ...LONG, milestones: reached({ submitted: '2026-09-10' }) }, 'deposited');

  it('asks for the certificate of another year, as nobody’s word', () => {
    expect(turned(sent, '2027-09-30')).toBeNull();
    const after = turned(sent, '2027-10-01');
    const certificate = {
      ...paper('enrolment-certificate', { id: 'new', period: '2027' }),
      statusOn: civil('2027-10-01'),
      statusRecordedOn: civil('2027-10-01'),
    };
    expect(after).toEqual({
      facts: sent.facts,
      documents: [...sent.documents, certificate],
      events: [
        {
          what: {
            kind: 'document.moved',
            document: 'enrolment-certificate',
            documentId: 'new',
            to: 'missing',
            on: '2027-10-01',
            reason: null,
            inferred: true,
          },
          source: null,
        },
      ],
    });
    expect(after && newDay(after, at(civil('2027-10-01')))).toBeNull();
  });

  it('changes the year of a certificate that nobody has sent, and tells it', () => {
    const after = turned(inStep(LONG), '2027-10-01');
    expect(after?.documents.map(({ id, period }) => `${id} ${period}`)[0]).toBe('first1 2027');
    expect(after?.documents).toHaveLength(inStep(LONG).documents.length);
    expect(
      after?.events.map(({ what, source }) => ['documentId' in what && what.documentId, source]),
    ).toEqual([['first1', null]]);
  });

  it('that was missed is made up for on any later day', () => {
    expect(turned(sent, '2028-03-05')?.documents.at(-1)).toMatchObject({ id: 'new', period: '2027' });
  });

  it.each(DISPOSITIONS)('asks for nothing in a case that is %s unless it is active', (disposition) => {
    const state = { ...sent, facts: { ...sent.facts, disposition } };
    expect(turned(state, '2027-10-01') !== null).toBe(disposition === 'active');
    expect(turnOn(state)).toBe(disposition === 'active' ? '2027-10-01' : null);
  });
});

describe('the 18th birthday', () => {
  const minor = facts({ turns18On: civil('2027-02-14'), answers: { ...PORTAL_ANSWERS, age: '16-17' } });

  it('asks the adult for the residence permit, and forgets the birthday', () => {
    const state = inStep(minor, 'deposited');
    expect(turned(state, '2027-02-28')).toBeNull();
    const after = turned(state, '2027-03-01');
    expect(after?.facts).toEqual({ ...minor, turns18On: null, answers: PORTAL_ANSWERS });
    expect(after?.documents.slice(state.documents.length).map(({ kind }) => kind)).toEqual([
      'residence-permit',
    ]);
    expect(after?.events.map(({ what, source }) => [what.kind, source])).toEqual([
      ['birthday.told', null],
      ['document.moved', null],
    ]);
    expect(after?.events[0]?.what).toEqual({ kind: 'birthday.told', isKnown: false });
  });

  it.each(DISPOSITIONS.filter((one) => one !== 'active'))(
    'of a case that is %s forgets the birthday, and asks for no paper',
    (disposition) => {
      const state: CaseState = { facts: { ...minor, disposition }, documents: [] };
      expect(turnOn(state)).toBe('2027-03-01');
      expect(turned(state, '2027-02-28')).toBeNull();
      expect(turned(state, '2027-03-01')).toEqual({
        facts: { ...minor, disposition, turns18On: null, answers: PORTAL_ANSWERS },
        documents: state.documents,
        events: [{ what: { kind: 'birthday.told', isKnown: false }, source: null }],
      });
    },
  );
});

describe('the 16th birthday', () => {
  const child = facts({ turns18On: civil('2029-02-14'), answers: { ...PORTAL_ANSWERS, age: 'under-16' } });

  it('asks no more for an authorisation that nobody has sent', () => {
    const state = inStep(child);
    expect(turnOn(state)).toBe('2027-03-01');
    expect(turned(state, '2027-02-28')).toBeNull();
    const after = turned(state, '2027-03-01');
    expect(after?.facts).toBe(child);
    expect(after?.events.map(({ what }) => what)).toMatchObject([
      { document: 'parental-authorisation', to: 'not_needed', on: '2027-03-01', reason: 'situation' },
    ]);
    expect(after && newDay(after, at(civil('2027-03-01')))).toBeNull();
  });

  it('changes nothing once it was sent', () => {
    expect(turned(inStep(child, 'deposited'), '2027-03-01')).toBeNull();
    expect(turnOn({ ...inStep(child), facts: { ...child, disposition: 'closed' } })).toBe('2029-03-01');
  });
});

describe('a European card', () => {
  const covered = facts({
    answers: { origin: 'europe', work: 'none', card: 'ehic' },
    route: 'ehic_covers',
    disposition: 'not_required',
    dispositionReason: 'ehic',
    ehicValidUntil: civil('2027-02-28'),
    turns18On: civil('2027-02-14'),
  });

  it('that lapses as a birthday settles changes both, once', () => {
    const state: CaseState = { facts: covered, documents: [] };
    expect(turnOn(state)).toBe('2027-03-01');
    const after = turned(state, '2027-03-01');
    expect(after?.facts).toEqual({
      ...covered,
      answers: {},
      route: 'unknown',
      routeKnownSince: null,
      disposition: 'active',
      dispositionReason: null,
      activeSince: civil('2027-03-01'),
      turns18On: null,
    });
    expect(after?.events.map(({ what }) => what.kind)).toEqual([
      'route.found',
      'disposition.set',
      'birthday.told',
    ]);
    expect(after && newDay(after, at(civil('2027-03-01')))).toBeNull();
  });
});

describe('the next day that changes a case', () => {
  it('is the earliest of those ahead', () => {
    const minor = {
      ...LONG,
      turns18On: civil('2027-10-02'),
      answers: { ...PORTAL_ANSWERS, age: '16-17' } as const,
    };
    expect(turnOn(inStep(minor))).toBe('2027-10-01');
    expect(turnOn(inStep({ ...minor, turns18On: civil('2027-08-31') }))).toBe('2027-09-01');
    expect(turnOn(inStep(LONG))).toBe('2027-10-01');
    expect(turnOn(inStep(facts()))).toBeNull();
  });

  it('is in the past when it is still to be done', () => {
    expect(turnOn(inStep({ ...LONG, turns18On: civil('2027-01-14') }), civil('2027-03-01'))).toBe(
      '2027-02-01',
    );
    expect(turnOn(inStep(LONG, 'accepted'), civil('2027-11-05'))).toBe('2027-11-05');
  });
});
