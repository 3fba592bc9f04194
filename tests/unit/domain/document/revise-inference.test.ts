import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import type { DocumentFacts, InferenceCause } from '#lib/domain/document/document.ts';
import { inferDocuments, reviseInference } from '#lib/domain/document/infer.ts';
import { moveDocument } from '#lib/domain/document/move.ts';
import { papersFrom } from '#tests/support/arbitrary-facts.ts';
import { paper, TODAY, valueOf } from '#tests/support/domain-fixtures.ts';

const SENT = civil('2026-10-01');
const CERTIFIED = civil('2026-10-20');
const RECORDED = civil('2026-10-21');
const OTHER_DAY = civil('2026-10-05');
const CAUSES: readonly InferenceCause[] = [...MILESTONES, 'vitaleOrderedOn'];

const visa = paper('student-visa', { status: 'ready', statusOn: civil('2026-09-10') });
const deposited = inferDocuments([visa], 'submitted', SENT, RECORDED);
const accepted = inferDocuments(deposited, 'provisionalNumber', CERTIFIED, RECORDED);

const takeBack = (papers: readonly DocumentFacts[], cause: InferenceCause) =>
  reviseInference(papers, cause, null, TODAY);
/** What a paper shows, without the day of recording and the rest that a move ended. */
const shown = (papers: readonly DocumentFacts[]) =>
  papers.map(({ status, statusOn, inferences }) => ({ status, statusOn, inferences }));

describe('a cause that is taken back', () => {
  it('takes the papers back to what stood before it, as of today', () => {
    expect(takeBack(deposited, 'submitted')).toEqual([{ ...visa, statusRecordedOn: TODAY }]);
    const [before] = deposited;
    expect(takeBack(accepted, 'provisionalNumber')).toEqual([{ ...before, statusRecordedOn: TODAY }]);
  });

  it('leaves the status when something else told it too', () => {
    const [one] = accepted;
    const [left] = takeBack(accepted, 'submitted');
    expect(left).toEqual({
      ...one,
      inferences: [{ by: 'provisionalNumber', from: 'ready', fromOn: visa.statusOn }],
    });
  });

  it('changes one link of a longer chain: the one after it', () => {
    const link = (by: InferenceCause, day: string) => ({ by, from: 'ready', fromOn: civil(day) }) as const;
    const [first, gone, third, last] = [
      link('submitted', '2026-10-01'),
      link('provisionalNumber', '2026-10-02'),
      link('permanentNumber', '2026-10-03'),
      link('carteVitale', '2026-10-04'),
    ];
    const chained = paper('student-visa', { status: 'accepted', inferences: [first, gone, third, last] });
    expect(takeBack([chained], 'provisionalNumber')).toEqual([
      { ...chained, inferences: [first, { ...third, fromOn: gone.fromOn }, last] },
    ]);
    expect(reviseInference([chained], 'provisionalNumber', OTHER_DAY, TODAY)).toEqual([
      { ...chained, inferences: [first, gone, { ...third, fromOn: OTHER_DAY }, last] },
    ]);
  });

  it('comes to the same whichever is taken back first', () => {
    const causes = ['submitted', 'provisionalNumber', 'permanentNumber'] as const;
    for (const [first, second] of causes.flatMap((one) => causes.map((other) => [one, other] as const))) {
      const other = first === second ? first : second;
      const both = inferDocuments(inferDocuments([visa], 'submitted', SENT, TODAY), other, CERTIFIED, TODAY);
      expect(shown(takeBack(takeBack(both, 'submitted'), other))).toEqual(shown([visa]));
      expect(shown(takeBack(takeBack(both, other), 'submitted'))).toEqual(shown([visa]));
    }
  });

  it('means nothing to papers that it told nothing of', () => {
    for (const cause of CAUSES.filter((one) => one !== 'submitted' && one !== 'provisionalNumber')) {
      expect(takeBack(accepted, cause)).toEqual(accepted);
      expect(reviseInference(accepted, cause, OTHER_DAY, TODAY)).toEqual(accepted);
    }
  });

  it('means nothing to papers of which somebody said more since', () => {
    const rights = { precheck: false, isOffice: false };
    const report = { status: 'rejected', on: RECORDED, reason: 'expired', reasonText: null } as const;
    const rejected = deposited.map((one) => valueOf(moveDocument(one, report, RECORDED, rights)));
    expect(takeBack(rejected, 'submitted')).toEqual(rejected);
  });

  it('undoes exactly what it did, for any papers', () => {
    fc.assert(
      fc.property(papersFrom(SENT), fc.constantFrom(...CAUSES), (papers, cause) => {
        const after = inferDocuments(papers, cause, CERTIFIED, RECORDED);
        expect(shown(takeBack(after, cause))).toEqual(shown(papers));
      }),
    );
  });
});

describe('a cause that is re-dated', () => {
  it('dates the status that followed from it, recorded today', () => {
    const [one] = deposited;
    expect(reviseInference(deposited, 'submitted', OTHER_DAY, TODAY)).toEqual([
      { ...one, statusOn: OTHER_DAY, statusRecordedOn: TODAY },
    ]);
  });

  it('leaves the status that followed from something else, which then started from the new day', () => {
    const [one] = accepted;
    expect(reviseInference(accepted, 'submitted', OTHER_DAY, TODAY)).toEqual([
      {
        ...one,
        inferences: [
          { by: 'submitted', from: 'ready', fromOn: visa.statusOn },
          { by: 'provisionalNumber', from: 'deposited', fromOn: OTHER_DAY },
        ],
      },
    ]);
  });

  it('comes to the same as having told the right day at first', () => {
    fc.assert(
      fc.property(
        papersFrom(SENT),
        fc.constantFrom(...CAUSES),
        fc.constantFrom(...CAUSES),
        (papers, first, second) => {
          fc.pre(first !== second);
          const told = (day: typeof SENT) =>
            inferDocuments(inferDocuments(papers, first, day, TODAY), second, CERTIFIED, TODAY);
          expect(reviseInference(told(SENT), first, OTHER_DAY, TODAY)).toEqual(told(OTHER_DAY));
        },
      ),
    );
  });
});
