import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { checklistFor, situationOf } from '#lib/domain/document/checklist.ts';
import { DOCUMENT_STATUSES, type DocumentFacts } from '#lib/domain/document/document.ts';
import { NOT_NEEDED_REASONS } from '#lib/domain/document/reason.ts';
import { newDocument, periodOf, syncDocuments } from '#lib/domain/document/sync.ts';
import { WALKS } from '#tests/unit/domain/route/walks.ts';
import { facts, KINDS, paper, reached, TODAY } from '#tests/support/domain-fixtures.ts';

const FROM_ABROAD = facts({
  answers: { origin: 'other', work: 'none', before: 'no', visa: 'yes', age: 'adult' },
});
const EUROPEAN = facts({
  answers: { origin: 'europe', work: 'none', card: 's1', before: 'no', age: 'adult' },
});
const UNASKED = facts({ answers: {} });

/** Ids that can be foretold: p1, p2 and so on. */
function sync(papers: readonly DocumentFacts[], some: CaseFacts, today = TODAY, isListed = false) {
  let count = 0;
  return syncDocuments(papers, some, today, () => `p${String(++count)}`, isListed);
}
const kindsOf = (papers: readonly DocumentFacts[]) => papers.map((one) => one.kind);

describe('the papers of a case', () => {
  it('begin as the checklist, each with a name of its own, missing as of today', () => {
    const wanted = checklistFor(situationOf(FROM_ABROAD, TODAY, false));
    expect(sync([], FROM_ABROAD)).toEqual(
      wanted.map((kind, at) =>
        newDocument(`p${String(at + 1)}`, kind, kind === 'enrolment-certificate' ? '2026' : '', TODAY),
      ),
    );
  });

  it.each(KINDS)('begin missing, with nothing said of them: %s', (kind) => {
    expect(newDocument('p1', kind, '2026', TODAY)).toEqual({
      ...paper(kind),
      id: 'p1',
      period: '2026',
      statusOn: TODAY,
      statusRecordedOn: TODAY,
    });
  });

  it('are added only where they are not there yet, whatever their status, after the old ones', () => {
    const old = [
      paper('residence-permit', { status: 'accepted' }),
      paper('student-visa', { status: 'rejected' }),
    ];
    const after = sync(old, FROM_ABROAD);
    expect(after.slice(0, 2)).toEqual(old);
    expect(kindsOf(after.slice(2))).toEqual([
      'enrolment-certificate',
      'identity-document',
      'birth-certificate',
      'birth-translation',
      'bank-details',
    ]);
  });

  it('are not known before the questions are answered: nothing is added, dropped or asked for again', () => {
    const untouched = [
      paper('s1-form'),
      paper('student-visa', { status: 'ready' }),
      paper('parental-authorisation', { status: 'not_needed', reason: 'situation' }),
    ];
    expect(sync([], UNASKED)).toEqual([]);
    expect(sync(untouched, UNASKED)).toEqual(untouched);
  });

  it('stay the same on the second time', () => {
    for (const { said } of WALKS) {
      const some = facts({
        answers: said,
        milestones: reached({ submitted: '2026-09-02', permanentNumber: '2026-10-01' }),
      });
      const once = sync(
        KINDS.map((kind) => paper(kind)),
        some,
      );
      expect(sync(once, some)).toEqual(once);
      const asked = once.filter((one) => one.status === 'missing' && one.kind !== 'bank-details');
      const wanted = checklistFor(situationOf(some, TODAY, false)).filter((kind) => kind !== 'bank-details');
      expect(kindsOf(asked).toSorted()).toEqual(wanted.toSorted());
    }
  });
});

describe('a paper that the situation no longer asks for', () => {
  it.each(DOCUMENT_STATUSES)('is not needed, unless somebody had it in hand: %s', (status) => {
    const visa = paper('student-visa', {
      status,
      reason: 'other',
      reasonText: 'old words',
      expectedOn: TODAY,
      rejections: 2,
      inferences: [{ by: 'submitted', from: 'missing', fromOn: TODAY }],
    });
    const isDropped = status === 'missing' || status === 'ready';
    const dropped: DocumentFacts = {
      ...visa,
      status: 'not_needed',
      statusOn: TODAY,
      statusRecordedOn: TODAY,
      reason: 'situation',
      reasonText: null,
      expectedOn: null,
      inferences: [],
    };
    expect(sync([visa], EUROPEAN)[0]).toEqual(isDropped ? dropped : visa);
  });

  it('is asked for again once another situation wants it', () => {
    const dropped = sync([paper('student-visa')], EUROPEAN);
    const [visa] = dropped;
    expect(sync(dropped, FROM_ABROAD, TODAY.add({ days: 3 }))[0]).toEqual({
      ...visa,
      status: 'missing',
      statusOn: TODAY.add({ days: 3 }),
      statusRecordedOn: TODAY.add({ days: 3 }),
      reason: null,
    });
  });

  it.each(NOT_NEEDED_REASONS)('comes back only where the situation had dropped it: %s', (reason) => {
    const visa = paper('student-visa', { status: 'not_needed', reason, statusOn: civil('2026-10-01') });
    const [after] = sync([visa], FROM_ABROAD);
    expect(after?.status).toBe(reason === 'situation' ? 'missing' : 'not_needed');
    if (reason !== 'situation') expect(after).toEqual(visa);
    expect(sync([visa], EUROPEAN)[0]).toEqual(visa);
  });

  it.each(DOCUMENT_STATUSES)('only then does what the situation wants move: %s', (status) => {
    const visa = paper('student-visa', { status, reason: 'situation' });
    expect(sync([visa], FROM_ABROAD)[0]?.status).toBe(status === 'not_needed' ? 'missing' : status);
  });

  it('is dropped too on a route without papers, but for the bank details, which are wanted until they are there', () => {
    const employed = facts({ route: 'employed', answers: { origin: 'other', work: 'contract' } });
    const after = sync([paper('birth-certificate'), paper('bank-details')], employed);
    expect(after.map((one) => [one.kind, one.status])).toEqual([
      ['birth-certificate', 'not_needed'],
      ['bank-details', 'missing'],
    ]);
  });
});

