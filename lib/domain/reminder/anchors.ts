import { isAfter, latest, type CivilDate } from '../calendar/civil-date.ts';
import type { CaseFacts } from '../case/facts.ts';
import { registerAnchor } from '../case/overdue.ts';
import { cardUpdateDueOn } from '../case/tasks.ts';
import { setOf, type DocumentFacts } from '../document/document.ts';
import type { ReminderKind } from './kind.ts';

/** One reason to remind that holds now: whom it is about, since when it counts, until when it rests. */
export type Anchor = {
  readonly kind: ReminderKind;
  readonly subject: string;
  readonly cycle: string;
  readonly on: CivilDate;
  /** The student expects the paper by then: what is due before moves to that day. */
  readonly restsUntil: CivilDate | null;
};

function missingDocuments(facts: CaseFacts, documents: readonly DocumentFacts[]): Anchor[] {
  const on = registerAnchor(facts);
  if (facts.route !== 'register_portal' || facts.milestones.submitted || !on) return [];
  return documents
    .filter((one) => one.status === 'missing' && setOf(one.kind) === 'provisional')
    .map((one) => ({
      kind: 'missing-document',
      subject: one.id,
      cycle: '-',
      on,
      restsUntil: one.expectedOn,
    }));
}

function rejectedDocuments(facts: CaseFacts, documents: readonly DocumentFacts[]): Anchor[] {
  const isServed = (one: DocumentFacts) => {
    if (one.kind === 'bank-details') return false;
    const { provisionalNumber, permanentNumber } = facts.milestones;
    return setOf(one.kind) === 'provisional' ? (provisionalNumber ?? permanentNumber) : permanentNumber;
  };
  return documents
    .filter((one) => one.status === 'rejected' && !isServed(one))
    .map((one) => ({
      kind: 'rejected-document',
      subject: one.id,
      cycle: String(one.rejections),
      on: latest(one.statusOn, one.statusRecordedOn) ?? one.statusOn,
      restsUntil: one.expectedOn,
    }));
}

/** The yearly update of the card: the present year's cycle and the next one, so that the planner can look ahead. */
function cardUpdates(facts: CaseFacts, today: CivilDate): Anchor[] {
  const first = cardUpdateDueOn(facts);
  if (!first) return [];
  const years = isAfter(first, today) ? 0 : first.until(today, { largestUnit: 'years' }).years;
  return [years, years + 1]
    .map((count) => first.add({ years: count }))
    .filter((on) => !facts.studiesEndOn || !isAfter(on, facts.studiesEndOn))
    .map((on) => ({
      kind: 'vitale-yearly-update',
      subject: '-',
      cycle: on.toString(),
      on,
      restsUntil: null,
    }));
}

/** Every reason to remind that holds for the case; only active cases are reminded. @source DOMAIN §4 */
export function anchorsOf(
  facts: CaseFacts,
  documents: readonly DocumentFacts[],
  today: CivilDate,
): readonly Anchor[] {
  if (facts.disposition !== 'active') return [];
  return [
    ...rejectedDocuments(facts, documents),
    ...missingDocuments(facts, documents),
    ...cardUpdates(facts, today),
  ];
}
