import { isAfter, type CivilDate } from '../calendar/civil-date.ts';
import type { DocumentFacts } from '../document/document.ts';
import { setOf, type DocumentKind } from '../document/kind.ts';
import type { DocumentReason } from '../document/reason.ts';
import { entersAtPermanentNumber } from '../route/route.ts';
import { awaitsNewCard, cardUpdateDueOn, cardUpdatesUntil, isCardOrdered } from './card.ts';
import type { CaseFacts } from './facts.ts';
import { MILESTONES, type Milestone } from './milestone.ts';
import { canRecord } from './record-milestone.ts';
import { hasServed } from './served.ts';

export const TASK_KINDS = [
  'find-route',
  'contact-cpam',
  'send-again',
  'fix-document',
  'add-document',
  'send-document',
  'document-checking',
  'reach-milestone',
  'report-milestone',
  'update-card',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

export type Task = {
  readonly kind: TaskKind;
  readonly group: 'now' | 'later' | 'done';
  readonly state: 'problem' | 'todo' | 'checking' | 'completed' | 'when-it-comes' | 'blocked';
  readonly document: {
    readonly id: string;
    readonly kind: DocumentKind;
    readonly reason: DocumentReason | null;
  } | null;
  readonly milestone: Milestone | null;
  /** The last day on which it is in time; null when nothing sets one. */
  readonly deadline: CivilDate | null;
  /** The day it was done. */
  readonly on: CivilDate | null;
};

/** Months in which the final documents are due after the provisional number. @source art. L.161-1-4, DOMAIN §4 */
export const FINAL_SET_MONTHS = 3;

/** The day by which the final documents are due; null without a provisional number or once the permanent one came. */
export function finalSetDeadline(facts: CaseFacts): CivilDate | null {
  const { provisionalNumber, permanentNumber } = facts.milestones;
  return provisionalNumber && !permanentNumber
    ? provisionalNumber.on.add({ months: FINAL_SET_MONTHS })
    : null;
}

const NOTHING = { document: null, milestone: null, deadline: null, on: null } as const;

/** The student said that the paper comes by a later day. */
const isExpected = (one: DocumentFacts, today: CivilDate): boolean =>
  one.expectedOn !== null && isAfter(one.expectedOn, today);

function documentTask(facts: CaseFacts, one: DocumentFacts, today: CivilDate): Task | null {
  const isFinal = setOf(one.kind) === 'final';
  const base = {
    ...NOTHING,
    document: { id: one.id, kind: one.kind, reason: one.reason },
    deadline: isFinal && one.kind !== 'bank-details' ? finalSetDeadline(facts) : null,
  };
  const waits = isFinal && !facts.milestones.submitted && !facts.milestones.permanentNumber;
  switch (one.status) {
    case 'rejected':
      return hasServed(facts, one) ? null : { ...base, kind: 'send-again', group: 'now', state: 'problem' };
    case 'fix_needed':
      return hasServed(facts, one) ? null : { ...base, kind: 'fix-document', group: 'now', state: 'problem' };
    case 'missing':
      return isExpected(one, today)
        ? { ...base, kind: 'add-document', group: 'later', state: 'when-it-comes', on: one.expectedOn }
        : { ...base, kind: 'add-document', group: waits ? 'later' : 'now', state: 'todo' };
    case 'ready':
      return {
        ...base,
        kind: 'send-document',
        group: (facts.milestones.submitted ?? facts.milestones.permanentNumber) ? 'now' : 'later',
        state: 'todo',
      };
    case 'deposited':
    case 'with_office':
      return { ...base, kind: 'document-checking', group: 'done', state: 'checking', on: one.statusOn };
    case 'accepted':
    case 'not_needed':
      return null;
  }
}

/** Numbers come by themselves, and so does a card that was ordered: then only the date is to be told. */
export function comesByItself(facts: CaseFacts, milestone: Milestone): boolean {
  switch (milestone) {
    case 'provisionalNumber':
    case 'permanentNumber':
      return true;
    case 'carteVitale':
      return isCardOrdered(facts);
    case 'submitted':
    case 'ameliAccount':
    case 'gpDeclared':
      return false;
  }
}

function milestoneTask(facts: CaseFacts, milestone: Milestone): Task {
  const comes = comesByItself(facts, milestone);
  const base = {
    ...NOTHING,
    milestone,
    kind: comes ? ('report-milestone' as const) : ('reach-milestone' as const),
  };
  // A lost card is a card no more: the new one is on its way.
  const isLost = milestone === 'carteVitale' && awaitsNewCard(facts);
  const fact = isLost ? null : facts.milestones[milestone];
  // On these routes no number comes before the student has asked the CPAM for it.
  if (milestone === 'permanentNumber' && !fact && entersAtPermanentNumber(facts.route)) {
    return { ...base, kind: 'contact-cpam', group: 'now', state: 'todo' };
  }
  if (fact) return { ...base, group: 'done', state: 'completed', on: fact.on };
  if (!canRecord(facts, milestone).ok) return { ...base, group: 'later', state: 'blocked' };
  return comes
    ? { ...base, group: 'later', state: 'when-it-comes' }
    : { ...base, group: 'now', state: 'todo' };
}

/** A station that is behind the student, or was never on their way, is no task. */
function isBehind(facts: CaseFacts, milestone: Milestone): boolean {
  const isEarly = milestone === 'submitted' || milestone === 'provisionalNumber';
  const isPast = facts.milestones.permanentNumber !== null || entersAtPermanentNumber(facts.route);
  return isEarly && isPast && !facts.milestones[milestone];
}

/** The yearly update of the card, once it is due. */
function cardTask(facts: CaseFacts, today: CivilDate): readonly Task[] {
  const due = cardUpdateDueOn(facts);
  const until = cardUpdatesUntil(facts);
  if (!due || isAfter(due, today) || (until && isAfter(today, until))) return [];
  return [{ ...NOTHING, kind: 'update-card', group: 'now', state: 'todo', on: due }];
}

/** What the student must do, can do later and has done, problems first. @source visual/README "task row" */
export function tasksOf(
  facts: CaseFacts,
  documents: readonly DocumentFacts[],
  today: CivilDate,
): readonly Task[] {
  if (facts.disposition !== 'active') return [];
  const papers = documents.filter((one) => matters(facts, one));
  const all = [
    ...routeTask(facts),
    ...papers.map((one) => documentTask(facts, one, today)).filter((task) => task !== null),
    ...cardTask(facts, today),
    ...MILESTONES.filter((one) => !isBehind(facts, one)).map((one) => milestoneTask(facts, one)),
  ];
  return [
    ...all.filter((task) => task.state === 'problem'),
    ...all.filter((task) => task.state !== 'problem'),
  ];
}

/**
 * Whether a paper still matters: on the portal's route, or the bank details. Once the permanent number is there, only
 * those, the card's papers and the certificate of a further year.
 */
function matters(facts: CaseFacts, one: DocumentFacts): boolean {
  if (one.kind === 'bank-details') return true;
  if (facts.route !== 'register_portal') return false;
  return !facts.milestones.permanentNumber || setOf(one.kind) === 'card' || !hasServed(facts, one);
}

/** Until the questions are answered nobody knows the way, nor which papers the portal asks for. */
function routeTask(facts: CaseFacts): readonly Task[] {
  const { route, answers, milestones } = facts;
  const isUntouched = Object.values(milestones).every((one) => one === null);
  const isUnasked =
    route === 'register_portal' && answers.origin === undefined && milestones.permanentNumber === null;
  if (!(route === 'unknown' && isUntouched) && !isUnasked) return [];
  return [{ ...NOTHING, kind: 'find-route', group: 'now', state: 'todo' }];
}
