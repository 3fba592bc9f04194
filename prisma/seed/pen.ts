import { latest, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { FactChanges } from '#lib/domain/case/set-facts.ts';
import type { FactSource, Milestone } from '#lib/domain/case/milestone.ts';
import type { DocumentStatus } from '#lib/domain/document/document.ts';
import type { DocumentKind } from '#lib/domain/document/kind.ts';
import type { RejectionReason } from '#lib/domain/document/reason.ts';
import type { TriageReport } from '#lib/domain/route/answer-triage.ts';
import { isWorkingDay } from './day-hours.ts';
import type { Happening, Move } from './move.ts';
import type { Random } from './random.ts';

/** Writes a story down, some days after things happened; the office writes only on working days. */
export type Pen = {
  readonly moves: readonly Move[];
  /** The day on which the last milestone was written down. */
  readonly milestoneRecordedOn: () => CivilDate;
  readonly milestone: (milestone: Milestone, on: CivilDate) => void;
  readonly paper: (paper: DocumentKind, to: DocumentStatus, on: CivilDate, reason?: RejectionReason) => void;
  /** A fact that the student gives in a form, on the day itself. */
  readonly facts: (on: CivilDate, facts: FactChanges) => void;
  /** The student answers how they are covered. */
  readonly triage: (on: CivilDate, report: TriageReport) => void;
  readonly note: (on: CivilDate, what: Happening) => void;
};

const OFFICE_SHARE = 0.17;
const PROOF_SHARE = 0.3;
const LONGEST_LAG_DAYS = 6;

export function penOf(random: Random, openedOn: CivilDate): Pen {
  const moves: Move[] = [];
  let milestoneRecordedOn = openedOn;
  const notBefore = (day: CivilDate, ...floors: readonly CivilDate[]) =>
    latest(day, openedOn, ...floors) ?? day;
  const write = (recordedOn: CivilDate, source: FactSource, what: Happening) => {
    moves.push({ recordedOn, source, what });
  };
  const sourceOn = (day: CivilDate): FactSource => {
    const draw = random.fraction();
    if (draw < OFFICE_SHARE && isWorkingDay(day)) return 'verified';
    return draw > 1 - PROOF_SHARE ? 'proof' : 'declared';
  };
  return {
    moves,
    milestoneRecordedOn: () => milestoneRecordedOn,
    milestone: (milestone, on) => {
      const day = on.add({ days: random.int(0, LONGEST_LAG_DAYS) });
      milestoneRecordedOn = notBefore(day, milestoneRecordedOn);
      write(milestoneRecordedOn, sourceOn(milestoneRecordedOn), { kind: 'milestone', milestone, on });
    },
    paper: (paper, to, on, reason) => {
      const day = notBefore(on.add({ days: random.int(0, 2) }));
      const source = to === 'accepted' || to === 'rejected' ? sourceOn(day) : 'declared';
      write(day, source, { kind: 'paper', paper, to, on, reason: reason ?? null });
    },
    facts: (on, facts) => {
      write(notBefore(on), 'declared', { kind: 'facts', facts });
    },
    triage: (on, report) => {
      write(notBefore(on), 'declared', { kind: 'triage', ...report });
    },
    note: (on, what) => {
      write(notBefore(on), 'verified', what);
    },
  };
}
