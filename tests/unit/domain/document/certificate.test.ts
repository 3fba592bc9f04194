// One enrolment certificate per academic year: which year counts on a day, and when the next one is asked for.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { academicYearOf, civil, isAfter, isBefore, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import {
  askedAgainFrom,
  certificateYear,
  MONTHS_BEFORE_NEXT_CERTIFICATE,
  nextCertificateOn,
} from '#lib/domain/document/certificate.ts';
import { ROUTES } from '#lib/domain/route/route.ts';
import { dayFrom } from '#tests/support/arbitrary-facts.ts';
import { facts, KINDS, paper } from '#tests/support/domain-fixtures.ts';

const studying = (start: string | null, end: string | null = null) =>
  facts({
    studiesStartOn: start === null ? null : civil(start),
    studiesEndOn: end === null ? null : civil(end),
  });
const nextOn = (some: ReturnType<typeof facts>, today: string) =>
  nextCertificateOn(some, civil(today))?.toString() ?? null;

describe('the year whose certificate counts', () => {
  it.each([
    ['2026-09-01', '2026-08-01', 2026],
    ['2026-09-01', '2026-09-30', 2026],
    ['2026-09-01', '2026-10-01', 2026],
    ['2026-09-01', '2027-09-30', 2026],
    ['2026-09-01', '2027-10-01', 2027],
    ['2026-09-01', '2027-12-31', 2027],
    ['2026-09-01', '2028-09-30', 2027],
    ['2026-09-01', '2028-10-01', 2028],
  ])('of studies from %s is on %s that of %i', (start, today, year) => {
    expect(certificateYear(studying(start), civil(today))).toBe(year);
  });

  it.each([
    ['2025-12-31', 2026],
    ['2026-01-01', 2026],
    ['2026-01-02', 2025],
  ])('turns on the 1 October that is nine months after the start: %s, %i', (start, year) => {
    expect(MONTHS_BEFORE_NEXT_CERTIFICATE).toBe(9);
    expect(certificateYear(studying(start), civil('2026-10-01'))).toBe(year);
    expect(certificateYear(studying(start), civil('2026-09-30'))).toBe(2025);
    expect(certificateYear(studying(start), civil('2027-10-01'))).toBe(2027);
  });

  it.each([
    ['2027-09-30', 2026],
    ['2027-10-01', 2027],
    ['2027-10-02', 2027],
  ])('turns no more once the studies have ended: %s, %i', (end, year) => {
    for (const today of ['2027-10-02', '2030-01-01'])
      expect(certificateYear(studying('2026-09-01', end), civil(today))).toBe(year);
  });

  it('is known to nobody while the start is not', () => {
    expect(certificateYear(studying(null), civil('2026-11-21'))).toBeNull();
    expect(certificateYear(studying(null, '2027-06-30'), civil('2026-11-21'))).toBeNull();
  });
});

describe('the next certificate is asked for', () => {
  it.each([
    ['2026-09-30', '2027-10-01'],
    ['2026-10-01', '2027-10-01'],
    ['2027-09-30', '2027-10-01'],
    ['2027-10-01', '2028-10-01'],
    ['2027-10-02', '2028-10-01'],
    ['2027-12-31', '2028-10-01'],
  ])('after %s on %s', (today, next) => {
    expect(nextOn(studying('2026-09-01'), today)).toBe(next);
  });

  it.each([
    ['2025-12-31', '2026-10-01'],
    ['2026-01-01', '2026-10-01'],
    ['2026-01-02', '2027-10-01'],
    ['2027-03-01', '2028-10-01'],
  ])('for studies from %s first on %s', (start, next) => {
    expect(nextOn(studying(start), '2025-12-01')).toBe(next);
  });

  it.each([
    ['2027-09-30', null],
    ['2027-10-01', '2027-10-01'],
    ['2027-10-02', '2027-10-01'],
  ])('while the studies last, the last day included: %s, %s', (end, next) => {
    expect(nextOn(studying('2026-09-01', end), '2026-11-21')).toBe(next);
    expect(nextOn(studying('2026-09-01', end), '2027-10-01')).toBeNull();
  });

  it('on no day while nobody knows the start', () => {
    expect(nextOn(studying(null), '2026-11-21')).toBeNull();
  });

  it.each(ROUTES)('on the portal’s route alone: %s', (route) => {
    const some = { ...studying('2026-09-01'), route };
    expect(nextOn(some, '2026-11-21')).toBe(route === 'register_portal' ? '2027-10-01' : null);
  });

  it('exactly on the first later day on which another year counts', () => {
    const first = civil('2026-01-01');
    fc.assert(
      fc.property(
        dayFrom(first, 800),
        fc.option(dayFrom(first.add({ days: 800 }), 800), { nil: null }),
        dayFrom(first, 1500),
        (studiesStartOn, studiesEndOn, today) => {
          const some = facts({ studiesStartOn, studiesEndOn });
          const year = (day: CivilDate) => certificateYear(some, day);
          const next = nextCertificateOn(some, today);
          if (next === null) expect(year(today.add({ years: 4 }))).toBe(year(today));
          else {
            expect(isAfter(next, today)).toBe(true);
            expect(year(next.subtract({ days: 1 }))).toBe(year(today));
            expect(year(next)).toBe(next.year);
            expect(isBefore(next, studiesStartOn.add({ months: 9 }))).toBe(false);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a further year’s certificate', () => {
  const certificate = (period: string) => paper('enrolment-certificate', { period });

  it.each([
    ['2026-09-01', '2025', null],
    ['2026-09-01', '2026', null],
    ['2026-09-01', '2027', '2027-10-01'],
    ['2026-09-01', '2028', '2028-10-01'],
    ['2026-08-31', '2025', null],
    ['2026-08-31', '2026', '2026-10-01'],
  ])('of studies from %s is the one of %s, asked for from %s', (start, period, from) => {
    expect(askedAgainFrom(certificate(period), studying(start))?.toString() ?? null).toBe(from);
  });

  it('is none while the start is unknown, or where no year is said', () => {
    expect(askedAgainFrom(certificate('2030'), studying(null))).toBeNull();
    expect(askedAgainFrom(certificate(''), studying('2026-09-01'))).toBeNull();
  });

  it.each(KINDS)('is the only paper that is asked for again: %s', (kind) => {
    const from = askedAgainFrom(paper(kind, { period: '2027' }), studying('2026-09-01'));
    expect(from?.toString() ?? null).toBe(kind === 'enrolment-certificate' ? '2027-10-01' : null);
    expect(academicYearOf(civil('2027-10-01'))).toBe(2027);
  });
});
