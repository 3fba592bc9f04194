// Civil dates have no properties of their own: without this, `toMatchObject` takes any two days for the same.
import { Temporal } from 'temporal-polyfill';
import { expect } from 'vitest';

expect.addEqualityTesters([
  (one: unknown, other: unknown): boolean | undefined => {
    if (!(one instanceof Temporal.PlainDate) || !(other instanceof Temporal.PlainDate)) return undefined;
    return one.equals(other);
  },
]);
