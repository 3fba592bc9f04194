import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { MILESTONES, type Milestone } from '#lib/domain/case/milestone.ts';
import {
  DOCUMENT_KINDS,
  DOCUMENT_MOVES,
  DOCUMENT_STATUSES,
  isDocumentKind,
  setOf,
  type DocumentKind,
  type DocumentStatus,
} from '#lib/domain/document/document.ts';
import { inferDocuments } from '#lib/domain/document/infer.ts';
import { papersFrom } from '#tests/support/arbitrary-facts.ts';
import { paper, TODAY } from '#tests/support/domain-fixtures.ts';

const ON = civil('2026-11-01');
const KINDS = Object.keys(DOCUMENT_KINDS).filter(isDocumentKind);

/** What DOMAIN §3 says, in other words than the code: the status that the paper is inferred to have. */
function inferred(milestone: Milestone, kind: DocumentKind, status: DocumentStatus): DocumentStatus | null {
  const set = setOf(kind);
  const isWaiting = status === 'missing' || status === 'ready';
  if (milestone === 'submitted' && set === 'provisional' && isWaiting) return 'deposited';
  if (milestone === 'provisionalNumber' && set === 'provisional' && status === 'deposited') return 'accepted';
  // The permanent number says that both sets were taken: the provisional one may never have been seen.
  if (milestone === 'permanentNumber' && set !== 'card' && status === 'deposited') return 'accepted';
  return null;
}

const rows = MILESTONES.flatMap((milestone) => DOCUMENT_STATUSES.map((status) => ({ milestone, status })));

describe('what a milestone tells about the papers', () => {
  it.each(rows)('$milestone, of papers that are $status', ({ milestone, status }) => {
    for (const kind of KINDS) {
      const [changed] = inferDocuments([paper(kind, { status })], milestone, ON, TODAY);
      expect(changed?.status ?? null, kind).toBe(inferred(milestone, kind, status));
    }
  });

  it.each(MILESTONES)('%s never touches what is not needed, nor missing bank details', (milestone) => {
    const spared = [paper('bank-details'), ...KINDS.map((kind) => paper(kind, { status: 'not_needed' }))];
    expect(inferDocuments(spared, milestone, ON, TODAY)).toEqual([]);
  });

  it('is dated on the milestone and recorded today', () => {
    const [changed] = inferDocuments([paper('student-visa')], 'submitted', ON, TODAY);
    expect(changed).toMatchObject({ kind: 'student-visa', statusOn: ON, statusRecordedOn: TODAY });
  });

  it('goes only where a person could go too, and counts no rejection', () => {
    fc.assert(
      fc.property(papersFrom(ON), fc.constantFrom(...MILESTONES), (papers, milestone) => {
        for (const changed of inferDocuments(papers, milestone, ON, TODAY)) {
          const before = papers.find((one) => one.id === changed.id);
          expect(before && DOCUMENT_MOVES[before.status]).toContain(changed.status);
          expect(changed.rejections).toBe(before?.rejections);
          expect([changed.reason, changed.reasonText, changed.expectedOn]).toEqual([null, null, null]);
        }
      }),
    );
  });

  it('tells nothing new the second time', () => {
    fc.assert(
      fc.property(papersFrom(ON), fc.constantFrom(...MILESTONES), (papers, milestone) => {
        const once = inferDocuments(papers, milestone, ON, TODAY);
        expect(inferDocuments(once, milestone, ON, TODAY)).toEqual([]);
      }),
    );
  });
});
