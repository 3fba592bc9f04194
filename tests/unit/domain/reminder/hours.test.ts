import { describe, expect, it } from 'vitest';
import { isSendingHour, SENDING_HOURS } from '#lib/domain/reminder/hours.ts';

/** A wall clock of Paris on a winter and on a summer day. */
const inWinter = (hour: number, minute = 0) => new Date(Date.UTC(2026, 11, 1, hour - 1, minute));
const inSummer = (hour: number, minute = 0) => new Date(Date.UTC(2026, 6, 1, hour - 2, minute));

describe.each([
  ['winter', inWinter],
  ['summer', inSummer],
])('sending hours in %s', (_, at) => {
  const { from, until } = SENDING_HOURS;

  it.each([
    ['the minute before they begin', at(from - 1, 59), false],
    ['the minute they begin', at(from), true],
    ['noon', at(12), true],
    ['the last minute', at(until - 1, 59), true],
    ['the minute they end', at(until), false],
    ['midnight', at(0), false],
  ])('at %s', (_name, now, expected) => {
    expect(isSendingHour(now)).toBe(expected);
  });
});

it('follows the clock on the days it changes', () => {
  expect(isSendingHour(new Date('2027-03-28T05:59:00Z'))).toBe(false);
  expect(isSendingHour(new Date('2027-03-28T06:00:00Z'))).toBe(true);
  expect(isSendingHour(new Date('2026-10-25T06:59:00Z'))).toBe(false);
  expect(isSendingHour(new Date('2026-10-25T07:00:00Z'))).toBe(true);
});
