// Rests, the triage, dated facts: facts, papers and history change together.
import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import type { CaseState } from '#lib/domain/case/change.ts';
import { DISPOSITION_REASONS, DISPOSITIONS, reasonsToGive } from '#lib/domain/case/disposition.ts';
import { AFTER_STUDIES } from '#lib/domain/case/facts.ts';
import * as rules from '#lib/domain/case/set-disposition.ts';
import { notePortalLink, setAfterStudies, setFacts } from '#lib/domain/case/set-facts.ts';
import {
  newDay,
  reopen,
  setDisposition,
  tell,
  tellAfterStudies,
  tellPortalLink,
  triage,
} from '#lib/domain/case/verbs.ts';
import { answerTriage } from '#lib/domain/route/answer-triage.ts';
import {
  by,
  codeOf,
  errorOf,
  facts,
  paper,
  reached,
  TODAY,
  valueOf,
} from '#tests/support/domain-fixtures.ts';

const OFFICE = by({ by: 'office', source: 'verified' });
const RESTS = Object.keys(DISPOSITION_REASONS) as (keyof typeof DISPOSITION_REASONS)[];
const PORTAL = {
  origin: 'other',
  work: 'none',
  before: 'no',
  visa: 'no',
  age: 'adult',
  birth: 'french',
} as const;
const EHIC = { origin: 'europe', work: 'none', card: 'ehic' } as const;

const told = ({ events }: { events: readonly { what: unknown }[] }) => events.map(({ what }) => what);
const kinds = ({ documents }: CaseState) => documents.map(({ kind, status }) => `${kind} ${status}`);

describe('putting to rest', () => {
  const state: CaseState = { facts: facts(), documents: [paper('student-visa')] };

  it.each(RESTS)('as %s keeps the papers and tells the reason', (to) => {
    for (const reason of reasonsToGive(to, true)) {
      const after = valueOf(setDisposition(state, to, reason, OFFICE));
      expect(after.facts).toEqual({ ...state.facts, disposition: to, dispositionReason: reason });
      expect(after.documents).toBe(state.documents);
      expect(after.events).toEqual([{ what: { kind: 'disposition.set', to, reason }, source: null }]);
    }
  });

  it('as a duplicate is the office’s to say', () => {
    expect(codeOf(setDisposition(state, 'closed', 'duplicate', OFFICE))).toBe('ok');
    expect(errorOf(setDisposition(state, 'closed', 'duplicate', by()))).toEqual({
      code: 'reason-does-not-fit',
      field: 'reason',
    });
  });

  it('by the student counts as their word', () => {
    const after = valueOf(setDisposition(state, 'closed', 'withdrew', by()));
    expect(after.facts.studentActedOn?.equals(TODAY)).toBe(true);
  });
});

describe('reopening', () => {
  it('tells that the case moves, and asks for the papers of its situation', () => {
    const answered = facts({ answers: PORTAL, disposition: 'closed', dispositionReason: 'finished' });
    const after = valueOf(reopen({ facts: answered, documents: [] }, OFFICE));
    expect(after.facts).toEqual(valueOf(rules.reopen(answered, TODAY, true)));
    expect(told(after)[0]).toEqual({ kind: 'disposition.set', to: 'active', reason: null });
    expect(kinds(after)).toContain('birth-certificate missing');
    expect(after.events).toHaveLength(1 + after.documents.length);
  });

  it('an active case is refused', () => {
    expect(errorOf(reopen({ facts: facts(), documents: [] }, by()))).toEqual({ code: 'case-active' });
  });
});

