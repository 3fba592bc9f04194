import { academicYearOf, earliest, isBefore, type CivilDate } from '../calendar/civil-date.ts';
import { settlesOn, turns16On } from '../case/birthday.ts';
import type { CaseFacts } from '../case/facts.ts';
import { checklistFor, notNeededIn, situationOf } from './checklist.ts';
import { certificateYear, nextCertificateOn } from './certificate.ts';
import type { DocumentFacts } from './document.ts';
import { setOf, type DocumentKind } from './kind.ts';

/** The academic year that a yearly paper is for; empty for the others. */
export function periodOf(kind: DocumentKind, facts: CaseFacts, today: CivilDate): string {
  return kind === 'enrolment-certificate'
    ? String(certificateYear(facts, today) ?? academicYearOf(today))
    : '';
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

/** Whether anybody knows which papers the portal will ask for. */
const isSituationKnown = ({ route, answers }: CaseFacts): boolean =>
  route !== 'unknown' && answers.origin !== undefined;

const isCertificate = (one: DocumentFacts): boolean => one.kind === 'enrolment-certificate';

/**
 * The papers with the right certificate: one that nobody has sent yet is asked for for the year that counts now; what
 * was sent for a year stays.
 */
function withCertificateOfYear(
  documents: readonly DocumentFacts[],
  facts: CaseFacts,
  today: CivilDate,
): readonly DocumentFacts[] {
  const year = certificateYear(facts, today);
  const mine = documents.filter(isCertificate);
  const isAsked = facts.route === 'register_portal' && isSituationKnown(facts);
  if (!isAsked || year === null || mine.some((one) => one.period === String(year))) return documents;
  const unsent = mine.findLast(isUntouched);
  if (!unsent) return documents;
  return documents.map((one) =>
    one === unsent ? { ...asStatus(one, 'missing', today), period: String(year) } : one,
  );
}

/** Whether a certificate is for a year that does not count yet: the studies end before it, or began later than was said. */
const isTooEarly = (one: DocumentFacts, year: number | null): boolean =>
  isCertificate(one) && year !== null && Number(one.period) > year;

const isDropped = (one: DocumentFacts): boolean => one.status === 'not_needed' && one.reason === 'situation';

/** Whether a certificate for the year that counts, or a later one, is among the papers. */
function hasCertificate(documents: readonly DocumentFacts[], facts: CaseFacts, today: CivilDate): boolean {
  const year = String(certificateYear(facts, today) ?? '');
  return documents.some((one) => isCertificate(one) && one.period >= year);
}

/** Whether the parental authorisation was asked for before the 16th birthday settled, and nobody has sent it. */
const isOutgrown = (one: DocumentFacts, settled: CivilDate): boolean =>
  one.kind === 'parental-authorisation' && isUntouched(one) && isBefore(one.statusRecordedOn, settled);

/** The next day that by itself changes which papers are asked for; today or earlier when that is still to be done. */
export function papersTurnOn(
  documents: readonly DocumentFacts[],
  facts: CaseFacts,
  today: CivilDate,
): CivilDate | null {
  if (facts.route !== 'register_portal' || !isSituationKnown(facts)) return null;
  const year = certificateYear(facts, today);
  const isInStep =
    withCertificateOfYear(documents, facts, today) === documents &&
    hasCertificate(documents, facts, today) &&
    !documents.some((one) => isCertificate(one) && isDropped(one) && one.period === String(year));
  const sixteenth = turns16On(facts);
  const settled = sixteenth && settlesOn(sixteenth);
  return earliest(
    isInStep ? nextCertificateOn(facts, today) : today,
    settled && documents.some((one) => isOutgrown(one, settled)) ? settled : null,
  );
}

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
  const isKnown = isSituationKnown(facts);
  const situation = situationOf(facts, today, hasCountryPapers);
  const wanted = checklistFor(situation).filter((kind) => isKnown || setOf(kind) === 'card');
  const year = certificateYear(facts, today);
  const kept = withCertificateOfYear(documents, facts, today).map((one) => {
    const isWanted = wanted.includes(one.kind) && !isTooEarly(one, year);
    if (isWanted && isDropped(one)) return asStatus(one, 'missing', today);
    const isJudged = isKnown || setOf(one.kind) === 'card';
    const isToDrop = isJudged && !isWanted && isUntouched(one) && one.kind !== 'bank-details';
    return isToDrop ? asStatus(one, 'not_needed', today) : one;
  });
  // One that came back may be for another year.
  const present = withCertificateOfYear(kept, facts, today);
  const isNew = (kind: DocumentKind) =>
    kind === 'enrolment-certificate'
      ? !hasCertificate(present, facts, today)
      : !present.some((one) => one.kind === kind);
  const made = (kind: DocumentKind) => newDocument(newId(), kind, periodOf(kind, facts, today), today);
  const asked = wanted.filter(isNew).map(made);
  const settled = notNeededIn(situation)
    .filter(isNew)
    .map((kind) => asStatus(made(kind), 'not_needed', today));
  return [...present, ...asked, ...settled];
}
