import type { Role } from '#lib/domain/access/actor.ts';
import { isAfter, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import type { FactSource } from '#lib/domain/case/milestone.ts';
import { recordMilestone } from '#lib/domain/case/record-milestone.ts';
import type { EventPayload } from '#lib/domain/case/schema.ts';
import {
  DOCUMENT_MOVES,
  moveDocument,
  type DocumentFacts,
  type DocumentKind,
} from '#lib/domain/document/document.ts';
import { inferDocuments } from '#lib/domain/document/infer.ts';
import { newId } from '#lib/platform/crypto.ts';
import { DAY_BEGINS, LAST_SITTING, parisInstant } from './day-hours.ts';
import { planThrough, type SentReminder } from './past-reminders.ts';
import type { Happening, Move } from './move.ts';
import type { Random } from './random.ts';

export type Who = { readonly userId: string; readonly role: Role };

export type LifeEvent = {
  readonly at: Date;
  readonly actor: Who;
  readonly source: FactSource | null;
  readonly what: EventPayload;
};

/** A case on its first day. */
export type Birth = {
  readonly facts: CaseFacts;
  readonly kinds: readonly DocumentKind[];
  /** Academic year, as the yearly paper names it. */
  readonly period: string;
  readonly student: Who;
  readonly office: readonly Who[];
};

/** What became of a case until a day. */
export type CaseLife = {
  readonly facts: CaseFacts;
  readonly dispositionReason: string | null;
  readonly documents: readonly DocumentFacts[];
  readonly events: readonly LifeEvent[];
  readonly ledger: readonly SentReminder[];
  /** How often somebody wrote: the optimistic lock counts it. */
  readonly writes: number;
};

function papersOf(birth: Birth, now: Date): DocumentFacts[] {
  const { activeSince } = birth.facts;
  return birth.kinds.map((kind) => ({
    id: newId(now.getTime()),
    kind,
    period: kind === 'enrolment-certificate' ? birth.period : '',
    status: 'missing',
    statusOn: activeSince,
    statusRecordedOn: activeSince,
    reason: null,
    reasonText: null,
    rejections: 0,
    expectedOn: null,
  }));
}

const paperEvent = (one: DocumentFacts, inferred: boolean): EventPayload => ({
  kind: 'document.moved',
  document: one.kind,
  documentId: one.id,
  to: one.status,
  on: one.statusOn.toString(),
  reason: one.reason,
  inferred,
});

type State = Pick<CaseLife, 'facts' | 'dispositionReason' | 'documents'>;
type Step = State & { readonly said: readonly EventPayload[] };

const replaced = (documents: readonly DocumentFacts[], moved: readonly DocumentFacts[]) =>
  documents.map((one) => moved.find((other) => other.id === one.id) ?? one);

/** One happening, decided by the product's own rules; null when the paper moved on meanwhile and it means nothing. */
function step(state: State, what: Happening, recordedOn: CivilDate, source: FactSource): Step | null {
  switch (what.kind) {
    case 'facts':
      return { ...state, facts: { ...state.facts, ...what.facts }, said: [] };
    case 'leaves-line':
      return {
        ...state,
        facts: { ...state.facts, disposition: what.disposition },
        dispositionReason: what.reason,
        said: [],
      };
    case 'milestone': {
      const { milestone, on } = what;
      const recorded = recordMilestone(state.facts, { milestone, on, source }, recordedOn);
      if (!recorded.ok)
        throw new Error(`the demo tells an impossible story: ${JSON.stringify(recorded.error)}`);
      const moved = inferDocuments(state.documents, milestone, on, recordedOn);
      return {
        ...state,
        facts: recorded.value,
        documents: replaced(state.documents, moved),
        said: [
          { kind: 'milestone.recorded', milestone, on: on.toString() },
          ...moved.map((one) => paperEvent(one, true)),
        ],
      };
    }
    case 'expected': {
      const paper = state.documents.find((one) => one.kind === what.paper && one.status === 'missing');
      const moved = paper ? [{ ...paper, expectedOn: what.on }] : [];
      return { ...state, documents: replaced(state.documents, moved), said: [] };
    }
    case 'paper': {
      const paper = state.documents.find((one) => one.kind === what.paper);
      if (!paper || !DOCUMENT_MOVES[paper.status].includes(what.to)) return null;
      const report = { status: what.to, on: what.on, reason: what.reason, reasonText: null };
      const moved = moveDocument(paper, report, recordedOn);
      if (!moved.ok) throw new Error(`the demo tells an impossible story: ${JSON.stringify(moved.error)}`);
      return {
        ...state,
        documents: replaced(state.documents, [moved.value]),
        said: [paperEvent(moved.value, false)],
      };
    }
  }
}

/** The next moment at which somebody writes: on the day it is recorded, and after what was written before. */
function sittingOn(random: Random, day: CivilDate, before: Date): Date {
  const drawn = parisInstant(day, random.int(DAY_BEGINS, LAST_SITTING));
  const next = before.getTime() + random.int(2, 6) * 60_000;
  return new Date(Math.max(drawn.getTime(), next));
}

/**
 * Lives a case from its opening through every move recorded until a day, with the mails that the planner would have
 * sent on the way. `mailsUntil` is the last day on which the planner ran; null: not since the last move.
 */
export function liveThrough(
  birth: Birth,
  moves: readonly Move[],
  until: CivilDate,
  mailsUntil: CivilDate | null,
  random: Random,
  now: Date,
): CaseLife {
  let state: State = { facts: birth.facts, dispositionReason: null, documents: papersOf(birth, now) };
  let at = sittingOn(random, birth.facts.activeSince, new Date(0));
  const events: LifeEvent[] = [
    { at, actor: random.pick(birth.office), source: null, what: { kind: 'case.opened' } },
  ];
  const ledger: SentReminder[] = [];
  let writes = 1;
  const past = moves.filter((one) => !isAfter(one.recordedOn, until));
  // Stable: what is recorded on one day keeps the order in which it was told.
  for (const move of past.toSorted((a, b) => a.recordedOn.since(b.recordedOn).days)) {
    if (state.facts.disposition !== 'active') break;
    ledger.push(...planThrough(state, ledger, move.recordedOn.subtract({ days: 1 }), at));
    const next = step(state, move.what, move.recordedOn, move.source);
    if (!next) continue;
    at = sittingOn(random, move.recordedOn, at);
    const actor = move.source === 'verified' ? random.pick(birth.office) : birth.student;
    const moment = at;
    events.push(...next.said.map((what) => ({ at: moment, actor, source: move.source, what })));
    const { said: _said, ...rest } = next;
    state = rest;
    writes++;
  }
  if (mailsUntil) ledger.push(...planThrough(state, ledger, mailsUntil, at));
  return { ...state, events, ledger, writes };
}
