import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { DispositionReason } from '#lib/domain/case/disposition.ts';
import type { FactSource, Milestone } from '#lib/domain/case/milestone.ts';
import type { FactChanges } from '#lib/domain/case/set-facts.ts';
import type { DocumentStatus } from '#lib/domain/document/document.ts';
import type { DocumentKind } from '#lib/domain/document/kind.ts';
import type { RejectionReason } from '#lib/domain/document/reason.ts';
import type { TriageReport } from '#lib/domain/route/answer-triage.ts';

/** What happens to a case: what people record, and the facts that the forms ask for beside. */
export type Happening =
  | { readonly kind: 'milestone'; readonly milestone: Milestone; readonly on: CivilDate }
  | {
      readonly kind: 'paper';
      readonly paper: DocumentKind;
      readonly to: DocumentStatus;
      readonly on: CivilDate;
      readonly reason: RejectionReason | null;
    }
  | { readonly kind: 'expected'; readonly paper: DocumentKind; readonly on: CivilDate }
  | { readonly kind: 'facts'; readonly facts: FactChanges }
  | ({ readonly kind: 'triage' } & TriageReport)
  | { readonly kind: 'leaves-line'; readonly reason: DispositionReason };

/** One happening on the day it is written down; `verified` means that the office did it, otherwise the student. */
export type Move = {
  readonly recordedOn: CivilDate;
  readonly source: FactSource;
  readonly what: Happening;
};
