import { describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import {
  ALL_DISPOSITION_REASONS,
  DISPOSITION_REASONS,
  DISPOSITIONS,
  FOUND_BY_TRIAGE,
  isReasonFor,
  reasonsToGive,
  SAID_BY_OFFICE,
  type Disposition,
  type DispositionReason,
  type RestingDisposition,
} from '#lib/domain/case/disposition.ts';
import { reopen, setDisposition } from '#lib/domain/case/set-disposition.ts';
import { ROUTES } from '#lib/domain/route/route.ts';
import { errorOf, facts, reached, TODAY, valueOf } from '#tests/support/domain-fixtures.ts';

const RESTS = Object.keys(DISPOSITION_REASONS) as readonly RestingDisposition[];
const reasonsOf = (to: Disposition): readonly (DispositionReason | null)[] =>
  to === 'active' ? [null] : DISPOSITION_REASONS[to];
const SITUATIONS = DISPOSITIONS.flatMap((disposition) =>
  reasonsOf(disposition).map((reason) => facts({ disposition, dispositionReason: reason })),
);
const SUBMITTED = reached({ submitted: '2026-09-10' });

describe('the reasons', () => {
  it('are those of DOMAIN §1 for closing, and for what needs no registration', () => {
    expect(DISPOSITIONS).toEqual(['active', 'not_required', 'closed']);
    expect(DISPOSITION_REASONS).toEqual({
      not_required: ['ehic', 'handled-elsewhere', 'covered-otherwise'],
      closed: ['left-france', 'withdrew', 'finished', 'duplicate'],
    });
    expect(ALL_DISPOSITION_REASONS).toEqual(RESTS.flatMap((to) => DISPOSITION_REASONS[to]));
  });

  it.each(RESTS)('fit %s or do not', (to) => {
    for (const reason of ALL_DISPOSITION_REASONS)
      expect(isReasonFor(to, reason)).toBe(reasonsOf(to).includes(reason));
  });

  it('that a person gives are not what the triage finds; a duplicate is known to the office alone', () => {
    expect([FOUND_BY_TRIAGE, SAID_BY_OFFICE]).toEqual(['ehic', 'duplicate']);
    expect(reasonsToGive('not_required', false)).toEqual(['handled-elsewhere', 'covered-otherwise']);
    expect(reasonsToGive('not_required', true)).toEqual(['handled-elsewhere', 'covered-otherwise']);
    expect(reasonsToGive('closed', false)).toEqual(['left-france', 'withdrew', 'finished']);
    expect(reasonsToGive('closed', true)).toEqual(['left-france', 'withdrew', 'finished', 'duplicate']);
  });
});

describe.each(RESTS)('putting a case to rest as %s', (to) => {
  describe.each(ALL_DISPOSITION_REASONS)('because of %s', (reason) => {
    it.each([
      ['the student', false],
      ['the office', true],
    ])('by %s, from wherever it is', (_, isOffice) => {
      for (const before of SITUATIONS) {
        const after = setDisposition(before, to, reason, isOffice);
        if (!reasonsToGive(to, isOffice).includes(reason))
          expect(errorOf(after)).toEqual({ code: 'reason-does-not-fit', field: 'reason' });
        else if (!isOffice && before.dispositionReason === SAID_BY_OFFICE)
          expect(errorOf(after)).toEqual({ code: 'not-allowed' });
        else if (before.disposition === to && before.dispositionReason === reason)
          expect(errorOf(after)).toEqual({ code: 'nothing-changed' });
        else expect(valueOf(after)).toEqual({ ...before, disposition: to, dispositionReason: reason });
      }
    });
  });

  it('keeps everything that is known of the case', () => {
    const before = facts({
      milestones: SUBMITTED,
      ehicValidUntil: civil('2027-01-01'),
      route: 'ehic_covers',
    });
    const [reason = FOUND_BY_TRIAGE] = reasonsToGive(to, true);
    const after = valueOf(setDisposition(before, to, reason, true));
    expect({ ...after, disposition: 'active', dispositionReason: null }).toEqual(before);
  });
});

describe('reopening', () => {
  const resting = SITUATIONS.filter((one) => one.disposition !== 'active');

  it('an active case is refused', () => {
    expect(errorOf(reopen(facts(), TODAY, true))).toEqual({ code: 'case-active' });
  });

  it.each(ROUTES.filter((route) => route !== 'ehic_covers'))('keeps the route %s and all else', (route) => {
    for (const before of resting)
      for (const milestones of [SUBMITTED, before.milestones]) {
        const known = { ...before, route, milestones };
        const active = { disposition: 'active', dispositionReason: null, activeSince: TODAY } as const;
        expect(valueOf(reopen(known, TODAY, true))).toEqual({ ...known, ...active });
      }
  });

  it('a case under a European card leaves the route to be found anew', () => {
    for (const before of resting) {
      const after = valueOf(reopen({ ...before, route: 'ehic_covers' }, TODAY, true));
      expect(after).toEqual({
        ...before,
        answers: {},
        route: 'unknown',
        routeKnownSince: null,
        disposition: 'active',
        dispositionReason: null,
        activeSince: TODAY,
      });
    }
  });

  it('a case under a European card that was sent to the portal is the portal’s', () => {
    for (const before of resting) {
      const after = valueOf(reopen({ ...before, route: 'ehic_covers', milestones: SUBMITTED }, TODAY, true));
      expect(after).toEqual({
        ...before,
        answers: {},
        milestones: SUBMITTED,
        route: 'register_portal',
        routeKnownSince: TODAY,
        disposition: 'active',
        dispositionReason: null,
        activeSince: TODAY,
      });
    }
  });

  it('is the student’s to do, but for what the office alone says', () => {
    for (const before of resting) {
      const isTheirs = before.dispositionReason !== SAID_BY_OFFICE;
      expect(reopen(before, TODAY, false).ok).toBe(isTheirs);
      if (!isTheirs) expect(errorOf(reopen(before, TODAY, false))).toEqual({ code: 'not-allowed' });
    }
  });

  it('undoes the rest, whichever it was', () => {
    for (const to of RESTS)
      for (const reason of reasonsToGive(to, true)) {
        const rested = valueOf(setDisposition(facts(), to, reason, true));
        expect(valueOf(reopen(rested, TODAY, true))).toEqual(facts({ activeSince: TODAY }));
      }
  });
});