describe('a European card that lapses', () => {
  const covered = facts({
    answers: EHIC,
    route: 'ehic_covers',
    disposition: 'not_required',
    dispositionReason: 'ehic',
    ehicValidUntil: civil('2026-11-20'),
  });
  const names = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
  const at = { today: TODAY, newId: () => names.shift() ?? 'more', hasCountryPapers: false };

  it('is nobody’s word: the route is open again, and no paper is asked for before it is found', () => {
    const after = newDay({ facts: covered, documents: [] }, at);
    expect(after?.facts).toEqual(rules.lapseEhic(covered, TODAY));
    expect(after?.facts.studentActedOn).toBeNull();
    expect(after?.events.slice(0, 2)).toEqual([
      { what: { kind: 'route.found', from: 'ehic_covers', route: 'unknown' }, source: null },
      { what: { kind: 'disposition.set', to: 'active', reason: null }, source: null },
    ]);
    expect(after?.documents).toEqual([]);
    expect(after?.events).toHaveLength(2);
  });

  it('changes nothing while it still covers', () => {
    expect(newDay({ facts: { ...covered, ehicValidUntil: TODAY }, documents: [] }, at)).toBeNull();
  });
});

const SAME_WAY = { answers: { ...PORTAL, work: 'student-job' }, ehicValidUntil: null } as const;

describe('answering the triage', () => {
  it('tells the route and asks for the papers of the situation', () => {
    const unrouted: CaseState = { facts: facts({ route: 'unknown', routeKnownSince: null }), documents: [] };
    const report = { answers: PORTAL, ehicValidUntil: null };
    const after = valueOf(triage(unrouted, report, by()));
    const decided = valueOf(answerTriage(unrouted.facts, report, TODAY));
    expect(after.facts).toEqual({ ...decided, studentActedOn: TODAY });
    expect(kinds(after)).toEqual([
      'enrolment-certificate missing',
      'identity-document missing',
      'birth-certificate missing',
      'residence-permit missing',
      'bank-details missing',
      'birth-translation not_needed',
    ]);
    expect(told(after)[0]).toEqual({ kind: 'route.found', from: 'unknown', route: 'register_portal' });
  });

  it('that leads the same way is told too, since nothing changes a case without an entry', () => {
    const before = facts({ answers: PORTAL });
    const after = valueOf(triage({ facts: before, documents: [] }, SAME_WAY, by()));
    expect(after.facts.answers).toEqual(SAME_WAY.answers);
    expect(after.facts.routeKnownSince?.toString()).toBe('2026-09-01');
    expect(after.events[0]).toEqual({
      what: { kind: 'route.found', from: 'register_portal', route: 'register_portal' },
      source: null,
    });
    expect(after.events).toHaveLength(1 + after.documents.length);
  });

  it('puts a covered case to rest, and its papers are not needed', () => {
    const state: CaseState = { facts: facts(), documents: [paper('birth-certificate')] };
    const after = valueOf(triage(state, { answers: EHIC, ehicValidUntil: civil('2027-08-31') }, by()));
    expect(told(after).slice(0, 3)).toEqual([
      { kind: 'route.found', from: 'register_portal', route: 'ehic_covers' },
      { kind: 'disposition.set', to: 'not_required', reason: 'ehic' },
      { kind: 'fact.recorded', fact: 'ehicValidUntil', on: '2027-08-31' },
    ]);
    expect(kinds(after)).toEqual(['birth-certificate not_needed']);
  });

  it('hands a refusal on', () => {
    const report = { answers: {}, ehicValidUntil: null };
    expect(errorOf(triage({ facts: facts(), documents: [] }, report, by()))).toEqual({
      code: 'answer-missing',
      field: 'origin',
    });
  });
});

