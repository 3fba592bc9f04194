import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { DISPOSITIONS } from '#lib/domain/case/disposition.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { registerAnchor } from '#lib/domain/case/overdue.ts';
import { DOCUMENT_STATUSES, type DocumentFacts } from '#lib/domain/document/document.ts';
import type { DocumentKind } from '#lib/domain/document/kind.ts';
import { anchorsOf } from '#lib/domain/reminder/anchors.ts';
import { ROUTES } from '#lib/domain/route/route.ts';
import { facts, paper, reached, TODAY } from '#tests/support/domain-fixtures.ts';

const SUBMITTED = facts({ milestones: reached({ submitted: '2026-09-10' }) });
const NIA = facts({ milestones: reached({ submitted: '2026-09-10', provisionalNumber: '2026-10-01' }) });
const NIR = facts({ milestones: reached({ submitted: '2026-09-10', permanentNumber: '2026-10-01' }) });

const kindsOf = (some: CaseFacts, papers: readonly DocumentFacts[], today = TODAY) =>
  anchorsOf(some, papers, today).map((anchor) => anchor.kind);

describe('a missing document', () => {
  const missing = paper('student-visa', { expectedOn: civil('2026-12-01') });

  it('counts from the day of the registration, and rests until it is expected', () => {
    expect(anchorsOf(facts(), [missing], TODAY)).toEqual([
      {
        kind: 'missing-document',
        subject: missing.id,
        cycle: '-',
        on: registerAnchor(facts()),
        restsUntil: civil('2026-12-01'),
        holdsUntil: null,
      },
    ]);
  });

  it.each(ROUTES)('on the route %s is asked for only by the portal', (route) => {
    expect(kindsOf(facts({ route }), [missing]).length > 0).toBe(route === 'register_portal');
  });

  it.each(DOCUMENT_STATUSES)('that is %s is one only when it is missing', (status) => {
    const papers = [paper('student-visa', { status })];
    expect(kindsOf(facts(), papers).includes('missing-document')).toBe(status === 'missing');
  });

  it('of the final set has no reminder here, and none has once submitted', () => {
    expect(kindsOf(facts(), [paper('birth-certificate')])).toEqual([]);
    expect(kindsOf(SUBMITTED, [missing])).toEqual([]);
  });
});

describe('a rejected document', () => {
  const rejected = (kind: DocumentKind, change: Partial<DocumentFacts> = {}) =>
    paper(kind, { status: 'rejected', rejections: 2, ...change });

  it.each([
    ['2026-10-01', '2026-10-05', '2026-10-05'],
    ['2026-10-05', '2026-10-05', '2026-10-05'],
    ['2026-10-08', '2026-10-05', '2026-10-08'],
  ])('of %s, recorded on %s, counts from %s; each rejection is a cycle', (on, recordedOn, from) => {
    const one = rejected('student-visa', { statusOn: civil(on), statusRecordedOn: civil(recordedOn) });
    expect(anchorsOf(SUBMITTED, [one], TODAY)).toEqual([
      {
        kind: 'rejected-document',
        subject: one.id,
        cycle: '2',
        on: civil(from),
        restsUntil: one.expectedOn,
        holdsUntil: null,
      },
    ]);
  });

  it.each([
    ['student-visa', 'submitted', SUBMITTED, true],
    ['student-visa', 'with the provisional number', NIA, false],
    ['student-visa', 'with the permanent number', NIR, false],
    ['birth-certificate', 'submitted', SUBMITTED, true],
    ['birth-certificate', 'with the provisional number', NIA, true],
    ['birth-certificate', 'with the permanent number', NIR, false],
    ['bank-details', 'with the permanent number', NIR, true],
  ] as const)('%s, %s', (kind, _, some, isReminded) => {
    expect(kindsOf(some, [rejected(kind)])).toEqual(isReminded ? ['rejected-document'] : []);
  });
});

describe('the yearly update of the card', () => {
  const carded = (on: string, recordedOn = on, change: Partial<CaseFacts> = {}) => {
    const card = { on: civil(on), source: 'declared', recordedOn: civil(recordedOn) } as const;
    return facts({ milestones: { ...NIR.milestones, carteVitale: card }, studiesEndOn: null, ...change });
  };
  const cyclesOn = (some: CaseFacts, today: string) =>
    anchorsOf(some, [], civil(today)).map((anchor) => `${anchor.cycle} from ${anchor.on.toString()}`);

  it.each([
    ['2026-10-10', '2027-10-10', '2028-10-10'],
    ['2027-10-09', '2027-10-10', '2028-10-10'],
    ['2027-10-10', '2027-10-10', '2028-10-10'],
    ['2028-10-09', '2027-10-10', '2028-10-10'],
    ['2028-10-10', '2028-10-10', '2029-10-10'],
  ])('on %s has the cycles of %s and %s', (today, present, next) => {
    expect(cyclesOn(carded('2026-10-10'), today)).toEqual([
      `${present} from ${present}`,
      `${next} from ${next}`,
    ]);
  });

  it('of a card of 29 February comes on the 28th, and on the 29th in leap years', () => {
    const leap = carded('2024-02-29');
    expect(cyclesOn(leap, '2027-02-28')).toEqual([
      '2027-02-28 from 2027-02-28',
      '2028-02-29 from 2028-02-29',
    ]);
    expect(cyclesOn(leap, '2028-02-28')).toEqual([
      '2027-02-28 from 2027-02-28',
      '2028-02-29 from 2028-02-29',
    ]);
    expect(cyclesOn(leap, '2028-02-29')).toEqual([
      '2028-02-29 from 2028-02-29',
      '2029-02-28 from 2029-02-28',
    ]);
  });

  it('never counts from before the day on which the card was recorded', () => {
    expect(cyclesOn(carded('2024-10-10', '2026-11-21'), '2026-11-21')).toEqual([
      '2026-10-10 from 2026-11-21',
      '2027-10-10 from 2027-10-10',
    ]);
  });

  it('is about the card and no paper, and holds until the studies end', () => {
    const studiesEndOn = civil('2027-06-30');
    const [present] = anchorsOf(carded('2025-10-10', '2025-10-10', { studiesEndOn }), [], TODAY);
    expect(present).toEqual({
      kind: 'vitale-yearly-update',
      subject: '-',
      cycle: '2026-10-10',
      on: civil('2026-10-10'),
      restsUntil: null,
      holdsUntil: studiesEndOn,
    });
  });

  it('counts from a newer update', () => {
    const updated = carded('2024-10-10', '2024-10-10', { vitaleUpdatedOn: civil('2026-11-01') });
    expect(cyclesOn(updated, '2026-11-21')[0]).toBe('2027-11-01 from 2027-11-01');
  });

  it.each([
    ['2027-10-29', 2],
    ['2027-10-30', 2],
    ['2027-10-31', 0],
  ])('holds until the studies end: on %s there are %i', (today, count) => {
    expect(
      cyclesOn(carded('2026-10-10', '2026-10-10', { studiesEndOn: civil('2027-10-30') }), today),
    ).toHaveLength(count);
  });
});

it.each(DISPOSITIONS)('a case that is %s has reasons only when it is active', (disposition) => {
  const papers = [paper('student-visa'), paper('birth-certificate', { status: 'rejected' })];
  expect(kindsOf(facts({ disposition }), papers).length > 0).toBe(disposition === 'active');
});
