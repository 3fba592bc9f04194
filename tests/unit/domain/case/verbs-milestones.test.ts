// Recording, verifying and correcting: facts, papers and history change together.
import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import type { CaseState } from '#lib/domain/case/change.ts';
import { CORRECTION_REASONS, correctMilestone } from '#lib/domain/case/correct-milestone.ts';
import { MILESTONES, type Milestone } from '#lib/domain/case/milestone.ts';
import { recordMilestone, verifyMilestone } from '#lib/domain/case/record-milestone.ts';
import { correct, record, verify } from '#lib/domain/case/verbs.ts';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import { by, errorOf, facts, paper, reached, TODAY, valueOf } from '#tests/support/domain-fixtures.ts';

const OFFICE = by({ by: 'office', source: 'verified' });
const visa = (change: Partial<DocumentFacts> = {}) => paper('student-visa', { id: 'visa', ...change });
const birth = (change: Partial<DocumentFacts> = {}) => paper('birth-certificate', { id: 'birth', ...change });
const cardPhoto = (change: Partial<DocumentFacts> = {}) => paper('card-photo', { id: 'photo', ...change });
const cardIdentity = (change: Partial<DocumentFacts> = {}) =>
  paper('card-identity', { id: 'identity', ...change });

/** Names new papers one, two, three. */
function counting(): () => string {
  const names = ['one', 'two', 'three'];
  return () => names.shift() ?? 'more';
}

const told = ({ events }: { events: readonly { what: unknown }[] }) => events.map(({ what }) => what);
const movedTo = (
  documentId: string,
  document: string,
  to: string,
  on: string,
  reason: string | null = null,
) => ({
  kind: 'document.moved',
  document,
  documentId,
  to,
  on,
  reason,
  inferred: true,
});

describe('recording', () => {
  const on = civil('2026-10-01');

  it.each(MILESTONES)('%s is decided by the rule alone, and its refusal is handed on', (milestone) => {
    const state: CaseState = { facts: facts({ answers: {} }), documents: [] };
    const rule = recordMilestone(state.facts, { milestone, on, source: 'declared' }, TODAY);
    const done = record(state, { milestone, on }, by());
    expect(errorOf(done)).toEqual(errorOf(rule));
    expect(done.ok).toBe(milestone === 'submitted');
  });

  it('weighs as much as the word of who records it, and counts as the student’s when it is theirs', () => {
    const state: CaseState = { facts: facts({ answers: {} }), documents: [] };
    const said = valueOf(record(state, { milestone: 'submitted', on }, by({ source: 'proof' })));
    expect(said.facts.milestones.submitted).toEqual({ on, source: 'proof', recordedOn: TODAY });
    expect(said.facts.studentActedOn?.equals(TODAY)).toBe(true);
    expect(said.events).toEqual([
      { what: { kind: 'milestone.recorded', milestone: 'submitted', on: '2026-10-01' }, source: 'proof' },
    ]);
    const seen = valueOf(record(state, { milestone: 'submitted', on }, OFFICE));
    expect(seen.facts.milestones.submitted?.source).toBe('verified');
    expect(seen.facts.studentActedOn).toBeNull();
  });

  it('what was sent sends the papers before it, on that day, and tells the route it found', () => {
    const state: CaseState = {
      facts: facts({ answers: {}, route: 'unknown', routeKnownSince: null }),
      documents: [visa(), birth()],
    };
    const after = valueOf(record(state, { milestone: 'submitted', on }, by()));
    expect(after.documents).toEqual([
      visa({
        status: 'deposited',
        statusOn: on,
        statusRecordedOn: TODAY,
        inferences: [{ by: 'submitted', from: 'missing', fromOn: civil('2026-09-01') }],
      }),
      birth(),
    ]);
    expect(told(after)).toEqual([
      { kind: 'milestone.recorded', milestone: 'submitted', on: '2026-10-01' },
      { kind: 'route.found', from: 'unknown', route: 'register_portal' },
      movedTo('visa', 'student-visa', 'deposited', '2026-10-01'),
    ]);
  });

  it('the permanent number accepts what was sent and asks for the papers of the card', () => {
    const milestones = reached({ submitted: '2026-09-10' });
    const state: CaseState = {
      facts: facts({ milestones, answers: {} }),
      documents: [birth({ status: 'deposited' })],
    };
    const after = valueOf(record(state, { milestone: 'permanentNumber', on }, by({ newId: counting() })));
    expect(after.documents.map(({ id, kind, status }) => [id, kind, status])).toEqual([
      ['birth', 'birth-certificate', 'accepted'],
      ['one', 'card-photo', 'missing'],
      ['two', 'card-identity', 'missing'],
    ]);
    expect(told(after)).toEqual([
      { kind: 'milestone.recorded', milestone: 'permanentNumber', on: '2026-10-01' },
      movedTo('birth', 'birth-certificate', 'accepted', '2026-10-01'),
      movedTo('one', 'card-photo', 'missing', '2026-11-21'),
      movedTo('two', 'card-identity', 'missing', '2026-11-21'),
    ]);
  });

  it('the card accepts what was sent for it, and asks no more for what was not', () => {
    const milestones = reached({ submitted: '2026-09-10', permanentNumber: '2026-09-20' });
    const documents = [cardPhoto({ status: 'deposited' }), cardIdentity()];
    const after = valueOf(
      record(
        { facts: facts({ milestones, answers: {} }), documents },
        { milestone: 'carteVitale', on },
        by(),
      ),
    );
    expect(told(after).slice(1)).toEqual([
      movedTo('photo', 'card-photo', 'accepted', '2026-10-01'),
      movedTo('identity', 'card-identity', 'not_needed', '2026-11-21', 'situation'),
    ]);
  });
});

