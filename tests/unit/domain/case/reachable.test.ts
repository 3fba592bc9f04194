// What holds for every case that can be reached by recording milestones, in whatever order and with whatever dates.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { civil, isAfter, isBefore } from '#lib/domain/calendar/civil-date.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import { checkCase, MONTHS_BEFORE_STUDIES, prerequisitesOf } from '#lib/domain/case/check-case.ts';
import { canRecord, recordMilestone } from '#lib/domain/case/record-milestone.ts';
import { lineOf } from '#lib/domain/case/line.ts';
import { lastOfRun } from '#lib/domain/case/status.ts';
import { entersAtPermanentNumber } from '#lib/domain/route/route.ts';
import { nextMilestone, PUBLISHED_WINDOWS } from '#lib/domain/wait/wait.ts';
import { reachable, reportsFrom } from '#tests/support/arbitrary-facts.ts';
import { TODAY } from '#tests/support/domain-fixtures.ts';

const FIRST = civil('2026-01-01');
const cases = reachable(FIRST);

it('a report never leads to facts that contradict each other', () => {
  fc.assert(
    fc.property(cases, reportsFrom(FIRST), (before, reports) => {
      expect(checkCase(before)).toEqual({ ok: true, value: null });
      for (const [report, today] of reports) {
        const after = recordMilestone(before, report, today);
        if (after.ok) expect(checkCase(after.value)).toEqual({ ok: true, value: null });
      }
    }),
    { numRuns: 300 },
  );
});

it('a report leads nowhere that the words of DOMAIN §1 forbid', () => {
  fc.assert(
    fc.property(cases, ({ milestones: at, route, studiesStartOn }) => {
      const isOrdered = (a: keyof typeof at, b: keyof typeof at) =>
        !at[a] || !at[b] || !isAfter(at[a].on, at[b].on);
      const isLateRoute = entersAtPermanentNumber(route);
      if (at.provisionalNumber) expect(at.submitted).not.toBeNull();
      if (at.permanentNumber && !isLateRoute) expect(at.submitted).not.toBeNull();
      if (at.ameliAccount ?? at.carteVitale) expect(at.permanentNumber).not.toBeNull();
      if (at.gpDeclared) expect(at.provisionalNumber ?? at.permanentNumber).not.toBeNull();
      expect(isOrdered('submitted', 'provisionalNumber')).toBe(true);
      expect(isLateRoute || isOrdered('submitted', 'permanentNumber')).toBe(true);
      expect(isOrdered('provisionalNumber', 'permanentNumber')).toBe(true);
      expect(isOrdered('permanentNumber', 'ameliAccount')).toBe(true);
      expect(isOrdered('permanentNumber', 'carteVitale')).toBe(true);
      expect(isOrdered('provisionalNumber', 'gpDeclared') || isOrdered('permanentNumber', 'gpDeclared')).toBe(
        true,
      );
      if (!studiesStartOn) return;
      const floor = studiesStartOn.subtract({ months: MONTHS_BEFORE_STUDIES });
      for (const one of MILESTONES)
        expect(at[one] && !isLateRoute && isBefore(at[one].on, floor)).not.toBe(true);
      expect(at.provisionalNumber && isBefore(at.provisionalNumber.on, studiesStartOn)).not.toBe(true);
    }),
    { numRuns: 300 },
  );
});

it('a report is taken only where it was announced as possible, and only once', () => {
  fc.assert(
    fc.property(cases, reportsFrom(FIRST), (before, reports) => {
      for (const [report, today] of reports) {
        const after = recordMilestone(before, report, today);
        if (!after.ok) continue;
        expect(canRecord(before, report.milestone).ok).toBe(true);
        expect(canRecord(after.value, report.milestone).ok).toBe(false);
      }
    }),
  );
});

it('the milestone that is waited for is not reached yet and can be recorded as soon as what it needs is there', () => {
  fc.assert(
    fc.property(cases, (facts) => {
      const next = nextMilestone(facts);
      if (!next) {
        expect(lastOfRun(facts.milestones)).toBe('gpDeclared');
        return;
      }
      expect(facts.milestones[next]).toBeNull();
      const needed = prerequisitesOf(next, facts.route);
      expect(needed.length === 0 || needed.some((one) => facts.milestones[one])).toBe(true);
    }),
  );
});

it('every line has one "here" at most, one "next" unless arrived, and shows each reached date', () => {
  fc.assert(
    fc.property(cases, (facts) => {
      const line = lineOf(facts, [], TODAY, PUBLISHED_WINDOWS);
      const states = line.stations.map((station) => station.state);
      expect(states.filter((state) => state === 'here')).toHaveLength(line.here ? 1 : 0);
      expect(states.filter((state) => state === 'next')).toHaveLength(nextMilestone(facts) ? 1 : 0);
      expect(line.stations.map((station) => station.milestone)).toEqual([...MILESTONES]);
      for (const { milestone, on, state } of line.stations) {
        expect(on).toEqual(facts.milestones[milestone]?.on ?? null);
        expect(['passed', 'here', 'ahead'].includes(state)).toBe(on !== null);
      }
    }),
    { numRuns: 300 },
  );
});
