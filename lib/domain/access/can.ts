import type { Actor, ActorRole } from './actor.ts';

/**
 * How far a role reaches with an action: its own case alone; everything of its own institution; everywhere, which only
 * the worker and what needs no institution do.
 */
export type Reach = 'own' | 'institution' | 'anywhere';

const VISITORS = {
  visitor: 'anywhere',
  student: 'anywhere',
  adviser: 'anywhere',
  manager: 'anywhere',
  auditor: 'anywhere',
} as const;
const READERS = {
  student: 'own',
  adviser: 'institution',
  manager: 'institution',
  auditor: 'institution',
} as const;
const EDITORS = { student: 'own', adviser: 'institution', manager: 'institution' } as const;
const OFFICE = { adviser: 'institution', manager: 'institution' } as const;
const STAFF = { ...OFFICE, auditor: 'institution' } as const;
const WORKER = { worker: 'anywhere' } as const;

/** The whole of authorisation. A role that a row does not name may not. Row-level security says the same again. */
export const MATRIX = {
  'health.view': VISITORS,
  'session.request': VISITORS,
  'session.confirm': VISITORS,
  'session.end': VISITORS,

  'case.view': READERS,
  'case.record': EDITORS,
  'case.correct': EDITORS,
  'case.verify': OFFICE,
  'case.triage': EDITORS,
  'case.tell': EDITORS,
  'case.rest': EDITORS,
  'case.reopen': EDITORS,
  'document.move': EDITORS,
  'document.expect': EDITORS,
  'cohort.view': STAFF,

  'case.turn': WORKER,
  'reminders.plan': WORKER,
  'digests.open': WORKER,
  'digest.send': WORKER,
  'sign-in.send': WORKER,
  'counts.fold': WORKER,
  'waits.measure': WORKER,
  'house.keep': WORKER,
} as const satisfies Record<string, Readonly<Partial<Record<ActorRole, Reach>>>>;
export type Action = keyof typeof MATRIX;

export const ACTIONS = Object.keys(MATRIX) as readonly Action[];

/** What an action is about: its institution, and the student it belongs to when it is a case. */
export type Resource = { readonly institutionId: string; readonly studentUserId?: string };

/** What is about no institution: signing in, the worker's rounds. */
export const NOWHERE: Resource = { institutionId: '' };

/** Whether somebody may do something with a thing. */
export function can(actor: Actor, action: Action, resource: Resource): boolean {
  const row: Readonly<Partial<Record<ActorRole, Reach>>> = MATRIX[action];
  const reach = row[actor.role] ?? 'never';
  switch (reach) {
    case 'anywhere':
      return true;
    case 'institution':
      return actor.institutionId === resource.institutionId;
    case 'own':
      return actor.institutionId === resource.institutionId && actor.userId === resource.studentUserId;
    case 'never':
      return false;
  }
}
