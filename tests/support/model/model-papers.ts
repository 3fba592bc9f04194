import type { DocumentStatus, InferenceCause } from '#lib/domain/document/document.ts';
import type { DocumentKind, DocumentSet } from '#lib/domain/document/kind.ts';
import { academicYear, addMonths, nextMonth, type DayNumber } from './day-number.ts';
import type { ModelCase, ModelPaper } from './model-case.ts';

/** Which set each paper belongs to. @source DOMAIN §3, the table */
const SETS: Readonly<Record<DocumentKind, DocumentSet>> = {
  'enrolment-certificate': 'provisional',
  'identity-document': 'provisional',
  'student-visa': 'provisional',
  'parental-authorisation': 'provisional',
  's1-form': 'provisional',
  'proof-of-resources': 'provisional',
  'birth-certificate': 'final',
  'birth-translation': 'final',
  'residence-permit': 'final',
  'country-papers': 'final',
  'bank-details': 'final',
  'card-photo': 'card',
  'card-identity': 'card',
};

/** Each paper that is asked for, with when. @source DOMAIN §3, "needed when" */
function isWanted(kind: DocumentKind, of: ModelCase, today: DayNumber): boolean {
  if (of.route !== 'register_portal') return false;
  if (kind === 'card-photo' || kind === 'card-identity') {
    return of.reached.permanentNumber !== undefined && of.reached.carteVitale === undefined;
  }
  const { origin, card, visa, age, birth } = of.answers;
  if (origin === undefined) return false;
  const isFrenchTerritory = origin === 'wallis-or-new-caledonia' || origin === 'polynesia-or-st-pierre';
  const isForeign = origin !== 'europe' && !isFrenchTerritory;
  const birthday = of.facts.turns18On;
  const isMinor =
    birthday === undefined ? age === '16-17' || age === 'under-16' : today < nextMonth(birthday);
  const isChild = birthday === undefined ? age === 'under-16' : today < nextMonth(addMonths(birthday, -24));
  switch (kind) {
    case 'enrolment-certificate':
    case 'identity-document':
    case 'birth-certificate':
    case 'bank-details':
      return true;
    case 'student-visa':
      return isForeign && visa !== 'no';
    case 'parental-authorisation':
      return isChild;
    case 's1-form':
      return origin === 'europe' && card === 's1';
    case 'proof-of-resources':
      return origin === 'europe' && card !== 's1';
    case 'birth-translation':
      return !isFrenchTerritory && birth !== 'french' && birth !== 'multilingual';
    case 'country-papers':
      return of.isFromListedCountry;
    case 'residence-permit':
      return isForeign && !isMinor;
  }
}

/** The 1 October of a year. */
const october = (year: number): DayNumber => Date.UTC(year, 9, 1) / 86_400_000;

/**
 * The academic year whose certificate counts: that of the start, then of each 1 October that is 9 months after it and
 * not after the end of the studies. Null: nobody knows the start. @source DOMAIN §4 `enrolment-yearly`
 */
function certificateYear(of: ModelCase, today: DayNumber): number | null {
  const { studiesStartOn: start, studiesEndOn: end = Infinity } = of.facts;
  if (start === undefined) return null;
  let year = academicYear(start);
  const from = addMonths(start, 9);
  for (let next = year; october(next) <= Math.min(today, end); next++) if (october(next) >= from) year = next;
  return year;
}

/** A certificate that lies with the student is wanted for the year that counts; what was sent for a year stays. */
function certify(of: ModelCase, today: DayNumber): void {
  const year = certificateYear(of, today);
  const certificates = of.papers.filter((one) => one.kind === 'enrolment-certificate');
  if (year === null || certificates.some((one) => one.period === String(year))) return;
  const unsent = certificates
    .filter((one) => one.status === 'missing' || one.status === 'ready')
    .sort((a, b) => Number(a.period) - Number(b.period))
    .at(-1);
  if (!unsent) return;
  of.papers = of.papers.map((one) =>
    one === unsent
      ? { ...one, ...blank, on: today, recordedOn: today, status: 'missing', period: String(year) }
      : one,
  );
}

