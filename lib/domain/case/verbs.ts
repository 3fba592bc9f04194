import { isAfter, isBefore, type CivilDate } from '../calendar/civil-date.ts';
import { askedAgainFrom } from '../document/certificate.ts';
import type { DocumentFacts, InferenceCause } from '../document/document.ts';
import { inferDocuments, reviseInference } from '../document/infer.ts';
import { expectDocument, moveDocument, type DocumentReport } from '../document/move.ts';
import { syncDocuments } from '../document/sync.ts';
import { ok, refuse, type Result } from '../result.ts';
import { answerTriage, type TriageReport } from '../route/answer-triage.ts';
import { comeOfAge } from './birthday.ts';
import { changeOf, moved, type By, type CaseChange, type CaseState } from './change.ts';
import { correctMilestone, type MilestoneCorrection } from './correct-milestone.ts';
import type { DispositionReason, RestingDisposition } from './disposition.ts';
import type { AfterStudies, CaseFacts } from './facts.ts';
import { MILESTONES, type Milestone } from './milestone.ts';
import { nextTurnOn } from './next-turn.ts';
import { recordMilestone, verifyMilestone } from './record-milestone.ts';
import * as rest from './set-disposition.ts';
import { changedFacts, notePortalLink, setAfterStudies, setFacts, type FactChanges } from './set-facts.ts';

// Everything that people can do to a case. Each verb decides the whole change: facts, papers and history entries.

/** What papers depend on beside the facts. */
type Surroundings = Pick<By, 'today' | 'newId' | 'hasCountryPapers'>;

/** What tells something of papers, in the order in which it happens. */
const CAUSES: readonly InferenceCause[] = [
  ...MILESTONES.slice(0, 4),
  'vitaleOrderedOn',
  ...MILESTONES.slice(4),
];

/** A paper that is asked for only now, as what happened before already tells of it: sent with the others, or accepted. */
function caughtUp(paper: DocumentFacts, facts: CaseFacts, today: CivilDate): DocumentFacts {
  const happened = (cause: InferenceCause) =>
    cause === 'vitaleOrderedOn' ? facts.vitaleOrderedOn : facts.milestones[cause]?.on;
  const from = askedAgainFrom(paper, facts);
  return CAUSES.reduce((one, cause) => {
    const on = happened(cause);
    const tells = on !== null && on !== undefined && (from === null || !isBefore(on, from));
    return tells ? (inferDocuments([one], cause, on, today)[0] ?? one) : one;
  }, paper);
}

/** The papers as the facts ask for them; those that are new stand where the others stand. */
function synced(facts: CaseFacts, documents: readonly DocumentFacts[], by: Surroundings): CaseState {
  const papers = syncDocuments(documents, facts, by.today, by.newId, by.hasCountryPapers);
  const isNew = (paper: DocumentFacts) => !documents.some((one) => one.id === paper.id);
  return { facts, documents: papers.map((one) => (isNew(one) ? caughtUp(one, facts, by.today) : one)) };
}

/** A station was reached: the papers before it follow, and those for the card are asked for once it can be ordered. */
export function record(
  state: CaseState,
  report: { readonly milestone: Milestone; readonly on: CivilDate },
  by: By,
): Result<CaseChange> {
  const facts = recordMilestone(state.facts, { ...report, source: by.source }, by.today);
  if (!facts.ok) return facts;
  const documents = inferDocuments(state.documents, report.milestone, report.on, by.today);
  const said = { kind: 'milestone.recorded', milestone: report.milestone, on: report.on.toString() } as const;
  return changeOf(state, synced(facts.value, documents, by), [said], by);
}

/** The date of a station is founded better: by a proof, or by the office's own eyes. */
export function verify(state: CaseState, milestone: Milestone, by: By): Result<CaseChange> {
  const facts = verifyMilestone(state.facts, milestone, by.source);
  if (!facts.ok) return facts;
  const on = facts.value.milestones[milestone]?.on.toString() ?? '';
  const said = { kind: 'milestone.verified', milestone, on } as const;
  return changeOf(state, { ...state, facts: facts.value }, [said], by);
}

/** A station is re-dated or taken back, by a new entry; what was inferred from it follows. */
export function correct(
  state: CaseState,
  correction: Omit<MilestoneCorrection, 'source'>,
  by: By,
): Result<CaseChange> {
  const { milestone, on, reason } = correction;
  const facts = correctMilestone(state.facts, { ...correction, source: by.source }, by.today);
  if (!facts.ok) return facts;
  if (!reason) return refuse('reason-required', 'reason');
  const from = state.facts.milestones[milestone]?.on.toString() ?? '';
  const documents = reviseInference(state.documents, milestone, on, by.today);
  const said = { kind: 'milestone.corrected', milestone, from, to: on?.toString() ?? null, reason } as const;
  return changeOf(state, synced(facts.value, documents, by), [said], by);
}

/** The case rests: not required, or closed. */
export function setDisposition(
  state: CaseState,
  to: RestingDisposition,
  reason: DispositionReason,
  by: By,
): Result<CaseChange> {
  const facts = rest.setDisposition(state.facts, to, reason, by.by === 'office');
  return facts.ok ? changeOf(state, { ...state, facts: facts.value }, [], by) : facts;
}

