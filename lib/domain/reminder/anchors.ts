import { isAfter, latest, type CivilDate } from '../calendar/civil-date.ts';
import type { CaseFacts } from '../case/facts.ts';
import { registerAnchor } from '../case/overdue.ts';
import { hasServed } from '../case/served.ts';
import { cardUpdateDueOn, cardUpdatesUntil } from '../case/card.ts';
import type { DocumentFacts } from '../document/document.ts';
import { setOf } from '../document/kind.ts';
import type { ReminderKind } from './kind.ts';

/** One reason to remind that holds now: whom it is about, since when it counts, until when it rests. */
export type Anchor = {
  readonly kind: ReminderKind;
  readonly subject: string;
  readonly cycle: string;
  readonly on: CivilDate;
  /** The student expects the paper by then: what is due before moves to that day. */
  readonly restsUntil: CivilDate | null;
  /** The last day on which the reason holds; null when no date ends it. */
  readonly holdsUntil: CivilDate | null;
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
      holdsUntil: null,
    }));
}

function rejectedDocuments(facts: CaseFacts, documents: readonly DocumentFacts[]): Anchor[] {
  return documents
    .filter((one) => one.status === 'rejected' && !hasServed(facts, one))
    .map((one) => ({
      kind: 'rejected-document',
      subject: one.id,
      cycle: String(one.rejections),
      on: latest(one.statusOn, one.statusRecordedOn) ?? one.statusOn,
      restsUntil: one.expectedOn,
      holdsUntil: null,
    }));
}

/** The yearly update of the card: the present year's cycle and the next one, so that the planner can look ahead. */
function cardUpdates(facts: CaseFacts, today: CivilDate): Anchor[] {
  const card = facts.milestones.carteVitale;
  const first = cardUpdateDueOn(facts, 1);
  if (!card || !first) return [];
  const turned = today.year - first.year + 1;
  const isTurned = !isAfter(cardUpdateDueOn(facts, turned) ?? first, today);
  const present = Math.max(1, isTurned ? turned : turned - 1);
  return [present, present + 1]
    .map((years) => cardUpdateDueOn(facts, years) ?? first)
    .map((on) => ({
      kind: 'vitale-yearly-update',
      subject: '-',
      cycle: on.toString(),
      on: latest(on, card.recordedOn) ?? on,
      restsUntil: null,
      holdsUntil: cardUpdatesUntil(facts),
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
  ].filter((one) => !one.holdsUntil || !isAfter(today, one.holdsUntil));
}
