export const ROLES = ['student', 'adviser', 'manager', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** Everybody who can act: people with a role, a visitor who is not signed in, and the worker. */
export const ACTOR_ROLES = ['visitor', ...ROLES, 'worker'] as const;
export type ActorRole = (typeof ACTOR_ROLES)[number];

/** Who acts, in one institution. The worker acts for no person, a visitor is nobody yet. */
export type Actor =
  | { readonly role: Role; readonly userId: string; readonly institutionId: string }
  | { readonly role: 'worker'; readonly userId: null; readonly institutionId: string | null }
  | { readonly role: 'visitor'; readonly userId: null; readonly institutionId: null };

/** An actor who is a person. */
export type Person = Extract<Actor, { userId: string }>;

/** Somebody who is not signed in. */
export const VISITOR: Actor = { role: 'visitor', userId: null, institutionId: null };

export const isStaff = (role: ActorRole): boolean =>
  role === 'adviser' || role === 'manager' || role === 'auditor';
