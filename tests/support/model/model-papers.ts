import type { DocumentStatus, InferenceCause } from '#lib/domain/document/document.ts';
import type { DocumentKind, DocumentSet } from '#lib/domain/document/kind.ts';
import { academicYear, addMonths, type DayNumber } from './day-number.ts';
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
  const isMinor = birthday === undefined ? age === '16-17' || age === 'under-16' : today < birthday;
  const isChild = birthday === undefined ? age === 'under-16' : today < addMonths(birthday, -24);
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

const blank = { reason: null, text: null, expectedOn: null, because: [] };

/** Brings the papers to what the situation asks for; a paper that somebody sent or judged is left alone. */
export function askForPapers(of: ModelCase, today: DayNumber): void {
  const isAnswered = of.route !== 'unknown' && of.answers.origin !== undefined;
  of.papers = of.papers.map((one): ModelPaper => {
    const wanted = isWanted(one.kind, of, today);
    const now = { ...one, ...blank, on: today, recordedOn: today };
    if (wanted && one.status === 'not_needed' && one.reason === 'situation')
      return { ...now, status: 'missing' };
    const isInHand = one.status === 'missing' || one.status === 'ready';
    const isDecided = isAnswered || SETS[one.kind] === 'card';
    return isDecided && !wanted && isInHand && one.kind !== 'bank-details'
      ? { ...now, status: 'not_needed', reason: 'situation' }
      : one;
  });
  for (const kind of Object.keys(SETS) as DocumentKind[]) {
    if (!isWanted(kind, of, today) || of.papers.some((one) => one.kind === kind)) continue;
    const period =
      kind === 'enrolment-certificate' ? String(academicYear(of.facts.studiesStartOn ?? today)) : '';
    const dates = { on: today, recordedOn: today };
    const fresh: ModelPaper = { ...blank, ...dates, kind, period, status: 'missing', rejections: 0 };
    // What was sent or decided before the paper was asked for holds for it too.
    const alone = { ...of, papers: [fresh] };
    const { submitted, provisionalNumber, permanentNumber, carteVitale } = of.reached;
    if (submitted) inferPapers(alone, 'submitted', submitted.on, today);
    if (provisionalNumber) inferPapers(alone, 'provisionalNumber', provisionalNumber.on, today);
    if (permanentNumber) inferPapers(alone, 'permanentNumber', permanentNumber.on, today);
    const ordered = of.facts.vitaleOrderedOn;
    if (ordered !== undefined) inferPapers(alone, 'vitaleOrderedOn', ordered, today);
    if (carteVitale) inferPapers(alone, 'carteVitale', carteVitale.on, today);
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
