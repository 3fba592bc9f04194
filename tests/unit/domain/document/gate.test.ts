// Which papers stand before a gate, and since when it is open.
import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { gateOpenedOn, isGateOpen, type DocumentFacts } from '#lib/domain/document/document.ts';
import { DOCUMENT_SETS, setOf } from '#lib/domain/document/kind.ts';
import { KINDS, paper } from '#tests/support/domain-fixtures.ts';

const on = (day: string, change: Partial<DocumentFacts> = {}) =>
  ({ status: 'accepted', statusOn: civil(day), ...change }) as const;
const openSets = (papers: readonly DocumentFacts[]) => DOCUMENT_SETS.filter((set) => isGateOpen(papers, set));
const openedOn = (papers: readonly DocumentFacts[]) =>
  DOCUMENT_SETS.map((set) => gateOpenedOn(papers, set)?.toString() ?? null);

describe('before a gate', () => {
  it('stand the papers of its set and of the sets before', () => {
    expect(openSets([paper('student-visa')])).toEqual([]);
    expect(openSets([paper('birth-certificate')])).toEqual(['provisional']);
    expect(openSets([paper('card-photo')])).toEqual(['provisional', 'final']);
    expect(openSets([paper('bank-details')])).toEqual(['provisional', 'final', 'card']);
  });

  it('a first set that is open says nothing of the next', () => {
    const papers = [paper('student-visa', on('2026-10-01')), paper('birth-certificate')];
    expect(openSets(papers)).toEqual(['provisional']);
  });

  it('stands no certificate of a further year', () => {
    const first = paper('enrolment-certificate', on('2026-10-01', { period: '2026' }));
    const further = paper('enrolment-certificate', { period: '2027' });
    expect(openSets([first, further])).toEqual(['provisional', 'final', 'card']);
    expect(openSets([further, first])).toEqual(['provisional', 'final', 'card']);
    expect(
      openSets([
        { ...first, status: 'deposited' },
        { ...further, status: 'accepted' },
      ]),
    ).toEqual([]);
  });

  it('stands the certificate of whichever year is the only one, or the first', () => {
    const further = paper('enrolment-certificate', { period: '2027' });
    expect(openSets([further])).toEqual([]);
    expect(openSets([further, paper('identity-document', on('2026-10-01'))])).toEqual([]);
    expect(openSets([further, { ...further, id: 'same' }])).toEqual([]);
  });
});

describe('the day on which a gate opened', () => {
  it.each(KINDS.filter((kind) => kind !== 'bank-details'))(
    'is that of %s, in its set and the later ones',
    (kind) => {
      for (const status of ['accepted', 'not_needed'] as const) {
        const own = DOCUMENT_SETS.indexOf(setOf(kind));
        expect(openedOn([paper(kind, on('2026-10-05', { status }))])).toEqual(
          DOCUMENT_SETS.map((_, at) => (at >= own ? '2026-10-05' : null)),
        );
      }
    },
  );

  it('is the latest of all papers before it, in whatever order they stand', () => {
    const papers = [
      paper('student-visa', on('2026-10-05')),
      paper('identity-document', on('2026-10-07', { status: 'not_needed' })),
      paper('birth-certificate', on('2026-09-20')),
      paper('card-photo', on('2026-11-02')),
    ];
    expect(openedOn(papers)).toEqual(['2026-10-07', '2026-10-07', '2026-11-02']);
    expect(openedOn(papers.toReversed())).toEqual(['2026-10-07', '2026-10-07', '2026-11-02']);
  });

  it('is none while the gate is closed, or no paper stands before it', () => {
    const visa = paper('student-visa', on('2026-10-05'));
    expect(openedOn([visa, paper('birth-certificate')])).toEqual(['2026-10-05', null, null]);
    expect(openedOn([])).toEqual([null, null, null]);
  });

  it('is never that of the bank details, nor of a further year’s certificate', () => {
    const papers = [
      paper('enrolment-certificate', on('2026-10-01', { period: '2026' })),
      paper('enrolment-certificate', on('2027-10-20', { period: '2027' })),
      paper('bank-details', on('2027-01-05')),
    ];
    expect(openedOn(papers)).toEqual(['2026-10-01', '2026-10-01', '2026-10-01']);
    expect(openedOn([paper('bank-details', on('2027-01-05'))])).toEqual([null, null, null]);
  });

  it('is that of the visa that stands in for the permit, not of the permit that is missing', () => {
    const permit = paper('residence-permit', { statusOn: civil('2026-10-30') });
    const visa = paper('student-visa', on('2026-10-05'));
    expect(openedOn([permit, visa])).toEqual(['2026-10-05', '2026-10-05', '2026-10-05']);
    expect(openedOn([{ ...permit, status: 'accepted' }, visa])).toEqual([
      '2026-10-05',
      '2026-10-30',
      '2026-10-30',
    ]);
    expect(openedOn([{ ...permit, status: 'rejected' }, visa])).toEqual(['2026-10-05', null, null]);
  });
});
