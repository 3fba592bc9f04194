import { latest, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { setOf, type DocumentKind } from '#lib/domain/document/kind.ts';
import type { RejectionReason } from '#lib/domain/document/reason.ts';
import type { Pen } from './pen.ts';
import { drawWait, type Random, type WaitShare } from './random.ts';

/** Why papers come back, with the codes that fit each. @source DOMAIN §3 */
const REASONS: Readonly<Record<DocumentKind, readonly RejectionReason[]>> = {
  'enrolment-certificate': ['not-an-enrolment-certificate', 'wrong-year', 'illegible'],
  'identity-document': ['illegible', 'expired', 'too-large-or-format', 'incomplete-pages'],
  'student-visa': ['illegible', 'wrong-document', 'incomplete-pages'],
  'parental-authorisation': ['illegible', 'incomplete-pages'],
  's1-form': ['wrong-document', 'expired'],
  'proof-of-resources': ['wrong-document', 'illegible'],
  'birth-certificate': [
    'no-parents-names',
    'no-parents-names',
    'not-legalised',
    'illegible',
    'name-mismatch',
  ],
  'birth-translation': ['translator-not-sworn', 'translator-not-sworn', 'incomplete-pages'],
  'residence-permit': ['visa-not-validated', 'visa-not-validated', 'expired', 'illegible'],
  'country-papers': ['illegible', 'wrong-document'],
  'bank-details': ['rib-not-own-name', 'rib-not-accepted'],
  'card-photo': ['illegible'],
  'card-identity': ['expired', 'illegible'],
};

const READY_SHARE = 0.7;
const PROVISIONAL_REJECTED_SHARE = 0.09;
const FINAL_REJECTED_SHARE = 0.11;
/** Students who send the final papers together with the first; of the others, single papers go early too. */
const ALL_AT_ONCE_SHARE = 0.5;
const ONE_AT_ONCE_SHARE = 0.2;
const REPLY_DAYS = [8, 35] as const;
const SENT_AGAIN: readonly WaitShare[] = [
  [0.62, 3, 21],
  [0.3, 21, 75],
];
const FINAL_DEPOSIT: readonly WaitShare[] = [
  [0.66, 2, 28],
  [0.31, 28, 80],
];
const BANK_DEPOSIT: readonly WaitShare[] = [
  [0.6, 1, 45],
  [0.3, 45, 160],
];
/** Days ahead of which a student says that a paper is on its way. */
const EXPECTED_AHEAD_DAYS = 40;
const EXPECTED_SHARE = 0.7;

/** The papers that the student has ready before sending, somewhere between two days. */
export function preparePapers(
  pen: Pen,
  random: Random,
  kinds: readonly DocumentKind[],
  from: CivilDate,
  before: CivilDate | null,
): void {
  const room = before ? from.until(before).days - 3 : 60;
  for (const kind of kinds) {
    if (setOf(kind) !== 'provisional' || room < 3 || !random.chance(READY_SHARE)) continue;
    pen.paper(kind, 'ready', from.add({ days: random.int(1, room) }));
  }
}

/** A paper comes back and is sent again; answers the day of the second sending, null while it lies with the student. */
function comesBack(pen: Pen, random: Random, kind: DocumentKind, sentOn: CivilDate): CivilDate | null {
  const rejectedOn = sentOn.add({ days: random.int(...REPLY_DAYS) });
  pen.paper(kind, 'rejected', rejectedOn, random.pick(REASONS[kind]));
  const wait = drawWait(random, SENT_AGAIN);
  if (wait === null) return null;
  const again = rejectedOn.add({ days: wait });
  pen.paper(kind, 'deposited', again);
  return again;
}

/** The first set after it was sent: now and then one paper of it comes back. Null while that stays so. */
export function provisionalComplete(
  pen: Pen,
  random: Random,
  kinds: readonly DocumentKind[],
  sentOn: CivilDate,
): CivilDate | null {
  const sent = kinds.filter((kind) => setOf(kind) === 'provisional');
  return random.chance(PROVISIONAL_REJECTED_SHARE)
    ? comesBack(pen, random, random.pick(sent), sentOn)
    : sentOn;
}

/** The final set but the bank details: the day when all of it lies with the health insurance; null while it does not. */
export function finalComplete(
  pen: Pen,
  random: Random,
  kinds: readonly DocumentKind[],
  submittedOn: CivilDate,
  numberOn: CivilDate,
): CivilDate | null {
  const earlyShare = random.chance(ALL_AT_ONCE_SHARE) ? 1 : ONE_AT_ONCE_SHARE;
  const days = kinds
    .filter((kind) => setOf(kind) === 'final' && kind !== 'bank-details')
    .map((kind): CivilDate | null => {
      const isEarly = random.chance(earlyShare);
      const wait = isEarly ? random.int(0, 2) : drawWait(random, FINAL_DEPOSIT);
      if (wait === null) return null;
      const sentOn = (isEarly ? submittedOn : numberOn).add({ days: wait });
      if (kind === 'birth-certificate' && wait > EXPECTED_AHEAD_DAYS && random.chance(EXPECTED_SHARE)) {
        const saidOn = sentOn.subtract({ days: EXPECTED_AHEAD_DAYS });
        pen.note(saidOn, { kind: 'expected', paper: kind, on: sentOn });
      }
      pen.paper(kind, 'deposited', sentOn);
      return random.chance(FINAL_REJECTED_SHARE) ? comesBack(pen, random, kind, sentOn) : sentOn;
    });
  return days.includes(null) ? null : latest(numberOn, ...days);
}

/** The bank details come when they come: they hold up no number. */
export function bankDetails(pen: Pen, random: Random, numberOn: CivilDate): void {
  const wait = drawWait(random, BANK_DEPOSIT);
  if (wait === null) return;
  const sentOn = numberOn.add({ days: wait });
  pen.paper('bank-details', 'deposited', sentOn);
  const settledOn = random.chance(FINAL_REJECTED_SHARE)
    ? comesBack(pen, random, 'bank-details', sentOn)
    : sentOn;
  if (settledOn) pen.paper('bank-details', 'accepted', settledOn.add({ days: random.int(10, 40) }));
}
