import { describe, expect, it } from 'vitest';
import { entersAtPermanentNumber, ROUTES, type Route } from '#lib/domain/route/route.ts';

/** Where each route enters the line, as DOMAIN §1 says. */
const ENTERS_LATE: Readonly<Record<Route, boolean>> = {
  unknown: false,
  register_portal: false,
  ehic_covers: false,
  already_affiliated: true,
  employed: true,
  convention_quebec: true,
};

describe('the routes', () => {
  it('are those of the triage, and the one that is not known yet', () => {
    expect(ROUTES).toEqual(Object.keys(ENTERS_LATE));
  });

  it.each(ROUTES)(
    '%s enters the line at the permanent number exactly when the portal is not on its way',
    (route) => {
      expect(entersAtPermanentNumber(route)).toBe(ENTERS_LATE[route]);
    },
  );
});
