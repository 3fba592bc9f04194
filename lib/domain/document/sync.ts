import { academicYearOf, type CivilDate } from '../calendar/civil-date.ts';
import type { CaseFacts } from '../case/facts.ts';
import { checklistFor, notNeededIn, situationOf } from './checklist.ts';
import type { DocumentFacts } from './document.ts';
import { setOf, type DocumentKind } from './kind.ts';

/** The academic year that a yearly paper is for; empty for the others. */
export function periodOf(kind: DocumentKind, facts: CaseFacts, today: CivilDate): string {
  return kind === 'enrolment-certificate' ? String(academicYearOf(facts.studiesStartOn ?? today)) : '';
}

/** A paper that nobody has yet. */
export function newDocument(id: string, kind: DocumentKind, period: string, today: CivilDate): DocumentFacts {
  return {
    id,
    kind,
    period,
    status: 'missing',
    statusOn: today,
    statusRecordedOn: today,
    reason: null,
    reasonText: null,
    rejections: 0,
    expectedOn: null,
    inferences: [],
  };
}

const asStatus = (one: DocumentFacts, status: 'missing' | 'not_needed', today: CivilDate): DocumentFacts => ({
  ...one,
  status,
  statusOn: today,
  statusRecordedOn: today,
  reason: status === 'not_needed' ? 'situation' : null,
  reasonText: null,
  expectedOn: null,
  inferences: [],
});

/** Papers that have not left the student's hands: a changed situation may drop them without losing anything. */
const isUntouched = (one: DocumentFacts): boolean => one.status === 'missing' || one.status === 'ready';

/**
 * The papers as the situation asks for them now: new ones are added, those no longer asked for become "not needed",
 * those dropped by an earlier situation come back. What was sent, checked or judged by somebody is left alone. A
 * route without a checklist asks for none; the bank details stay, they are wanted until they are there.
 */
export function syncDocuments(
  documents: readonly DocumentFacts[],
  facts: CaseFacts,
  today: CivilDate,
  newId: () => string,
  hasCountryPapers: boolean,
): readonly DocumentFacts[] {
  // Without route and answers nobody knows the situation: only the card's papers follow from the milestones.
  const isKnown = facts.route !== 'unknown' && facts.answers.origin !== undefined;
  const situation = situationOf(facts, today, hasCountryPapers);
  const wanted = checklistFor(situation).filter((kind) => isKnown || setOf(kind) === 'card');
  const kept = documents.map((one) => {
    const isWanted = wanted.includes(one.kind);
    if (isWanted && one.status === 'not_needed' && one.reason === 'situation')
      return asStatus(one, 'missing', today);
    const isJudged = isKnown || setOf(one.kind) === 'card';
    const isDropped = isJudged && !isWanted && isUntouched(one) && one.kind !== 'bank-details';
    return isDropped ? asStatus(one, 'not_needed', today) : one;
  });
  const isNew = (kind: DocumentKind) => !documents.some((one) => one.kind === kind);
  const made = (kind: DocumentKind) => newDocument(newId(), kind, periodOf(kind, facts, today), today);
  const asked = wanted.filter(isNew).map(made);
  const settled = notNeededIn(situation)
    .filter(isNew)
    .map((kind) => asStatus(made(kind), 'not_needed', today));
  return [...kept, ...asked, ...settled];
}
