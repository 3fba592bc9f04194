// A certificate that was asked for although its year does not count: the studies end before it, or began later.
import { describe, expect, it } from 'vitest';
import { civil, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { DocumentFacts, DocumentStatus } from '#lib/domain/document/document.ts';
import { papersTurnOn, syncDocuments } from '#lib/domain/document/sync.ts';
import { facts, paper } from '#tests/support/domain-fixtures.ts';

const DAY = civil('2027-10-15');
const LONG = facts({ studiesEndOn: civil('2029-06-30') });
const SHORT = facts({ studiesEndOn: civil('2027-08-31') });
const of = (period: string, status: DocumentStatus) =>
  paper('enrolment-certificate', { id: period, period, status });

const sync = (papers: readonly DocumentFacts[], some = LONG, today: CivilDate = DAY) =>
  syncDocuments(papers, some, today, () => 'new', false);
const certificates = (papers: readonly DocumentFacts[]) =>
  papers
    .filter((one) => one.kind === 'enrolment-certificate')
    .map(({ id, period, status, reason }) => [id, period, status, reason ?? '-'].join(' '));

describe('a certificate of a year that does not count', () => {
  it.each(['missing', 'ready'] as const)('is not needed while nobody has sent it: %s', (status) => {
    const papers = [of('2026', 'accepted'), of('2027', status)];
    expect(certificates(sync(papers, SHORT))).toEqual([
      '2026 2026 accepted -',
      '2027 2027 not_needed situation',
    ]);
  });

  it('stays where somebody has sent it', () => {
    const papers = [of('2026', 'accepted'), of('2027', 'deposited')];
    expect(certificates(sync(papers, SHORT))).toEqual(['2026 2026 accepted -', '2027 2027 deposited -']);
  });

  it('is dropped too where the studies began later than was said', () => {
    const papers = [of('2026', 'deposited'), of('2027', 'missing')];
    const later = facts({ studiesStartOn: civil('2027-02-01'), studiesEndOn: civil('2029-06-30') });
    expect(certificates(sync(papers, later))).toEqual([
      '2026 2026 deposited -',
      '2027 2027 not_needed situation',
    ]);
  });

  it('does not move again the day after', () => {
    const once = sync([of('2026', 'accepted'), of('2027', 'missing')], SHORT);
    expect(sync(once, SHORT, DAY.add({ days: 1 }))).toEqual(once);
    expect(papersTurnOn(once, SHORT, DAY)).toBeNull();
  });

  it('is asked for again once its year counts, and that day is a turn', () => {
    const once = sync([of('2026', 'accepted'), of('2027', 'missing')], SHORT);
    expect(papersTurnOn(once, LONG, DAY)).toEqual(DAY);
    expect(certificates(sync(once, LONG))).toEqual(['2026 2026 accepted -', '2027 2027 missing -']);
  });

  it('that stands alone is asked for for the year that counts', () => {
    expect(certificates(sync([of('2027', 'missing')], SHORT))).toEqual(['2027 2026 missing -']);
  });

  it('that came back with its way is for the year that counts', () => {
    const dropped = paper('enrolment-certificate', {
      id: 'first',
      period: '2026',
      status: 'not_needed',
      reason: 'situation',
    });
    expect(certificates(sync([dropped]))).toEqual(['first 2027 missing -']);
  });
});
