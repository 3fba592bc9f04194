import { isStaff, type Actor } from './actor.ts';

export const ACTIONS = [
  'case.view',
  'case.record-milestone',
  'case.set-document',
  'cohort.view',
  'reminders.plan',
  'mail.send',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What an action is about: its institution, and the student it belongs to when it is a case. */
export type Resource = { readonly institutionId: string; readonly studentUserId?: string };

const isOwnCase = (actor: Actor, resource: Resource): boolean =>
  actor.role === 'student' && resource.studentUserId === actor.userId;

/** The whole of authorisation as one readable matrix; row-level security says the same again in the database. */
export function can(actor: Actor, action: Action, resource: Resource): boolean {
  const isWorker = actor.role === 'worker';
  if (!isWorker && actor.institutionId !== resource.institutionId) return false;
  switch (action) {
    case 'case.view':
      return isOwnCase(actor, resource) || isStaff(actor.role);
    case 'case.record-milestone':
    case 'case.set-document':
      return isOwnCase(actor, resource) || actor.role === 'adviser' || actor.role === 'manager';
    case 'cohort.view':
      return isStaff(actor.role);
    case 'reminders.plan':
    case 'mail.send':
      return isWorker;
  }
}
