import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  academicYearOf,
  civil,
  daysBetween,
  earliest,
  isAfter,
  isBefore,
  latest,
  parisDate,
  parisHour,
  parseCivilDate,
} from '#lib/domain/calendar/civil-date.ts';
import { dayFrom } from '#tests/support/arbitrary-facts.ts';

const days = dayFrom(civil('2020-01-01'), 5000);

describe('the day and hour in Paris', () => {
  it.each([
    ['2026-11-20T22:59:59Z', '2026-11-20', 23],
    ['2026-11-20T23:00:00Z', '2026-11-21', 0],
    ['2026-07-31T21:59:59Z', '2026-07-31', 23],
    ['2026-07-31T22:00:00Z', '2026-08-01', 0],
    ['2028-02-28T23:00:00Z', '2028-02-29', 0],
    ['2026-12-31T23:00:00Z', '2027-01-01', 0],
  ])('of %s are %s, hour %i', (instant, day, hour) => {
    expect(parisDate(new Date(instant)).toString()).toBe(day);
    expect(parisHour(new Date(instant))).toBe(hour);
  });

  it.each([
    ['spring skips an hour', '2027-03-28T00:59:59Z', '2027-03-28T01:00:00Z', [1, 3]],
    ['autumn tells an hour twice', '2026-10-25T00:59:59Z', '2026-10-25T01:00:00Z', [2, 2]],
  ])('when %s', (_, before, after, hours) => {
    expect([parisHour(new Date(before)), parisHour(new Date(after))]).toEqual(hours);
  });

  it('agrees with the calendar of the platform at any instant', () => {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', dateStyle: 'short' });
    const instants = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2035-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (instant) => {
        expect(parisDate(instant).toString()).toBe(format.format(instant));
      }),
    );
  });
});

describe('reading a date', () => {
  it.each(['2026-11-21', '2028-02-29', '2000-01-01'])('takes %s', (text) => {
    expect(parseCivilDate(text)?.toString()).toBe(text);
  });

  it.each([
    '',
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-11-31',
    '2026-11-00',
    '21/11/2026',
    '2026-1-1',
    '20261121',
    ' 2026-11-21',
    '2026-11-21T00:00',
    '+002026-11-21',
    'tomorrow',
  ])('refuses "%s"', (text) => {
    expect(parseCivilDate(text)).toBeNull();
  });

  it('takes back any date that it wrote', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(parseCivilDate(day.toString())?.equals(day)).toBe(true);
      }),
    );
  });
});

describe('comparing dates', () => {
  it('knows before, same and after', () => {
    const [eve, day] = [civil('2026-08-31'), civil('2026-09-01')];
    expect([isBefore(eve, day), isBefore(day, day), isBefore(day, eve)]).toEqual([true, false, false]);
    expect([isAfter(eve, day), isAfter(day, day), isAfter(day, eve)]).toEqual([false, false, true]);
  });

  it('finds the latest and the earliest of the known ones', () => {
    fc.assert(
      fc.property(fc.array(fc.option(days)), (some) => {
        const sorted = some
          .filter((day) => day !== null)
          .map(String)
          .toSorted();
        expect(latest(...some)?.toString()).toBe(sorted.at(-1));
        expect(earliest(...some)?.toString()).toBe(sorted[0]);
      }),
    );
  });

  it('knows no latest or earliest of nothing', () => {
    expect([latest(), latest(null), earliest(), earliest(null, null)]).toEqual([null, null, null, null]);
  });

  it('counts whole days over years, leap days and changes of the clock', () => {
    expect(daysBetween(civil('2026-10-24'), civil('2026-10-26'))).toBe(2);
    expect(daysBetween(civil('2028-02-28'), civil('2028-03-01'))).toBe(2);
    expect(daysBetween(civil('2027-01-01'), civil('2026-01-01'))).toBe(-365);
    fc.assert(
      fc.property(days, fc.integer({ min: -2000, max: 2000 }), (day, count) => {
        expect(daysBetween(day, day.add({ days: count }))).toBe(count);
      }),
    );
  });
});

it.each([
  ['2026-08-31', 2025],
  ['2026-09-01', 2026],
  ['2026-12-31', 2026],
  ['2027-01-01', 2026],
])('%s is in the academic year %i', (day, year) => {
  expect(academicYearOf(civil(day))).toBe(year);
});