/** A resting case moves again. */
export function reopen(state: CaseState, by: By): Result<CaseChange> {
  const facts = rest.reopen(state.facts, by.today, by.by === 'office');
  return facts.ok ? changeOf(state, synced(facts.value, state.documents, by), [], by) : facts;
}

/**
 * What a new day changes by itself: a European card has lapsed, so that the case moves again with its route to be found;
 * a minor is of age; another academic year asks for its certificate. Null on every other day.
 */
export function newDay(state: CaseState, at: Surroundings): CaseChange | null {
  const turn = nextTurnOn(state, at.today);
  if (!turn || isAfter(turn, at.today)) return null;
  const facts = comeOfAge(rest.lapseEhic(state.facts, at.today) ?? state.facts, at.today);
  const next = facts.disposition === 'active' ? synced(facts, state.documents, at) : { ...state, facts };
  const change = changeOf(state, next, [], { by: 'worker', source: null, today: at.today });
  return change.ok ? change.value : null;
}

/** The triage questions are answered: route, rest and checklist follow. */
export function triage(state: CaseState, report: TriageReport, by: By): Result<CaseChange> {
  const facts = answerTriage(state.facts, report, by.today);
  if (!facts.ok) return facts;
  const { route } = facts.value;
  // Other answers that lead the same way are told too: nothing changes a case without an entry.
  const again = route === state.facts.route ? [{ kind: 'route.found', from: route, route } as const] : [];
  return changeOf(state, synced(facts.value, state.documents, by), again, by);
}

/** The order of the card sends its papers; taking the order back brings them back. */
function afterFacts(state: CaseState, facts: CaseFacts, by: By): CaseState {
  const cause: InferenceCause = 'vitaleOrderedOn';
  if (!changedFacts(state.facts, facts).includes(cause)) return synced(facts, state.documents, by);
  const on = facts.vitaleOrderedOn;
  const revised = reviseInference(state.documents, cause, on, by.today);
  return synced(facts, on ? inferDocuments(revised, cause, on, by.today) : revised, by);
}

/** Dated facts are told, several at once. */
export function tell(state: CaseState, changes: FactChanges, by: By): Result<CaseChange> {
  const facts = setFacts(state.facts, changes, by.today);
  return facts.ok ? changeOf(state, afterFacts(state, facts.value, by), [], by) : facts;
}

/** The portal has just sent its e-mail with the link. */
export function tellPortalLink(state: CaseState, by: By): Result<CaseChange> {
  const facts = notePortalLink(state.facts, by.now);
  return facts.ok
    ? changeOf(state, { ...state, facts: facts.value }, [{ kind: 'portal-link.sent' }], by)
    : facts;
}

/** What comes after the studies: staying, working or leaving. */
export function tellAfterStudies(state: CaseState, plan: AfterStudies['plan'], by: By): Result<CaseChange> {
  const facts = setAfterStudies(state.facts, plan);
  if (!facts.ok) return facts;
  return changeOf(state, { ...state, facts: facts.value }, [{ kind: 'after-studies.said', plan }], by);
}

/** The paper with an id, in a case that moves. */
function paperOf(state: CaseState, id: string): Result<DocumentFacts> {
  if (state.facts.disposition !== 'active') return refuse('case-not-active');
  const found = state.documents.find((one) => one.id === id);
  return found ? ok(found) : refuse('choice-unknown', 'documentId');
}

const withPaper = (state: CaseState, paper: DocumentFacts): CaseState => ({
  ...state,
  documents: state.documents.map((one) => (one.id === paper.id ? paper : one)),
});

/** A paper is in another state: sent, accepted, rejected with its reason, handed to the office. */
export function movePaper(
  state: CaseState,
  report: DocumentReport & { readonly documentId: string },
  by: By,
): Result<CaseChange> {
  const paper = paperOf(state, report.documentId);
  if (!paper.ok) return paper;
  const next = moveDocument(paper.value, report, by.today, {
    precheck: by.precheck,
    isOffice: by.by === 'office',
  });
  if (!next.ok) return next;
  const change = changeOf(state, withPaper(state, next.value), [], by);
  // Somebody said it: the entry is theirs, not one that follows.
  return change.ok
    ? ok({ ...change.value, events: [{ what: moved(next.value, false), source: null }] })
    : change;
}

/** The student says by when a paper comes, or that it is no longer on its way. */
export function expectPaper(
  state: CaseState,
  documentId: string,
  on: CivilDate | null,
  by: By,
): Result<CaseChange> {
  const paper = paperOf(state, documentId);
  if (!paper.ok) return paper;
  const next = expectDocument(paper.value, on, by.today);
  if (!next.ok) return next;
  const { kind, id } = next.value;
  const said = {
    kind: 'document.expected',
    document: kind,
    documentId: id,
    on: on?.toString() ?? null,
  } as const;
  return changeOf(state, withPaper(state, next.value), [said], by);
}
