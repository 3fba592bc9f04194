// The enrolment certificate of each academic year in the list of papers, and the days that change the list by themselves.
import { describe, expect, it } from 'vitest';
import { civil, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { DOCUMENT_STATUSES, type DocumentFacts } from '#lib/domain/document/document.ts';
import { newDocument, papersTurnOn, periodOf, syncDocuments } from '#lib/domain/document/sync.ts';
import { ROUTES } from '#lib/domain/route/route.ts';
import { facts, paper } from '#tests/support/domain-fixtures.ts';

const EVE = civil('2027-09-30');
const TURN = civil('2027-10-01');
const LONG = facts({ studiesEndOn: civil('2029-06-30') });
const certificate = (change: Partial<DocumentFacts> = {}) =>
  paper('enrolment-certificate', { id: 'first', period: '2026', ...change });

function sync(papers: readonly DocumentFacts[], some: CaseFacts, today: CivilDate) {
  let count = 0;
  return syncDocuments(papers, some, today, () => `p${String(++count)}`, false);
}
const certificatesOf = (papers: readonly DocumentFacts[]) =>
  papers
    .filter((one) => one.kind === 'enrolment-certificate')
    .map(({ id, period, status }) => [id, period, status].join(' '));
const after = (papers: readonly DocumentFacts[], today: CivilDate, some: CaseFacts = LONG) =>
  certificatesOf(sync(papers, some, today));

describe('the certificate of another academic year', () => {
  it.each(DOCUMENT_STATUSES)(
    'takes the place of one that nobody has sent, and joins any other: %s',
    (status) => {
      const isUnsent = status === 'missing' || status === 'ready';
      const one = certificate({ status });
      expect(after([one], EVE)).toEqual([`first 2026 ${status}`]);
      expect(after([one], TURN)).toEqual(
        isUnsent ? ['first 2027 missing'] : [`first 2026 ${status}`, 'p1 2027 missing'],
      );
    },
  );

  it('is asked for anew: of the last one only its rejections are still counted', () => {
    const said = certificate({
      status: 'ready',
      reason: 'other',
      reasonText: 'old words',
      expectedOn: TURN,
      rejections: 2,
      inferences: [{ by: 'submitted', from: 'missing', fromOn: EVE }],
    });
    const [turned] = sync([said], LONG, TURN);
    expect(turned).toEqual({
      ...newDocument('first', 'enrolment-certificate', '2027', TURN),
      rejections: 2,
    });
  });

  it('that is added is new as of today, after all others', () => {
    const sent = certificate({ status: 'accepted' });
    const before = sync([sent], LONG, EVE);
    expect(sync(before, LONG, TURN)).toEqual([
      ...before,
      newDocument('p1', 'enrolment-certificate', '2027', TURN),
    ]);
  });

  it('is asked for once a year, year after year', () => {
    const first = sync([certificate({ status: 'accepted' })], LONG, TURN);
    expect(sync(first, LONG, TURN)).toEqual(first);
    expect(sync(first, LONG, civil('2028-09-30'))).toEqual(first);
    expect(after(first, civil('2028-10-01'))).toEqual(['first 2026 accepted', 'p1 2028 missing']);
    const sent = first.map((one) => (one.id === 'p1' ? { ...one, status: 'deposited' as const } : one));
    expect(after(sent, civil('2028-10-01'))).toEqual([
      'first 2026 accepted',
      'p1 2027 deposited',
      'p1 2028 missing',
    ]);
  });

  it('takes the place of the latest of several that nobody has sent', () => {
    const papers = [certificate(), certificate({ id: 'second', period: '2027', status: 'ready' })];
    expect(after(papers, civil('2028-10-01'))).toEqual(['first 2026 missing', 'second 2028 missing']);
  });

  it.each([
    ['2027-09-30', ['first 2026 accepted']],
    ['2027-10-01', ['first 2026 accepted', 'p1 2027 missing']],
  ])('is asked for while the studies last, to %s', (end, list) => {
    const some = facts({ studiesEndOn: civil(end) });
    expect(after([certificate({ status: 'accepted' })], TURN, some)).toEqual(list);
    expect(after([certificate({ status: 'accepted' })], civil('2029-01-01'), some)).toEqual(list);
  });

  it('follows a start that is corrected, as long as nobody has sent it', () => {
    const earlier = facts({ studiesStartOn: civil('2026-08-31') });
    const later = facts({ studiesStartOn: civil('2027-09-01'), studiesEndOn: null });
    const today = civil('2026-09-15');
    for (const status of ['missing', 'ready'] as const) {
      expect(after([certificate({ status })], today, earlier)).toEqual(['first 2025 missing']);
      expect(after([certificate({ status })], today, later)).toEqual(['first 2027 missing']);
    }
    const sent = certificate({ status: 'deposited' });
    expect(after([sent], today, earlier)).toEqual(['first 2026 deposited']);
    expect(after([sent], today, later)).toEqual(['first 2026 deposited', 'p1 2027 missing']);
  });

  it('stays as it is while the start is unknown, or nobody knows the situation', () => {
    const unsent = [certificate()];
    expect(after(unsent, TURN, { ...LONG, studiesStartOn: null })).toEqual(['first 2026 missing']);
    expect(after(unsent, TURN, { ...LONG, answers: {} })).toEqual(['first 2026 missing']);
    expect(after(unsent, TURN, { ...LONG, route: 'unknown' })).toEqual(['first 2026 missing']);
    expect(after([certificate({ status: 'accepted' })], TURN, { ...LONG, answers: {} })).toEqual([
      'first 2026 accepted',
    ]);
  });

  it.each(ROUTES.filter((one) => one !== 'register_portal'))('is not asked for on the route %s', (route) => {
    const sent = certificate({ status: 'accepted' });
    expect(after([sent], TURN, { ...LONG, route })).toEqual(['first 2026 accepted']);
    const [dropped] = sync([certificate()], { ...LONG, route: 'employed' }, TURN);
    expect([dropped?.period, dropped?.status]).toEqual(['2026', 'not_needed']);
  });

  it('is the one that comes back when the situation asks for papers again', () => {
    const dropped = sync([certificate()], { ...LONG, route: 'employed' }, EVE);
    expect(after(dropped, EVE)).toEqual(['first 2026 missing']);
    expect(after(dropped, TURN)).toEqual(['first 2027 missing']);
  });

  it('gives its year to the paper', () => {
    expect(periodOf('enrolment-certificate', LONG, EVE)).toBe('2026');
    expect(periodOf('enrolment-certificate', LONG, TURN)).toBe('2027');
    expect(periodOf('identity-document', LONG, TURN)).toBe('');
  });
});

describe('the day that changes the list by itself', () => {
  const inStep = (status: DocumentFacts['status'] = 'accepted') => sync([certificate({ status })], LONG, EVE);
  const turnOn = (papers: readonly DocumentFacts[], some: CaseFacts, today: CivilDate) =>
    papersTurnOn(papers, some, today)?.toString() ?? null;

  it('is the next 1 October that asks for a certificate', () => {
    for (const status of ['accepted', 'missing'] as const) {
      expect(turnOn(inStep(status), LONG, EVE)).toBe('2027-10-01');
      expect(turnOn(sync(inStep(status), LONG, TURN), LONG, TURN)).toBe('2028-10-01');
    }
    expect(turnOn(inStep(), { ...LONG, studiesEndOn: EVE }, EVE)).toBeNull();
  });

  it('is today while the certificate of the year is not asked for yet', () => {
    expect(turnOn(inStep('accepted'), LONG, TURN)).toBe('2027-10-01');
    expect(turnOn(inStep('missing'), LONG, civil('2027-11-05'))).toBe('2027-11-05');
    expect(turnOn([], LONG, EVE)).toBe('2027-09-30');
    expect(turnOn([paper('student-visa')], { ...LONG, studiesStartOn: null }, EVE)).toBe('2027-09-30');
    expect(turnOn([certificate()], { ...LONG, studiesStartOn: null }, EVE)).toBeNull();
  });

  it('is none where a later year’s certificate is there', () => {
    const later = [certificate({ period: '2027', status: 'deposited' })];
    expect(turnOn(later, LONG, EVE)).toBe('2027-10-01');
    expect(certificatesOf(sync(later, LONG, EVE))).toEqual(['first 2027 deposited']);
    // One that nobody has sent is still to become this year's.
    expect(turnOn([certificate({ period: '2027' })], LONG, EVE)).toBe('2027-09-30');
  });

  it.each(ROUTES)('on the portal’s route alone: %s', (route) => {
    const isAsked = route === 'register_portal';
    expect(turnOn(inStep(), { ...LONG, route }, EVE)).toBe(isAsked ? '2027-10-01' : null);
    expect(turnOn([], { ...LONG, route }, EVE)).toBe(isAsked ? '2027-09-30' : null);
  });

  it('is none before the questions are answered', () => {
    expect(turnOn(inStep(), { ...LONG, answers: {} }, TURN)).toBeNull();
  });
});

describe('the 16th birthday', () => {
  const minor = { ...LONG, turns18On: civil('2029-03-10') };
  const papers = (change: Partial<DocumentFacts>) => [
    certificate({ status: 'accepted' }),
    paper('parental-authorisation', { statusRecordedOn: civil('2026-09-01'), ...change }),
  ];
  const turnOn = (change: Partial<DocumentFacts>, today = civil('2026-11-21')) =>
    papersTurnOn(papers(change), minor, today)?.toString();

  it.each(DOCUMENT_STATUSES)('changes the list where an unsent authorisation stands in it: %s', (status) => {
    const isUnsent = status === 'missing' || status === 'ready';
    expect(turnOn({ status })).toBe(isUnsent ? '2027-04-01' : '2027-10-01');
  });

  it.each([
    ['2027-03-31', '2027-04-01'],
    ['2027-04-01', '2027-10-01'],
    ['2027-04-02', '2027-10-01'],
  ])(
    'changes nothing that was recorded on the day on which it settles, or later: %s, %s',
    (recordedOn, turn) => {
      expect(turnOn({ statusRecordedOn: civil(recordedOn) }, civil('2027-04-02'))).toBe(turn);
    },
  );

  it('concerns the authorisation alone', () => {
    const others = [certificate({ status: 'accepted' }), paper('student-visa')];
    expect(papersTurnOn(others, minor, EVE)?.toString()).toBe('2027-10-01');
  });

  it('keeps the authorisation until the birthday has settled, whatever else asks which papers are needed', () => {
    const on = (today: string) =>
      sync(papers({}), minor, civil(today)).find(({ kind }) => kind === 'parental-authorisation')?.status;
    expect([on('2027-03-10'), on('2027-03-31'), on('2027-04-01')]).toEqual([
      'missing',
      'missing',
      'not_needed',
    ]);
  });
});
