import type { CivilDate } from '../calendar/civil-date.ts';
import type { DocumentFacts } from '../document/document.ts';
import { ok, type Result } from '../result.ts';
import { NEVER_IN_HISTORY } from './dated-fact.ts';
import { changedFacts } from './set-facts.ts';
import type { CaseFacts } from './facts.ts';
import type { FactSource } from './milestone.ts';
import type { EventPayload } from './schema.ts';

/** A case as the rules change it. */
export type CaseState = { readonly facts: CaseFacts; readonly documents: readonly DocumentFacts[] };

/** Who changes it, when, and with which weight. */
export type By = {
  readonly today: CivilDate;
  readonly now: Date;
  readonly by: 'student' | 'office';
  /** How well what they say is founded. */
  readonly source: FactSource;
  /** The office looks at papers before they are sent. */
  readonly precheck: boolean;
  /** The office lists further papers for the student's nationality. */
  readonly hasCountryPapers: boolean;
  /** Names new papers. */
  readonly newId: () => string;
};

export type NewEvent = { readonly what: EventPayload; readonly source: FactSource | null };

/** What a change comes to: the whole new state, and the history entries that tell it. */
export type CaseChange = CaseState & { readonly events: readonly NewEvent[] };

const isSame = (one: DocumentFacts, other: DocumentFacts | undefined): boolean =>
  other !== undefined &&
  one.status === other.status &&
  one.period === other.period &&
  one.statusOn.equals(other.statusOn);

/** The papers that follow from a change, each as an entry that says so. */
function inferredEvents(before: CaseState, documents: readonly DocumentFacts[]): NewEvent[] {
  return documents
    .filter(
      (one) =>
        !isSame(
          one,
          before.documents.find((other) => other.id === one.id),
        ),
    )
    .map((one) => ({ what: moved(one, true), source: null }));
}

/** The entry of a paper that has another status now. */
export function moved(one: DocumentFacts, inferred: boolean): EventPayload {
  return {
    kind: 'document.moved',
    document: one.kind,
    documentId: one.id,
    to: one.status,
    on: one.statusOn.toString(),
    reason: one.reason,
    inferred,
  };
}

/** The entries of what changed beside the main one: route, rest, dated facts. */
function sideEvents(before: CaseFacts, after: CaseFacts): NewEvent[] {
  const source = null;
  const isRouted = before.route !== after.route;
  const isResting =
    before.disposition !== after.disposition || before.dispositionReason !== after.dispositionReason;
  return [
    ...(isRouted
      ? [{ what: { kind: 'route.found', from: before.route, route: after.route } as const, source }]
      : []),
    ...(isResting
      ? [
          {
            what: {
              kind: 'disposition.set',
              to: after.disposition,
              reason: after.dispositionReason,
            } as const,
            source,
          },
        ]
      : []),
    ...changedFacts(before, after).map((fact): NewEvent => ({
      what:
        fact === NEVER_IN_HISTORY
          ? { kind: 'birthday.told', isKnown: after[fact] !== null }
          : { kind: 'fact.recorded', fact, on: after[fact]?.toString() ?? null },
      source,
    })),
  ];
}

/** Puts a decided state and its main entries together with all that follows from it. */
export function changeOf(
  before: CaseState,
  after: CaseState,
  main: readonly EventPayload[],
  by: { readonly by: By['by'] | 'worker'; readonly source: FactSource | null; readonly today: CivilDate },
): Result<CaseChange> {
  const facts = by.by === 'student' ? { ...after.facts, studentActedOn: by.today } : after.facts;
  return ok({
    facts,
    documents: after.documents,
    events: [
      // How well something is founded is asked of milestones alone.
      ...main.map((what) => ({ what, source: what.kind.startsWith('milestone.') ? by.source : null })),
      ...sideEvents(before.facts, after.facts),
      ...inferredEvents(before, after.documents),
    ],
  });
}
