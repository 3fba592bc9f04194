import { describe, expect, it } from 'vitest';
import { triage } from '#lib/domain/case/verbs.ts';
import type { CaseState } from '#lib/domain/case/change.ts';
import { by, facts, reached, valueOf } from '#tests/support/domain-fixtures.ts';

const PORTAL = {
  origin: 'other',
  work: 'none',
  before: 'no',
  visa: 'no',
  age: 'adult',
  birth: 'french',
} as const;
const kinds = ({ documents }: CaseState) => documents.map(({ kind, status }) => `${kind} ${status}`);

describe('a triage that is answered late', () => {
  it('after sending finds the papers of the first set sent, and accepted once the waiting number is there', () => {
    const report = { answers: PORTAL, ehicValidUntil: null };
    const sent = facts({ milestones: reached({ submitted: '2026-09-10' }) });
    const first = valueOf(triage({ facts: sent, documents: [] }, report, by()));
    expect(kinds(first).slice(0, 3)).toEqual([
      'enrolment-certificate deposited',
      'identity-document deposited',
      'birth-certificate missing',
    ]);
    expect(first.documents[0]?.statusOn.toString()).toBe('2026-09-10');
    const numbered = facts({
      milestones: reached({ submitted: '2026-09-10', provisionalNumber: '2026-09-30' }),
    });
    const later = valueOf(triage({ facts: numbered, documents: [] }, report, by()));
    expect(kinds(later).slice(0, 2)).toEqual([
      'enrolment-certificate accepted',
      'identity-document accepted',
    ]);
    expect(later.documents[0]?.statusOn.toString()).toBe('2026-09-30');
  });
});
