import type { Role } from '#lib/domain/access/actor.ts';
import { isAfter, parisDate, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { By, CaseChange, CaseState, NewEvent } from '#lib/domain/case/change.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import type { FactSource } from '#lib/domain/case/milestone.ts';
import type { EventPayload } from '#lib/domain/case/schema.ts';
import { nextTurnOn } from '#lib/domain/case/next-turn.ts';
import {
  expectPaper,
  movePaper,
  newDay,
  record,
  setDisposition,
  tell,
  triage,
} from '#lib/domain/case/verbs.ts';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import type { DocumentKind } from '#lib/domain/document/kind.ts';
import { movesFor } from '#lib/domain/document/move.ts';
import { newDocument, periodOf } from '#lib/domain/document/sync.ts';
import type { Result } from '#lib/domain/result.ts';
import { newId } from '#lib/platform/crypto.ts';
import { DAY_BEGINS, LAST_SITTING, NIGHT_ROUND, parisInstant } from './day-hours.ts';
import { planThrough, type SentReminder } from './past-reminders.ts';
import type { Happening, Move } from './move.ts';
import type { Random } from './random.ts';

export type Who = { readonly userId: string; readonly role: Role };

/** The worker's nightly round, which writes what a new day changes by itself. */
export const WORKER = { userId: null, role: 'worker' } as const;

export type LifeEvent = {
  readonly at: Date;
  readonly actor: Who | typeof WORKER;
  readonly source: FactSource | null;
  readonly what: EventPayload;
};

/** A case on its first day. */
export type Birth = {
  readonly facts: CaseFacts;
  readonly kinds: readonly DocumentKind[];
  readonly student: Who;
  readonly office: readonly Who[];
};

/** What became of a case until a day. */
export type CaseLife = {
  readonly facts: CaseFacts;
  readonly documents: readonly DocumentFacts[];
  readonly events: readonly LifeEvent[];
  readonly ledger: readonly SentReminder[];
  /** How often somebody wrote: the optimistic lock counts it. */
  readonly writes: number;
};

function papersOf(birth: Birth, now: Date): DocumentFacts[] {
  return birth.kinds.map((kind) =>
    newDocument(
      newId(now.getTime()),
      kind,
      periodOf(kind, birth.facts, birth.facts.activeSince),
      birth.facts.activeSince,
    ),
  );
}

/** What the product's own rules make of a happening; null when the paper moved on meanwhile and it means nothing. */
function decide(state: CaseState, what: Happening, by: By): Result<CaseChange> | null {
  switch (what.kind) {
    case 'facts':
      return tell(state, what.facts, by);
    case 'triage':
      return triage(state, what, by);
    case 'leaves-line':
      return setDisposition(state, 'closed', what.reason, by);
    case 'milestone':
      return record(state, what, by);
    case 'expected': {
      const paper = state.documents.find((one) => one.kind === what.paper && one.status === 'missing');
      return paper ? expectPaper(state, paper.id, what.on, by) : null;
    }
    case 'paper': {
      const paper = state.documents.find((one) => one.kind === what.paper);
      if (!paper || !movesFor(paper.status, { precheck: false, isOffice: true }).includes(what.to))
        return null;
      const report = {
        documentId: paper.id,
        status: what.to,
        on: what.on,
        reason: what.reason,
        reasonText: null,
      };
      return movePaper(state, report, by);
    }
  }
}

function step(state: CaseState, move: Move, now: Date): CaseChange | null {
  const by: By = {
    today: move.recordedOn,
    now,
    by: move.source === 'verified' ? 'office' : 'student',
    source: move.source,
    precheck: false,
    hasCountryPapers: false,
    newId: () => newId(now.getTime()),
  };
  const decided = decide(state, move.what, by);
  if (decided && !decided.ok) {
    throw new Error(`the demo tells an impossible story: ${JSON.stringify([move.what, decided.error])}`);
  }
  return decided?.value ?? null;
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
  let state: CaseState = { facts: birth.facts, documents: papersOf(birth, now) };
  let at = sittingOn(random, birth.facts.activeSince, new Date(0));
  const events: LifeEvent[] = [
    { at, actor: random.pick(birth.office), source: null, what: { kind: 'case.opened' } },
  ];
  const ledger: SentReminder[] = [];
  let writes = 1;
  const past = moves.filter((one) => !isAfter(one.recordedOn, until));
  const turnThrough = (day: CivilDate) => {
    for (;;) {
      const turn = nextTurnOn(state, at.getTime() === 0 ? day : parisDate(at));
      if (!turn || isAfter(turn, day)) return;
      ledger.push(...planThrough(state, ledger, turn.subtract({ days: 1 }), at));
      const next = newDay(state, { today: turn, newId: () => newId(now.getTime()), hasCountryPapers: false });
      if (!next) return;
      at = new Date(Math.max(parisInstant(turn, NIGHT_ROUND).getTime(), at.getTime() + 60_000));
      const moment = at;
      events.push(...next.events.map((one: NewEvent) => ({ at: moment, actor: WORKER, ...one })));
      state = { facts: next.facts, documents: next.documents };
      writes++;
    }
  };
  // Stable: what is recorded on one day keeps the order in which it was told.
  for (const move of past.toSorted((a, b) => a.recordedOn.since(b.recordedOn).days)) {
    if (state.facts.disposition !== 'active') break;
    turnThrough(move.recordedOn);
    ledger.push(...planThrough(state, ledger, move.recordedOn.subtract({ days: 1 }), at));
    const next = step(state, move, now);
    if (!next) continue;
    at = sittingOn(random, move.recordedOn, at);
    const actor = move.source === 'verified' ? random.pick(birth.office) : birth.student;
    const moment = at;
    events.push(...next.events.map((one: NewEvent) => ({ at: moment, actor, ...one })));
    state = { facts: next.facts, documents: next.documents };
    writes++;
  }
  turnThrough(until);
  if (mailsUntil) ledger.push(...planThrough(state, ledger, mailsUntil, at));
  return { ...state, events, ledger, writes };
}
