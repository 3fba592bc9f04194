// Every pair of a status and an event: what happens is what the table of prerequisites says, and nothing else.
import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { correctMilestone } from '#lib/domain/case/correct-milestone.ts';
import { DISPOSITIONS } from '#lib/domain/case/disposition.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { CASE_STATUSES, MILESTONES, PREREQUISITES, type Milestone } from '#lib/domain/case/milestone.ts';
import { canRecord, recordMilestone, verifyMilestone } from '#lib/domain/case/record-milestone.ts';
import { statusOf } from '#lib/domain/case/status.ts';
import { entersAtPermanentNumber, ROUTES, type Route } from '#lib/domain/route/route.ts';
import { codeOf, facts, reached, TODAY, valueOf } from '#tests/support/domain-fixtures.ts';

const DAY = '2026-11-01';
const NEXT_DAY = '2026-11-02';
/** A European card that covers has a last day. */
const ehicValidUntil = civil('2027-06-30');

/** What the table says of a milestone, given the others. */
function isMet(milestone: Milestone, others: readonly Milestone[], route: Route): boolean {
  const needed = PREREQUISITES[milestone];
  if (milestone === 'permanentNumber' && entersAtPermanentNumber(route)) return true;
  return needed.length === 0 || needed.some((one) => others.includes(one));
}
const isSound = (some: readonly Milestone[], route: Route) => some.every((one) => isMet(one, some, route));

type Situation = { readonly some: readonly Milestone[]; readonly known: CaseFacts };
const SITUATIONS: readonly Situation[] = ROUTES.flatMap((route) =>
  Array.from({ length: 2 ** MILESTONES.length }, (_, bits) =>
    MILESTONES.filter((_one, at) => bits & (2 ** at)),
  )
    .filter((some) => isSound(some, route))
    .map((some) => ({
      some,
      known: facts({
        route,
        ehicValidUntil,
        milestones: reached(Object.fromEntries(some.map((one) => [one, DAY]))),
      }),
    })),
);

const record = (known: CaseFacts, milestone: Milestone) =>
  recordMilestone(known, { milestone, on: TODAY, source: 'declared' }, TODAY);
const correct = (known: CaseFacts, milestone: Milestone, on: typeof TODAY | null) =>
  correctMilestone(known, { milestone, on, source: 'declared', reason: 'typed-wrong' }, TODAY);

function codeForRecording({ some, known }: Situation, milestone: Milestone): string {
  if (some.includes(milestone)) return 'milestone-recorded';
  if (isMet(milestone, some, known.route)) return 'ok';
  if (milestone === 'gpDeclared') return 'milestone-needs-number';
  const isWaiting =
    PREREQUISITES[milestone].includes('permanentNumber') && some.includes('provisionalNumber');
  return isWaiting ? 'milestone-needs-permanent' : 'milestone-needs';
}

describe.each(CASE_STATUSES)('in the status %s', (status) => {
  const situations = SITUATIONS.filter(({ known }) => statusOf(known.milestones) === status);

  it('there are cases', () => {
    expect(situations.length).toBeGreaterThan(0);
  });

  it.each(MILESTONES)('recording %s is allowed exactly when the table says so', (milestone) => {
    for (const situation of situations) {
      const { known, some } = situation;
      const code = codeForRecording(situation, milestone);
      expect([some, codeOf(canRecord(known, milestone))]).toEqual([some, code]);
      // The same day of today fits after all that is recorded, save a number that must not come after the other one.
      const isUnseen = milestone === 'provisionalNumber' && some.includes('permanentNumber');
      expect(codeOf(record(known, milestone))).toBe(
        code === 'ok' && isUnseen ? 'date-after-dependent' : code,
      );
    }
  });

  it.each(MILESTONES)('verifying %s is allowed exactly when it is recorded', (milestone) => {
    for (const { some, known } of situations)
      expect(codeOf(verifyMilestone(known, milestone, 'verified'))).toBe(
        some.includes(milestone) ? 'ok' : 'milestone-not-recorded',
      );
  });

  it.each(MILESTONES)('taking %s back is refused while another milestone needs it', (milestone) => {
    for (const { some, known } of situations) {
      const without = some.filter((one) => one !== milestone);
      const expected = isSound(without, known.route) ? 'ok' : 'milestone-needed-by';
      expect([some, codeOf(correct(known, milestone, null))]).toEqual([
        some,
        some.includes(milestone) ? expected : 'milestone-not-recorded',
      ]);
    }
  });

  it.each(MILESTONES)(
    're-dating %s to a later day is refused while a milestone would come before it',
    (one) => {
      for (const { some, known } of situations) {
        const { route } = known;
        // Without it only what has another prerequisite stands; and the permanent number is never before the provisional.
        const isHeld =
          (one === 'provisionalNumber' &&
            some.some((it) => it === 'permanentNumber' || it === 'gpDeclared')) ||
          !isSound(
            some.filter((it) => it !== one),
            route,
          );
        const code = codeOf(correct(known, one, TODAY));
        expect([some, code]).toEqual([
          some,
          !some.includes(one) ? 'milestone-not-recorded' : isHeld ? 'date-after-dependent' : 'ok',
        ]);
      }
    },
  );
});

describe('a case that rests', () => {
  it.each(DISPOSITIONS.filter((one) => one !== 'active'))(
    'as %s takes no event of the line',
    (disposition) => {
      for (const { known } of SITUATIONS)
        for (const milestone of MILESTONES) {
          const resting: CaseFacts = { ...known, disposition };
          expect(codeOf(canRecord(resting, milestone))).toBe('case-not-active');
          expect(codeOf(record(resting, milestone))).toBe('case-not-active');
          expect(codeOf(verifyMilestone(resting, milestone, 'verified'))).toBe('case-not-active');
          expect(codeOf(correct(resting, milestone, null))).toBe('case-not-active');
        }
    },
  );
});

describe('what is recorded and taken back', () => {
  it.each(MILESTONES)('leaves the status as it was: %s', (milestone) => {
    const ready = SITUATIONS.filter(({ known }) => canRecord(known, milestone).ok);
    for (const { known } of ready) {
      const after = recordMilestone(known, { milestone, on: civil(DAY), source: 'proof' }, TODAY);
      const back = valueOf(correct(valueOf(after), milestone, null));
      expect(statusOf(back.milestones)).toBe(statusOf(known.milestones));
      expect(back.milestones).toEqual(known.milestones);
    }
  });

  it.each(MILESTONES)('is re-dated without the status moving: %s', (milestone) => {
    const held = SITUATIONS.filter(({ known }) => correct(known, milestone, TODAY).ok);
    expect(held.length).toBeGreaterThan(0);
    for (const { known } of held) {
      const moved = valueOf(correct(known, milestone, civil(NEXT_DAY)));
      expect(statusOf(moved.milestones)).toBe(statusOf(known.milestones));
    }
  });
});