/** Whether the paper is there: of the certificates, one for the year that counts or a later one. */
function isThere(of: ModelCase, kind: DocumentKind, today: DayNumber): boolean {
  const year = kind === 'enrolment-certificate' ? certificateYear(of, today) : null;
  return of.papers.some((one) => one.kind === kind && (year === null || Number(one.period) >= year));
}

/** Whether a day by itself changes what is asked for: another year's certificate, or a 16th birthday. */
export function papersTurn(of: ModelCase, today: DayNumber): boolean {
  if (!isWanted('enrolment-certificate', of, today)) return false;
  const tried = { ...of };
  certify(tried, today);
  const birthday = of.facts.turns18On;
  const sixteenth = birthday === undefined ? Infinity : nextMonth(addMonths(birthday, -24));
  const isOutgrown = of.papers.some(
    (one) =>
      one.kind === 'parental-authorisation' &&
      (one.status === 'missing' || one.status === 'ready') &&
      one.recordedOn < sixteenth,
  );
  const year = certificateYear(of, today);
  const isAwaited = of.papers.some(
    (one) =>
      one.kind === 'enrolment-certificate' && one.reason === 'situation' && one.period === String(year),
  );
  const isInStep = tried.papers === of.papers && isThere(of, 'enrolment-certificate', today) && !isAwaited;
  return !isInStep || (today >= sixteenth && isOutgrown);
}

const blank = { reason: null, text: null, expectedOn: null, because: [] };

/** Brings the papers to what the situation asks for; a paper that somebody sent or judged is left alone. */
export function askForPapers(of: ModelCase, today: DayNumber): void {
  const isAnswered = of.route !== 'unknown' && of.answers.origin !== undefined;
  if (isWanted('enrolment-certificate', of, today)) certify(of, today);
  const year = certificateYear(of, today) ?? Infinity;
  of.papers = of.papers.map((one): ModelPaper => {
    // A certificate of a year that does not count yet is nothing to bring.
    const wanted = isWanted(one.kind, of, today) && (one.period === '' || Number(one.period) <= year);
    const now = { ...one, ...blank, on: today, recordedOn: today };
    if (wanted && one.status === 'not_needed' && one.reason === 'situation')
      return { ...now, status: 'missing' };
    const isInHand = one.status === 'missing' || one.status === 'ready';
    const isDecided = isAnswered || SETS[one.kind] === 'card';
    return isDecided && !wanted && isInHand && one.kind !== 'bank-details'
      ? { ...now, status: 'not_needed', reason: 'situation' }
      : one;
  });
  if (isWanted('enrolment-certificate', of, today)) certify(of, today);
  for (const kind of Object.keys(SETS) as DocumentKind[]) {
    if (!isWanted(kind, of, today) || isThere(of, kind, today)) continue;
    const present = certificateYear(of, today) ?? academicYear(today);
    const period = kind === 'enrolment-certificate' ? String(present) : '';
    // What happened before a further year began tells nothing of that year's certificate.
    const isFurther = period !== '' && present > academicYear(of.facts.studiesStartOn ?? today);
    const tells = (on: DayNumber) => !isFurther || on >= october(present);
    const dates = { on: today, recordedOn: today };
    const fresh: ModelPaper = { ...blank, ...dates, kind, period, status: 'missing', rejections: 0 };
    // What was sent or decided before the paper was asked for holds for it too.
    const alone = { ...of, papers: [fresh] };
    const { submitted, provisionalNumber, permanentNumber, carteVitale } = of.reached;
    if (submitted && tells(submitted.on)) inferPapers(alone, 'submitted', submitted.on, today);
    if (provisionalNumber && tells(provisionalNumber.on))
      inferPapers(alone, 'provisionalNumber', provisionalNumber.on, today);
    if (permanentNumber && tells(permanentNumber.on))
      inferPapers(alone, 'permanentNumber', permanentNumber.on, today);
    const ordered = of.facts.vitaleOrderedOn;
    if (ordered !== undefined && tells(ordered)) inferPapers(alone, 'vitaleOrderedOn', ordered, today);
    if (carteVitale && tells(carteVitale.on)) inferPapers(alone, 'carteVitale', carteVitale.on, today);
    of.papers.push(...alone.papers);
  }
  // Whose certificate needs no translation reads so in the list. @source DOMAIN §3
  const { origin, birth } = of.answers;
  const isReadable = birth === 'french' || birth === 'multilingual';
  const isFrenchTerritory = origin === 'wallis-or-new-caledonia' || origin === 'polynesia-or-st-pierre';
  const isSettled = of.route === 'register_portal' && isReadable && !isFrenchTerritory;
  if (isSettled && of.papers.every((one) => one.kind !== 'birth-translation')) {
    const dates = { on: today, recordedOn: today };
    of.papers.push({
      ...{ ...blank, ...dates, kind: 'birth-translation', period: '', rejections: 0 },
      ...{ status: 'not_needed', reason: 'situation' },
    });
  }
}

