export const ROLES = ['student', 'adviser', 'manager', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** Who acts, in one institution. The worker acts for no person. */
export type Actor =
  | { readonly role: Role; readonly userId: string; readonly institutionId: string }
  | { readonly role: 'worker'; readonly userId: null; readonly institutionId: string | null };

/** An actor who is a person. */
export type Person = Extract<Actor, { userId: string }>;

export const isStaff = (role: Actor['role']): boolean =>
  role === 'adviser' || role === 'manager' || role === 'auditor';
