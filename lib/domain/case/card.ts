import { isBefore, latest, type CivilDate } from '../calendar/civil-date.ts';
import type { CaseFacts } from './facts.ts';

/** Whether the card was lost and no new one has come: recording the new one ends the loss. */
export const awaitsNewCard = (facts: CaseFacts): boolean => facts.vitaleLostOn !== null;

/** Whether the card was ordered and has not come: after a loss, the order of a new one. */
export function isCardOrdered({ vitaleOrderedOn, vitaleLostOn }: CaseFacts): boolean {
  return vitaleOrderedOn !== null && (vitaleLostOn === null || !isBefore(vitaleOrderedOn, vitaleLostOn));
}

/**
 * The day from which a yearly card update is due: so many years after the later of card and last update; null without
 * a card, or while a new one is awaited. Counted from that day itself, so 29 February comes back in leap years. @source 002
 */
export function cardUpdateDueOn(facts: CaseFacts, years = 1): CivilDate | null {
  const card = facts.milestones.carteVitale;
  if (!card || awaitsNewCard(facts)) return null;
  return (latest(card.on, facts.vitaleUpdatedOn) ?? card.on).add({ years });
}

/** The last day on which card updates are asked for: the end of the studies, unless the student stays or works here. */
export function cardUpdatesUntil({ studiesEndOn, afterStudies }: CaseFacts): CivilDate | null {
  const remains =
    afterStudies !== null &&
    afterStudies.plan !== 'leaving' &&
    studiesEndOn !== null &&
    afterStudies.studiesEndOn.equals(studiesEndOn);
  return remains ? null : studiesEndOn;
}
