import { expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';

it('two days are not taken for the same, however they are compared', () => {
  const [one, other] = [{ on: civil('2026-11-21') }, { on: civil('2026-11-22') }];
  expect(one).not.toMatchObject(other);
  expect(one).not.toEqual(other);
  expect({ ...one, more: 1 }).toMatchObject({ on: civil('2026-11-21') });
});
