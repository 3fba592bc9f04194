/** How a student gets covered, found by the triage. @source DOMAIN §2 */
export const ROUTES = [
  'unknown',
  'register_portal',
  'ehic_covers',
  'already_affiliated',
  'employed',
  'convention_quebec',
] as const;
export type Route = (typeof ROUTES)[number];

/** True for the routes that enter the line at the permanent number: the portal is not on their way. */
export function entersAtPermanentNumber(route: Route): boolean {
  switch (route) {
    case 'already_affiliated':
    case 'employed':
    case 'convention_quebec':
      return true;
    case 'unknown':
    case 'register_portal':
    case 'ehic_covers':
      return false;
  }
}
