import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { setsInOrder, type DocumentFacts } from '#lib/domain/document/document.ts';
import type { MoveRights } from '#lib/domain/document/move.ts';
import type { Locale } from '#lib/i18n/routing.ts';
import type { Audience } from '../audience.ts';
import type { CaseKey } from '../case/case-form.tsx';
import type { FormAction } from '../forms/action-form.tsx';
import { DocumentForm } from './document-form.tsx';
import { DocumentGate } from './document-gate.tsx';
import { ExpectForm } from './expect-form.tsx';

type DocumentSetsProps = {
  readonly facts: CaseFacts;
  readonly documents: readonly DocumentFacts[];
  readonly audience: Audience;
  readonly today: CivilDate;
  readonly rights: MoveRights;
  /** Further papers that the office lists for the student's nationality. */
  readonly countryPapers: readonly string[];
  /** The forms of each paper; null for those who may only look. */
  readonly actions: { readonly move: FormAction; readonly expect: FormAction } | null;
  readonly caseKey: CaseKey;
  readonly locale: Locale;
};

/** All papers of a case in the order of need, each set with its gate. */
export function DocumentSets({
  facts,
  documents,
  audience,
  actions,
  rights,
  today,
  countryPapers,
  ...target
}: DocumentSetsProps) {
  const isSubmitted = facts.milestones.submitted !== null;
  const hasNumber = facts.milestones.permanentNumber !== null;
  const forms = (document: DocumentFacts) =>
    actions && (
      <>
        <DocumentForm document={document} rights={rights} today={today} action={actions.move} {...target} />
        <ExpectForm document={document} audience={audience} action={actions.expect} {...target} />
      </>
    );
  return setsInOrder(isSubmitted, hasNumber).map((set) => (
    <DocumentGate
      key={set}
      set={set}
      documents={documents}
      audience={audience}
      countryPapers={countryPapers}
      renderForm={forms}
    />
  ));
}