describe('telling dated facts', () => {
  const milestones = reached({ submitted: '2026-09-10', permanentNumber: '2026-10-01' });
  const photo = paper('card-photo', { statusOn: civil('2026-10-01') });
  const identity = paper('card-identity', { statusOn: civil('2026-10-01'), status: 'ready' });
  const waiting: CaseState = { facts: facts({ milestones, answers: {} }), documents: [photo, identity] };
  const ordered = civil('2026-10-20');

  it('tells each that changed, and counts as the student’s word', () => {
    const changes = { arrivedOn: civil('2026-09-01'), leavingOn: civil('2027-07-15') };
    const state: CaseState = { facts: facts({ answers: {} }), documents: [] };
    const after = valueOf(tell(state, changes, by()));
    expect(after.facts).toEqual({ ...valueOf(setFacts(state.facts, changes, TODAY)), studentActedOn: TODAY });
    expect(told(after)).toEqual([
      { kind: 'fact.recorded', fact: 'arrivedOn', on: '2026-09-01' },
      { kind: 'fact.recorded', fact: 'leavingOn', on: '2027-07-15' },
    ]);
  });

  it('the order of the card sends its papers on that day', () => {
    const after = valueOf(tell(waiting, { vitaleOrderedOn: ordered }, by()));
    expect(kinds(after)).toEqual(['card-photo deposited', 'card-identity deposited']);
    expect(after.documents.map(({ statusOn }) => statusOn.toString())).toEqual(['2026-10-20', '2026-10-20']);
    expect(after.events).toHaveLength(3);
  });

  it('re-dating the order re-dates its papers; taking it back brings them back', () => {
    const sent = valueOf(tell(waiting, { vitaleOrderedOn: ordered }, by()));
    const later = valueOf(tell(sent, { vitaleOrderedOn: civil('2026-10-25') }, by()));
    expect(kinds(later)).toEqual(['card-photo deposited', 'card-identity deposited']);
    expect(later.documents.map(({ statusOn }) => statusOn.toString())).toEqual(['2026-10-25', '2026-10-25']);
    const back = valueOf(tell(later, { vitaleOrderedOn: null }, by()));
    expect(back.documents).toEqual(waiting.documents.map((one) => ({ ...one, statusRecordedOn: TODAY })));
  });

  it('another fact leaves the papers of the order alone', () => {
    const sent = valueOf(tell(waiting, { vitaleOrderedOn: ordered }, by()));
    const after = valueOf(
      tell(sent, { arrivedOn: civil('2026-09-01') }, by({ today: TODAY.add({ days: 1 }) })),
    );
    expect(after.documents).toEqual(sent.documents);
    const asked: CaseState = { ...sent, documents: waiting.documents };
    expect(valueOf(tell(asked, { arrivedOn: civil('2026-09-01') }, by())).documents).toEqual(
      waiting.documents,
    );
  });

  it('a birthday changes what is asked for', () => {
    const state: CaseState = { facts: facts({ answers: PORTAL }), documents: [] };
    const after = valueOf(tell(state, { turns18On: civil('2027-02-01') }, by()));
    expect(kinds(after)).not.toContain('residence-permit missing');
    expect(kinds(after)).toContain('birth-certificate missing');
  });

  it('hands a refusal on', () => {
    expect(errorOf(tell(waiting, {}, by()))).toEqual({ code: 'nothing-changed' });
  });
});

describe('the portal’s link and what comes after the studies', () => {
  const state: CaseState = { facts: facts(), documents: [paper('student-visa')] };

  it('are told as they were said', () => {
    const link = valueOf(tellPortalLink(state, by()));
    expect(link.facts).toEqual({ ...valueOf(notePortalLink(state.facts, by().now)), studentActedOn: TODAY });
    expect(link.events).toEqual([{ what: { kind: 'portal-link.sent' }, source: null }]);
    for (const plan of AFTER_STUDIES) {
      const after = valueOf(tellAfterStudies(state, plan, OFFICE));
      expect(after.facts).toEqual(valueOf(setAfterStudies(state.facts, plan)));
      expect(after.events).toEqual([{ what: { kind: 'after-studies.said', plan }, source: null }]);
    }
  });

  it.each(DISPOSITIONS)('in a case that is %s hand a refusal on', (disposition) => {
    const resting: CaseState = { ...state, facts: facts({ disposition }) };
    expect(codeOf(tellPortalLink(resting, by()))).toBe(codeOf(notePortalLink(resting.facts, by().now)));
    expect(codeOf(tellAfterStudies(resting, 'staying', by()))).toBe(
      codeOf(setAfterStudies(resting.facts, 'staying')),
    );
  });
});
