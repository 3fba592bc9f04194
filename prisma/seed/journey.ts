import { isBefore, latest, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { setOf, type DocumentKind } from '#lib/domain/document/kind.ts';
import { bankDetails, finalComplete, preparePapers, provisionalComplete } from './paper-story.ts';
import type { Pen } from './pen.ts';
import { drawWait, type Random, type WaitShare } from './random.ts';

// How long things take, in days. What the shares leave out of 1 never happens. @source DOMAIN §7

const SUBMITTED_AFTER_ARRIVAL: readonly WaitShare[] = [
  [0.3, 1, 8],
  [0.38, 8, 35],
  [0.14, 35, 75],
  [0.13, 75, 200],
];
const PROVISIONAL_AFTER_COMPLETE: readonly WaitShare[] = [
  [0.55, 1, 21],
  [0.29, 21, 63],
  [0.1, 63, 91],
  [0.04, 91, 140],
];
const PERMANENT_AFTER_COMPLETE: readonly WaitShare[] = [
  [0.5, 14, 30],
  [0.24, 30, 90],
  [0.17, 90, 200],
  [0.06, 200, 290],
];
const ACCOUNT_AFTER_NUMBER: readonly WaitShare[] = [
  [0.8, 2, 13],
  [0.15, 14, 45],
];
const ORDER_AFTER_ACCOUNT: readonly WaitShare[] = [
  [0.75, 0, 9],
  [0.18, 10, 45],
];
const CARD_AFTER_ORDER: readonly WaitShare[] = [
  [0.8, 18, 34],
  [0.16, 35, 65],
];
const DOCTOR_AFTER_CARD: readonly WaitShare[] = [
  [0.35, 2, 25],
  [0.33, 25, 120],
];
const EARLY_DOCTOR_SHARE = 0.13;
const UNSEEN_PROVISIONAL_SHARE = 0.03;
const PAPER_FORM_SHARE = 0.4;
const PHARMACY_SHARE = 0.5;
const DAYS_FROM_SET_TO_NUMBER = 7;

/** From the permanent number to the doctor. */
export function fromPermanentNumber(
  pen: Pen,
  random: Random,
  permanentOn: CivilDate,
  hasDoctor: boolean,
): void {
  pen.milestone('permanentNumber', permanentOn);
  const accountWait = drawWait(random, ACCOUNT_AFTER_NUMBER);
  // With the paper form the card may come before the account. @source 000
  const isByPost = accountWait === null && random.chance(PAPER_FORM_SHARE);
  const accountOn = accountWait === null ? null : permanentOn.add({ days: accountWait });
  if (accountOn) pen.milestone('ameliAccount', accountOn);
  const orderWait = drawWait(random, ORDER_AFTER_ACCOUNT);
  const from = accountOn ?? (isByPost ? permanentOn : null);
  if (!from || orderWait === null) return;
  const orderedOn = from.add({ days: orderWait });
  pen.facts(later(orderedOn, pen), { vitaleOrderedOn: orderedOn });
  const cardWait = drawWait(random, CARD_AFTER_ORDER);
  if (cardWait === null) return;
  const cardOn = orderedOn.add({ days: cardWait });
  pen.milestone('carteVitale', cardOn);
  const updatedOn = cardOn.add({ days: random.int(3, 20) });
  if (random.chance(PHARMACY_SHARE)) pen.facts(later(updatedOn, pen), { vitaleUpdatedOn: updatedOn });
  const doctorWait = drawWait(random, DOCTOR_AFTER_CARD);
  if (!hasDoctor && doctorWait !== null) pen.milestone('gpDeclared', cardOn.add({ days: doctorWait }));
}

/** A fact that stands on a milestone is written down no earlier than it. */
const later = (day: CivilDate, pen: Pen): CivilDate => latest(day, pen.milestoneRecordedOn()) ?? day;

export type PortalStart = {
  readonly kinds: readonly DocumentKind[];
  readonly openedOn: CivilDate;
  readonly studiesStartOn: CivilDate;
  readonly arrivedOn: CivilDate;
};

/** The way of most: portal, waiting number, permanent number, account, card, doctor. */
export function throughPortal(pen: Pen, random: Random, start: PortalStart): void {
  const { kinds, openedOn, studiesStartOn, arrivedOn } = start;
  pen.facts(arrivedOn, { arrivedOn });
  const submitWait = drawWait(random, SUBMITTED_AFTER_ARRIVAL);
  const submittedOn = submitWait === null ? null : arrivedOn.add({ days: submitWait });
  preparePapers(pen, random, kinds, openedOn, submittedOn);
  if (!submittedOn) return;
  pen.milestone('submitted', submittedOn);
  const toldOn = pen.milestoneRecordedOn();
  const complete = provisionalComplete(pen, random, kinds, submittedOn);
  const provisionalWait = drawWait(random, PROVISIONAL_AFTER_COMPLETE);
  if (!complete || provisionalWait === null) return;
  const reviewFrom = latest(complete.add({ days: DAYS_FROM_SET_TO_NUMBER }), studiesStartOn) ?? complete;
  const provisionalOn = reviewFrom.add({ days: provisionalWait });
  const isUnseen = random.chance(UNSEEN_PROVISIONAL_SHARE);
  if (isUnseen) {
    for (const kind of kinds) if (setOf(kind) === 'provisional') pen.paper(kind, 'accepted', provisionalOn);
  } else {
    pen.milestone('provisionalNumber', provisionalOn);
  }
  bankDetails(pen, random, provisionalOn);
  const finalOn = finalComplete(pen, random, kinds, toldOn, provisionalOn);
  const permanentWait = drawWait(random, PERMANENT_AFTER_COMPLETE);
  const permanentOn =
    finalOn && permanentWait !== null ? finalOn.add({ days: DAYS_FROM_SET_TO_NUMBER + permanentWait }) : null;
  const doctorOn = provisionalOn.add({ days: random.int(6, 60) });
  const isInTime = !permanentOn || isBefore(doctorOn, permanentOn);
  const hasDoctor = !isUnseen && random.chance(EARLY_DOCTOR_SHARE) && isInTime;
  if (hasDoctor) pen.milestone('gpDeclared', doctorOn);
  if (permanentOn) fromPermanentNumber(pen, random, permanentOn, hasDoctor);
}