type Follows = {
  readonly sets: readonly DocumentSet[];
  readonly from: readonly DocumentStatus[];
  readonly to: DocumentStatus;
};

/** What follows for the papers. @source DOMAIN §3 "Inference"; the card's set by its order and its arrival */
function followsFrom(cause: InferenceCause): Follows | null {
  const inHand = ['missing', 'ready'] as const;
  switch (cause) {
    case 'submitted':
      return { sets: ['provisional'], from: inHand, to: 'deposited' };
    case 'provisionalNumber':
      return { sets: ['provisional'], from: ['deposited'], to: 'accepted' };
    case 'permanentNumber':
      return { sets: ['provisional', 'final'], from: ['deposited'], to: 'accepted' };
    case 'vitaleOrderedOn':
      return { sets: ['card'], from: inHand, to: 'deposited' };
    case 'carteVitale':
      return { sets: ['card'], from: ['deposited'], to: 'accepted' };
    case 'ameliAccount':
    case 'gpDeclared':
      return null;
  }
}

/** A cause happened: its papers move, and remember what stood before. */
export function inferPapers(of: ModelCase, cause: InferenceCause, on: DayNumber, today: DayNumber): void {
  const rule = followsFrom(cause);
  if (!rule) return;
  of.papers = of.papers.map((one) =>
    rule.sets.includes(SETS[one.kind]) && rule.from.includes(one.status)
      ? {
          ...one,
          status: rule.to,
          on,
          recordedOn: today,
          expectedOn: null,
          because: [...one.because, { by: cause, from: one.status, fromOn: one.on }],
        }
      : one,
  );
}

/** A cause was re-dated, or never was (null): what followed from it takes the new day, or what stood before. */
export function unInferPapers(
  of: ModelCase,
  cause: InferenceCause,
  on: DayNumber | null,
  today: DayNumber,
): void {
  of.papers = of.papers.map((one): ModelPaper => {
    const place = one.because.findIndex((link) => link.by === cause);
    const [link, following] = [one.because[place], one.because[place + 1]];
    if (!link) return one;
    if (on !== null) {
      if (!following) return { ...one, on, recordedOn: today };
      const because = one.because.map((each) => (each === following ? { ...each, fromOn: on } : each));
      return { ...one, because };
    }
    // As if the cause had never been: what followed started from what stood before it.
    const because = one.because
      .filter((each) => each !== link)
      .map((each) => (each === following ? { ...each, from: link.from, fromOn: link.fromOn } : each));
    return following
      ? { ...one, because }
      : { ...one, because, status: link.from, on: link.fromOn, recordedOn: today };
  });
}
