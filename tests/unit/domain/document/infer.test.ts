import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import {
  DOCUMENT_STATUSES,
  type DocumentStatus,
  type InferenceCause,
} from '#lib/domain/document/document.ts';
import { setOf, type DocumentKind } from '#lib/domain/document/kind.ts';
import { inferDocuments, INFERENCES } from '#lib/domain/document/infer.ts';
import { DOCUMENT_MOVES } from '#lib/domain/document/move.ts';
import { papersFrom } from '#tests/support/arbitrary-facts.ts';
import { KINDS, paper, TODAY } from '#tests/support/domain-fixtures.ts';

const ON = civil('2026-11-01');
const CAUSES: readonly InferenceCause[] = [...MILESTONES, 'vitaleOrderedOn'];
const causes = fc.constantFrom(...CAUSES);

/** What DOMAIN §3 says, in other words than the code: the status that the paper is inferred to have. */
function inferred(cause: InferenceCause, kind: DocumentKind, status: DocumentStatus): DocumentStatus | null {
  const set = setOf(kind);
  const isWaiting = status === 'missing' || status === 'ready';
  if (cause === 'submitted' && set === 'provisional' && isWaiting) return 'deposited';
  if (cause === 'provisionalNumber' && set === 'provisional' && status === 'deposited') return 'accepted';
  // The permanent number says that both sets were taken: the provisional one may never have been seen.
  if (cause === 'permanentNumber' && set !== 'card' && status === 'deposited') return 'accepted';
  if (cause === 'vitaleOrderedOn' && set === 'card' && isWaiting) return 'deposited';
  if (cause === 'carteVitale' && set === 'card' && status === 'deposited') return 'accepted';
  return null;
}

const rows = CAUSES.flatMap((cause) => DOCUMENT_STATUSES.map((status) => ({ cause, status })));

describe('what a milestone, or the order of the card, tells about the papers', () => {
  it.each(rows)('$cause, of papers that are $status', ({ cause, status }) => {
    for (const kind of KINDS) {
      const before = paper(kind, { status });
      const [after] = inferDocuments([before], cause, ON, TODAY);
      const to = inferred(cause, kind, status);
      if (to === null) expect(after, kind).toBe(before);
      else expect(after?.status, kind).toBe(to);
    }
  });

  it.each(CAUSES)('%s never touches what is not needed, nor missing bank details', (cause) => {
    const spared = [paper('bank-details'), ...KINDS.map((kind) => paper(kind, { status: 'not_needed' }))];
    expect(inferDocuments(spared, cause, ON, TODAY)).toEqual(spared);
  });

  it('is told by five causes', () => {
    expect(CAUSES.filter((cause) => INFERENCES[cause])).toEqual([
      'submitted',
      'provisionalNumber',
      'permanentNumber',
      'carteVitale',
      'vitaleOrderedOn',
    ]);
  });

  it('is dated on the cause, recorded today, and remembers what stood before', () => {
    const before = paper('student-visa', {
      status: 'ready',
      expectedOn: TODAY,
      rejections: 3,
      period: '2026',
    });
    expect(inferDocuments([before], 'submitted', ON, TODAY)).toEqual([
      {
        ...before,
        status: 'deposited',
        statusOn: ON,
        statusRecordedOn: TODAY,
        expectedOn: null,
        inferences: [{ by: 'submitted', from: 'ready', fromOn: before.statusOn }],
      },
    ]);
  });

  it('stands on what was inferred before it', () => {
    const sent = inferDocuments([paper('student-visa')], 'submitted', ON, TODAY);
    const [accepted] = inferDocuments(sent, 'provisionalNumber', TODAY, TODAY);
    expect(accepted?.inferences).toEqual([
      { by: 'submitted', from: 'missing', fromOn: civil('2026-09-01') },
      { by: 'provisionalNumber', from: 'deposited', fromOn: ON },
    ]);
  });

  it('goes only where a person could go too, loses no paper and counts no rejection', () => {
    fc.assert(
      fc.property(papersFrom(ON), causes, (papers, cause) => {
        const after = inferDocuments(papers, cause, ON, TODAY);
        expect(after.map(({ id, kind, rejections }) => [id, kind, rejections])).toEqual(
          papers.map(({ id, kind, rejections }) => [id, kind, rejections]),
        );
        for (const [at, one] of papers.entries()) {
          const to = after[at]?.status;
          if (to !== one.status) expect(DOCUMENT_MOVES[one.status]).toContain(to);
        }
      }),
    );
  });

  it('tells nothing new the second time', () => {
    fc.assert(
      fc.property(papersFrom(ON), causes, (papers, cause) => {
        const once = inferDocuments(papers, cause, ON, TODAY);
        expect(inferDocuments(once, cause, TODAY, TODAY)).toEqual(once);
      }),
    );
  });
});