describe('the papers of the card', () => {
  const NIR = reached({ submitted: '2026-09-02', permanentNumber: '2026-10-01' });
  const CARDED = { ...NIR, carteVitale: NIR.permanentNumber };

  it.each([
    ['answered', FROM_ABROAD],
    ['unanswered', UNASKED],
  ])('are asked for from the permanent number until the card, whether the triage is %s', (_, some) => {
    expect(
      kindsOf(sync([], { ...some, milestones: NIR })).filter((kind) => kind.startsWith('card-')),
    ).toEqual(['card-photo', 'card-identity']);
    const asked = [paper('card-photo'), paper('card-identity', { status: 'deposited' })];
    expect(
      sync(asked, { ...some, milestones: CARDED })
        .map((one) => one.status)
        .slice(0, 2),
    ).toEqual(['not_needed', 'deposited']);
  });

  it('alone are added while the triage is unanswered', () => {
    expect(kindsOf(sync([], { ...UNASKED, milestones: NIR }))).toEqual(['card-photo', 'card-identity']);
  });
});

describe('a translation that nobody needs', () => {
  const withBirth = (birth: 'french' | 'multilingual' | 'other') =>
    sync([], facts({ answers: { ...FROM_ABROAD.answers, birth } })).filter(
      (one) => one.kind === 'birth-translation',
    );

  it.each(['french', 'multilingual'] as const)('stands in the list as not needed: %s', (birth) => {
    expect(withBirth(birth)).toEqual([
      {
        ...newDocument('p7', 'birth-translation', '', TODAY),
        status: 'not_needed',
        reason: 'situation',
      },
    ]);
  });

  it('is asked for otherwise, and is not heard of where no certificate is translated', () => {
    expect(withBirth('other').map((one) => one.status)).toEqual(['missing']);
    const overseas = facts({
      answers: { origin: 'wallis-or-new-caledonia', work: 'none', before: 'no', age: 'adult' },
    });
    expect(kindsOf(sync([], overseas))).not.toContain('birth-translation');
  });

  it('stays as it is where it is already there', () => {
    const french = facts({ answers: { ...FROM_ABROAD.answers, birth: 'french' } });
    const sent = paper('birth-translation', { status: 'deposited' });
    expect(sync([sent], french)[0]).toEqual(sent);
  });
});

describe('the further papers of a country', () => {
  it('are asked for where the office lists some, once the way is the portal’s', () => {
    expect(kindsOf(sync([], FROM_ABROAD, TODAY, true))).toContain('country-papers');
    expect(kindsOf(sync([], FROM_ABROAD, TODAY, false))).not.toContain('country-papers');
    expect(sync([], { ...FROM_ABROAD, route: 'unknown' }, TODAY, true)).toEqual([]);
  });
});

describe('the period', () => {
  it.each(KINDS)('is the academic year of the yearly paper, and of no other: %s', (kind) => {
    expect(periodOf(kind, facts(), TODAY)).toBe(kind === 'enrolment-certificate' ? '2026' : '');
  });

  it.each([
    ['2026-08-31', '2025'],
    ['2026-09-01', '2026'],
    ['2027-01-15', '2026'],
  ])('of studies from %s is %s', (start, period) => {
    const studying = facts({ studiesStartOn: civil(start) });
    expect(periodOf('enrolment-certificate', studying, civil('2030-01-01'))).toBe(period);
  });

  it('is that of today as long as the start of studies is unknown', () => {
    const unknown = facts({ studiesStartOn: null });
    expect(periodOf('enrolment-certificate', unknown, civil('2027-08-31'))).toBe('2026');
    expect(periodOf('enrolment-certificate', unknown, civil('2027-09-01'))).toBe('2027');
  });
});
