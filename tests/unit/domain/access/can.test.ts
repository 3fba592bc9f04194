import { describe, expect, it } from 'vitest';
import { isStaff, ROLES, type Actor } from '#lib/domain/access/actor.ts';
import { ACTIONS, can, type Action, type Resource } from '#lib/domain/access/can.ts';

const HERE = 'institution-here';
const ELSEWHERE = 'institution-elsewhere';
const ME = 'me';

/** Whose the case is; `none` is a thing of the institution, such as a cohort. */
const OWNERS = { own: ME, foreign: 'somebody-else', none: undefined } as const;
type Owner = keyof typeof OWNERS;

/** The whole matrix, written a second time on purpose: who may, in one's own institution. */
const MAY: Readonly<Record<Action, (role: Actor['role'], owner: Owner) => boolean>> = {
  'case.view': (role, owner) =>
    (role === 'student' && owner === 'own') || ['adviser', 'manager', 'auditor'].includes(role),
  'case.record-milestone': (role, owner) =>
    (role === 'student' && owner === 'own') || ['adviser', 'manager'].includes(role),
  'case.set-document': (role, owner) =>
    (role === 'student' && owner === 'own') || ['adviser', 'manager'].includes(role),
  'cohort.view': (role) => ['adviser', 'manager', 'auditor'].includes(role),
  'reminders.plan': (role) => role === 'worker',
  'mail.send': (role) => role === 'worker',
};

const resourceOf = (institutionId: string, owner: Owner): Resource => ({
  institutionId,
  ...(OWNERS[owner] && { studentUserId: OWNERS[owner] }),
});

const rows = ACTIONS.flatMap((action) =>
  (Object.keys(OWNERS) as Owner[]).flatMap((owner) =>
    ROLES.map((role) => ({ action, owner, role, may: MAY[action](role, owner) })),
  ),
);

describe('what a person may do', () => {
  it.each(rows)(
    '$role, $action, $owner case of the own institution: $may',
    ({ action, owner, role, may }) => {
      const actor: Actor = { role, userId: ME, institutionId: HERE };
      expect(can(actor, action, resourceOf(HERE, owner))).toBe(may);
    },
  );

  it.each(rows)('$role, $action, $owner case of another institution: never', ({ action, owner, role }) => {
    const actor: Actor = { role, userId: ME, institutionId: HERE };
    expect(can(actor, action, resourceOf(ELSEWHERE, owner))).toBe(false);
  });
});

describe.each([null, HERE])('what the worker of institution %s may do', (institutionId) => {
  const worker: Actor = { role: 'worker', userId: null, institutionId };

  it.each(ACTIONS)('%s is allowed only where no person acts', (action) => {
    for (const where of [HERE, ELSEWHERE]) {
      for (const owner of Object.keys(OWNERS) as Owner[])
        expect(can(worker, action, resourceOf(where, owner))).toBe(MAY[action]('worker', owner));
    }
  });
});

it('every action can be done by somebody', () => {
  const actors: readonly Actor[] = [
    ...ROLES.map((role) => ({ role, userId: ME, institutionId: HERE })),
    { role: 'worker', userId: null, institutionId: null },
  ];
  const doable = ACTIONS.filter((action) =>
    actors.some((actor) => can(actor, action, resourceOf(HERE, 'own'))),
  );
  expect(doable).toEqual([...ACTIONS]);
});

it('the office is everybody but students and the worker', () => {
  expect([...ROLES, 'worker' as const].filter(isStaff)).toEqual(['adviser', 'manager', 'auditor']);
});
