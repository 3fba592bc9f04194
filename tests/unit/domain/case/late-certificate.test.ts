// What happened before a further year tells nothing of that year's certificate.
import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import type { CaseState } from '#lib/domain/case/change.ts';
import { newDay, tell } from '#lib/domain/case/verbs.ts';
import { by, facts, paper, reached, valueOf } from '#tests/support/domain-fixtures.ts';

const FIRST = paper('enrolment-certificate', { period: '2026', status: 'accepted' });
/** The end of the studies is told late, so that the certificate of 2027 is added weeks after its 1 October. */
const TOLD = civil('2027-11-21');

function addedAfter(days: Parameters<typeof reached>[0]) {
  const state: CaseState = {
    facts: facts({ milestones: reached(days), studiesStartOn: civil('2026-09-01') }),
    documents: [FIRST],
  };
  const after = valueOf(tell(state, { studiesEndOn: civil('2028-06-30') }, by({ today: TOLD })));
  const added = after.documents.find(({ kind, period }) => kind === FIRST.kind && period === '2027');
  return [added?.status, added?.statusOn.toString()];
}

describe('a further year’s certificate', () => {
  it.each([
    ['2027-09-30', 'missing', '2027-11-21'],
    ['2027-10-01', 'deposited', '2027-10-01'],
    ['2027-10-02', 'deposited', '2027-10-02'],
  ])('was sent with the others only on or after its 1 October: %s, %s', (submitted, status, on) => {
    expect(addedAfter({ submitted })).toEqual([status, on]);
  });

  it.each([
    ['2027-10-01', '2027-10-01', 'accepted', '2027-10-01'],
    ['2027-10-01', '2027-10-20', 'accepted', '2027-10-20'],
    ['2027-09-30', '2027-10-20', 'missing', '2027-11-21'],
    ['2027-09-01', '2027-09-30', 'missing', '2027-11-21'],
  ])('sent on %s, with a number of %s, is %s', (submitted, permanentNumber, status, on) => {
    expect(addedAfter({ submitted, permanentNumber })).toEqual([status, on]);
  });

  it('is missing on its day, though everything was sent and accepted long ago', () => {
    const milestones = reached({ submitted: '2026-09-10', permanentNumber: '2026-11-01' });
    const some = facts({ milestones, studiesEndOn: civil('2028-06-30') });
    const at = { today: civil('2027-10-01'), newId: () => 'new', hasCountryPapers: false };
    const after = newDay({ facts: some, documents: [FIRST] }, at);
    expect(after?.documents[0]).toBe(FIRST);
    expect(after?.documents.find(({ period }) => period === '2027')).toMatchObject({
      status: 'missing',
      statusOn: at.today,
      inferences: [],
    });
    const identity = after?.documents.find(({ kind }) => kind === 'identity-document');
    expect([identity?.status, identity?.statusOn.toString()]).toEqual(['accepted', '2026-11-01']);
  });
});