describe('verifying', () => {
  const milestones = reached({ submitted: '2026-09-10' });
  const state: CaseState = { facts: facts({ milestones, answers: {} }), documents: [visa()] };

  it('raises the source, tells which date was seen, and leaves the papers', () => {
    const after = valueOf(verify(state, 'submitted', OFFICE));
    expect(after.facts).toEqual(valueOf(verifyMilestone(state.facts, 'submitted', 'verified')));
    expect(after.documents).toBe(state.documents);
    expect(after.events).toEqual([
      { what: { kind: 'milestone.verified', milestone: 'submitted', on: '2026-09-10' }, source: 'verified' },
    ]);
  });

  it('by a proof of the student counts as their word', () => {
    const after = valueOf(verify(state, 'submitted', by({ source: 'proof' })));
    expect(after.facts.milestones.submitted?.source).toBe('proof');
    expect(after.facts.studentActedOn?.equals(TODAY)).toBe(true);
  });

  it.each(['permanentNumber', 'submitted'] as const)('%s hands a refusal on', (milestone) => {
    const rule = verifyMilestone(state.facts, milestone, 'declared');
    expect(errorOf(rule)).not.toBeNull();
    expect(errorOf(verify(state, milestone, by()))).toEqual(errorOf(rule));
  });
});

describe('correcting', () => {
  const on = civil('2026-10-05');
  const sent = (day: string): CaseState => {
    const unsent: CaseState = {
      facts: facts({ answers: {} }),
      documents: [visa({ status: 'ready' }), birth()],
    };
    return valueOf(record(unsent, { milestone: 'submitted', on: civil(day) }, by()));
  };
  const reason = 'typed-wrong';

  it.each(['typed-wrong', 'paper-says-otherwise'] as const)(
    're-dates with the reason %s, and what followed takes the new day',
    (why) => {
      const state = sent('2026-10-01');
      const after = valueOf(correct(state, { milestone: 'submitted', on, reason: why }, OFFICE));
      expect(after.facts.milestones.submitted).toEqual({ on, source: 'verified', recordedOn: TODAY });
      const [moved, untouched] = after.documents;
      expect(moved?.statusOn.toString()).toBe('2026-10-05');
      expect(untouched).toEqual(birth());
      expect(told(after)).toEqual([
        {
          kind: 'milestone.corrected',
          milestone: 'submitted',
          from: '2026-10-01',
          to: '2026-10-05',
          reason: why,
        },
        movedTo('visa', 'student-visa', 'deposited', '2026-10-05'),
      ]);
    },
  );

  it.each(CORRECTION_REASONS)('takes back with the reason %s, which is told', (why) => {
    const state = sent('2026-10-01');
    const after = valueOf(correct(state, { milestone: 'submitted', on: null, reason: why }, by()));
    expect(told(after)[0]).toEqual({
      kind: 'milestone.corrected',
      milestone: 'submitted',
      from: '2026-10-01',
      to: null,
      reason: why,
    });
  });

  it('takes back, and what followed goes back to what stood before', () => {
    const after = valueOf(correct(sent('2026-10-01'), { milestone: 'submitted', on: null, reason }, by()));
    expect(after.facts.milestones.submitted).toBeNull();
    expect(after.documents[0]).toEqual(visa({ status: 'ready', statusRecordedOn: TODAY }));
    expect(after.events).toEqual([
      {
        what: { kind: 'milestone.corrected', milestone: 'submitted', from: '2026-10-01', to: null, reason },
        source: 'declared',
      },
      { what: movedTo('visa', 'student-visa', 'ready', '2026-09-01'), source: null },
    ]);
  });

  it('the permanent number drops the papers of a card that cannot be ordered', () => {
    const milestones = reached({ submitted: '2026-09-10', permanentNumber: '2026-09-20' });
    const state: CaseState = { facts: facts({ milestones, answers: {} }), documents: [cardPhoto()] };
    const after = valueOf(correct(state, { milestone: 'permanentNumber', on: null, reason }, by()));
    expect(after.documents.map(({ status, reason: why }) => [status, why])).toEqual([
      ['not_needed', 'situation'],
    ]);
  });

  it.each([
    ['nothing recorded', 'permanentNumber', on, reason],
    ['no reason', 'submitted', on, null],
    ['no reason to take back', 'submitted', null, null],
    ['a reason to take back', 'submitted', on, 'did-not-happen'],
    ['the future', 'submitted', TODAY.add({ days: 1 }), reason],
  ] as const)('is decided by the rule alone: %s', (_, milestone: Milestone, day, why) => {
    const state = sent('2026-10-01');
    const rule = correctMilestone(
      state.facts,
      { milestone, on: day, reason: why, source: 'declared' },
      TODAY,
    );
    expect(errorOf(rule)).not.toBeNull();
    expect(errorOf(correct(state, { milestone, on: day, reason: why }, by()))).toEqual(errorOf(rule));
  });
});
