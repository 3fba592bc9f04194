import { earliest, isAfter, latest, type CivilDate } from '../calendar/civil-date.ts';
import type { CaseFacts } from '../case/facts.ts';
import type { DocumentFacts } from '../document/document.ts';
import { nextTurnOn } from '../case/next-turn.ts';
import { anchorsOf, type Anchor } from './anchors.ts';
import { REMINDER_RULES, SETTLING_DAYS, type Occurrence } from './kind.ts';

export type PlannedReminder = Occurrence & {
  readonly dueOn: CivilDate;
  /** `superseded`: a later one of the same cycle is due as well, so this one is only written down. */
  readonly state: 'planned' | 'superseded';
};

type Dated = Occurrence & { readonly dueOn: CivilDate };

const inCycle = (a: Omit<Occurrence, 'index'>, b: Occurrence): boolean =>
  a.kind === b.kind && a.subject === b.subject && a.cycle === b.cycle;

/** The occurrences of a cycle that the ledger does not hold yet; nothing at or before its highest index comes again. */
function openOccurrences(facts: CaseFacts, anchor: Anchor, ledger: readonly Occurrence[]): Dated[] {
  const rule = REMINDER_RULES[anchor.kind];
  const done = ledger
    .filter((one) => inCycle(anchor, one))
    .reduce((most, one) => Math.max(most, one.index), -1);
  const settled = rule.goesOutAtOnce ? null : facts.activeSince.add({ days: SETTLING_DAYS });
  return rule.offsets
    .map((offset, index) => {
      const due = anchor.on.add({ days: offset });
      const dueOn = latest(due, settled, anchor.restsUntil) ?? due;
      return { kind: anchor.kind, subject: anchor.subject, cycle: anchor.cycle, index, dueOn };
    })
    .filter((one) => one.index > done)
    .filter((one) => !anchor.holdsUntil || !isAfter(one.dueOn, anchor.holdsUntil));
}

/**
 * What must be written into the ledger today: of each cycle the latest occurrence that is due, the earlier ones as
 * superseded. Pure: the same facts, ledger and day always give the same plan. @source DOMAIN §4
 */
export function planReminders(
  facts: CaseFacts,
  documents: readonly DocumentFacts[],
  ledger: readonly Occurrence[],
  today: CivilDate,
): readonly PlannedReminder[] {
  return anchorsOf(facts, documents, today).flatMap((anchor) => {
    const due = openOccurrences(facts, anchor, ledger).filter((one) => !isAfter(one.dueOn, today));
    return due.map((one, position) => ({
      ...one,
      state: position === due.length - 1 ? ('planned' as const) : ('superseded' as const),
    }));
  });
}

/** The first later day on which, with unchanged facts, something falls due or the day itself changes the case; null when nothing ever will. */
export function nextCheckOn(
  facts: CaseFacts,
  documents: readonly DocumentFacts[],
  ledger: readonly Occurrence[],
  today: CivilDate,
): CivilDate | null {
  const written = [...ledger, ...planReminders(facts, documents, ledger, today)];
  const days = anchorsOf(facts, documents, today)
    .flatMap((anchor) => openOccurrences(facts, anchor, written))
    .map((one) => one.dueOn)
    .filter((day) => isAfter(day, today));
  return earliest(nextTurnOn({ facts, documents }, today), ...days);
}

/** Whether the reason of a planned reminder still holds: a stop counts up to the moment of sending. */
export function stillHolds(
  occurrence: Occurrence,
  facts: CaseFacts,
  documents: readonly DocumentFacts[],
  today: CivilDate,
): boolean {
  return anchorsOf(facts, documents, today).some((anchor) => inCycle(anchor, occurrence));
}
