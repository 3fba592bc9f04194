import { describe, expect, it } from 'vitest';
import {
  ACTOR_ROLES,
  isStaff,
  ROLES,
  VISITOR,
  type Actor,
  type ActorRole,
} from '#lib/domain/access/actor.ts';
import {
  ACTIONS,
  can,
  MATRIX,
  NOWHERE,
  type Action,
  type Reach,
  type Resource,
} from '#lib/domain/access/can.ts';

const HERE = 'institution-here';
const ELSEWHERE = 'institution-elsewhere';
const ME = 'me';

/** Whose the case is; `none` is a thing of the institution, such as a cohort. */
const OWNERS = { own: ME, foreign: 'somebody-else', none: undefined } as const;
type Owner = keyof typeof OWNERS;
const OWNER_NAMES = Object.keys(OWNERS) as Owner[];

const resourceOf = (institutionId: string, owner: Owner): Resource => ({
  institutionId,
  ...(OWNERS[owner] && { studentUserId: OWNERS[owner] }),
});

const actorOf = (role: ActorRole): Actor => {
  if (role === 'visitor') return VISITOR;
  if (role === 'worker') return { role, userId: null, institutionId: HERE };
  return { role, userId: ME, institutionId: HERE };
};

/** Who may do what, in words, written a second time on purpose. A student's own case is always meant. */
const WHO: Readonly<Record<Action, string>> = {
  'health.view': 'visitor student adviser manager auditor',
  'session.request': 'visitor student adviser manager auditor',
  'session.confirm': 'visitor student adviser manager auditor',
  'session.end': 'visitor student adviser manager auditor',
  'case.view': 'student adviser manager auditor',
  'case.record': 'student adviser manager',
  'case.correct': 'student adviser manager',
  'case.verify': 'adviser manager',
  'case.triage': 'student adviser manager',
  'case.tell': 'student adviser manager',
  'case.rest': 'student adviser manager',
  'case.reopen': 'student adviser manager',
  'document.move': 'student adviser manager',
  'document.expect': 'student adviser manager',
  'cohort.view': 'adviser manager auditor',
  'case.turn': 'worker',
  'reminders.plan': 'worker',
  'digests.open': 'worker',
  'digest.send': 'worker',
  'sign-in.send': 'worker',
  'counts.fold': 'worker',
  'waits.measure': 'worker',
  'house.keep': 'worker',
};
/** What concerns no institution: one may be nobody yet. */
const IS_FOR_ANYBODY = (action: Action): boolean => WHO[action].startsWith('visitor');

/** Whether somebody may do it with a thing, by the words above. */
function may(role: ActorRole, action: Action, where: string, owner: Owner): boolean {
  if (!WHO[action].split(' ').includes(role)) return false;
  if (role === 'worker' || IS_FOR_ANYBODY(action)) return true;
  return where === HERE && (role !== 'student' || owner === 'own');
}

/** How far each reach goes, for the matrix itself. */
const GOES: Readonly<Record<Reach, (where: string, owner: Owner) => boolean>> = {
  own: (where, owner) => where === HERE && owner === 'own',
  institution: (where) => where === HERE,
  anywhere: () => true,
};

const PLACES = [HERE, ELSEWHERE].flatMap((where) => OWNER_NAMES.map((owner) => ({ where, owner })));
const ROWS = ACTIONS.flatMap((action) => ACTOR_ROLES.map((role) => ({ action, role })));

describe('the matrix', () => {
  it('has a row for every action, and no other', () => {
    expect(ACTIONS).toEqual(Object.keys(WHO));
    expect(ACTIONS).toEqual(Object.keys(MATRIX));
  });

  it.each(ROWS)('lets a $role do $action as far as its row reaches', ({ action, role }) => {
    const row: Readonly<Partial<Record<ActorRole, Reach>>> = MATRIX[action];
    const reach = row[role];
    for (const { where, owner } of PLACES) {
      expect(can(actorOf(role), action, resourceOf(where, owner)), `${where} ${owner}`).toBe(
        reach !== undefined && GOES[reach](where, owner),
      );
    }
  });

  it.each(ACTIONS)('lets %s be done by those whom the words name, and by nobody else', (action) => {
    const doers = ACTOR_ROLES.filter((role) => can(actorOf(role), action, resourceOf(HERE, 'own')));
    expect(doers.join(' ')).toBe(WHO[action]);
  });
});

describe.each(ACTOR_ROLES)('%s', (role) => {
  describe.each(PLACES)('with a thing of $where, $owner case', ({ where, owner }) => {
    it.each(ACTIONS.map((action) => [action, may(role, action, where, owner)] as const))(
      '%s: %s',
      (action, is) => {
        expect(can(actorOf(role), action, resourceOf(where, owner))).toBe(is);
      },
    );
  });

  it.each(ACTIONS)('%s where no institution is concerned', (action) => {
    const isWorkers = role === 'worker' && WHO[action] === 'worker';
    const isAnybodys = role !== 'worker' && IS_FOR_ANYBODY(action);
    expect(can(actorOf(role), action, NOWHERE)).toBe(isWorkers || isAnybodys);
  });
});

describe('nobody', () => {
  it('of no institution is let in by a thing of none, nor by a case of no student', () => {
    const worker: Actor = { role: 'worker', userId: null, institutionId: null };
    for (const action of ACTIONS.filter((one) => one.startsWith('case.') || one.startsWith('cohort.'))) {
      expect(can(VISITOR, action, NOWHERE), action).toBe(false);
      expect(can(worker, action, NOWHERE), action).toBe(WHO[action] === 'worker');
      expect(can(actorOf('student'), action, resourceOf(HERE, 'none')), action).toBe(false);
    }
  });
});

describe('the actors', () => {
  it('are a visitor, the roles and the worker', () => {
    expect(ROLES).toEqual(['student', 'adviser', 'manager', 'auditor']);
    expect(ACTOR_ROLES).toEqual(['visitor', ...ROLES, 'worker']);
    expect(VISITOR).toEqual({ role: 'visitor', userId: null, institutionId: null });
    expect(NOWHERE).toEqual({ institutionId: '' });
  });

  it('of the office are all but visitors, students and the worker', () => {
    expect(ACTOR_ROLES.filter(isStaff)).toEqual(['adviser', 'manager', 'auditor']);
  });
});
