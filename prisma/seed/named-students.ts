import { Temporal } from 'temporal-polyfill';
import { academicYearOf, earliest, latest, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { NO_DATED_FACTS, NO_MILESTONES, type CaseFacts } from '#lib/domain/case/facts.ts';
import type { FactSource, Milestone } from '#lib/domain/case/milestone.ts';
import { checklistFor } from '#lib/domain/document/checklist.ts';
import type { FactChanges } from '#lib/domain/case/set-facts.ts';
import type { DocumentStatus } from '#lib/domain/document/document.ts';
import type { DocumentKind } from '#lib/domain/document/kind.ts';
import type { RejectionReason } from '#lib/domain/document/reason.ts';
import type { CaseStory } from './case-story.ts';
import { workingDay } from './day-hours.ts';
import type { Move } from './move.ts';

/** A student whom guides, pictures and tests call by name. */
export type NamedStudent = {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly nationality: string;
  readonly programme: string;
  readonly isInCurrentCohort: boolean;
  readonly story: CaseStory;
};

/** All three come from countries whose students need a visa, with birth certificates to be translated. */
const ANSWERS = {
  origin: 'other',
  work: 'none',
  before: 'no',
  visa: 'yes',
  age: 'adult',
  birth: 'other',
} as const;
const KINDS = checklistFor({
  route: 'register_portal',
  isEuropean: false,
  hasS1: false,
  needsVisa: true,
  isOverseas: false,
  isUnder16: false,
  isAdult: true,
  needsNoTranslation: false,
  hasCountryPapers: false,
  isOrderingCard: false,
});
const PROVISIONAL: readonly DocumentKind[] = ['enrolment-certificate', 'identity-document', 'student-visa'];

const milestone = (name: Milestone, on: CivilDate, source: FactSource = 'declared'): Move => ({
  recordedOn: on,
  source,
  what: { kind: 'milestone', milestone: name, on },
});
const facts = (on: CivilDate, some: FactChanges): Move => ({
  recordedOn: on,
  source: 'declared',
  what: { kind: 'facts', facts: some },
});
const paper = (
  kind: DocumentKind,
  to: DocumentStatus,
  on: CivilDate,
  reason: RejectionReason | null = null,
): Move => ({
  recordedOn: on,
  source: 'declared',
  what: { kind: 'paper', paper: kind, to, on, reason },
});

/** The end of the academic year after the present summer. */
const nextSummer = (today: CivilDate): CivilDate =>
  Temporal.PlainDate.from({ year: today.month >= 6 ? today.year + 1 : today.year, month: 8, day: 31 });

const begunBefore = (today: CivilDate, day: CivilDate): CivilDate =>
  earliest(Temporal.PlainDate.from({ year: academicYearOf(today), month: 9, day: 1 }), day) ?? day;

function opened(on: CivilDate, studiesStartOn: CivilDate, today: CivilDate): CaseFacts {
  return {
    route: 'register_portal',
    routeKnownSince: on,
    answers: ANSWERS,
    disposition: 'active',
    dispositionReason: null,
    milestones: NO_MILESTONES,
    activeSince: on,
    studentActedOn: null,
    portalLinkSentAt: null,
    afterStudies: null,
    ...NO_DATED_FACTS,
    studiesStartOn,
    studiesEndOn: nextSummer(today),
  };
}

/** The first steps that all three share: opened and arrived three weeks before, papers ready at once, then sent. */
function sentOn(submittedOn: CivilDate): { readonly openedOn: CivilDate; readonly moves: readonly Move[] } {
  const openedOn = workingDay(submittedOn.subtract({ days: 20 }));
  const arrivedOn = openedOn.add({ days: 1 });
  return {
    openedOn,
    moves: [
      facts(arrivedOn, { arrivedOn }),
      ...PROVISIONAL.map((kind, index) => paper(kind, 'ready', arrivedOn.add({ days: index + 1 }))),
      milestone('submitted', submittedOn),
    ],
  };
}

/** Amina waits for her permanent number; yesterday the health insurance sent her birth certificate back. */
function amina(today: CivilDate): CaseStory {
  const submittedOn = today.subtract({ weeks: 10 });
  const provisionalOn = today.subtract({ weeks: 8 });
  const { openedOn, moves } = sentOn(submittedOn);
  return {
    facts: opened(openedOn, begunBefore(today, provisionalOn.subtract({ days: 7 })), today),
    kinds: KINDS,
    moves: [
      ...moves,
      milestone('provisionalNumber', provisionalOn, 'proof'),
      paper('birth-certificate', 'deposited', provisionalOn.add({ days: 9 })),
      paper('birth-translation', 'deposited', provisionalOn.add({ days: 9 })),
      paper('residence-permit', 'deposited', provisionalOn.add({ days: 16 })),
      paper('birth-certificate', 'rejected', today.subtract({ days: 1 }), 'no-parents-names'),
    ],
  };
}

/** Mei has sent the first papers and waits; the final ones are still to be found. */
function mei(today: CivilDate): CaseStory {
  const submittedOn = today.subtract({ weeks: 3 });
  const { openedOn, moves } = sentOn(submittedOn);
  return { facts: opened(openedOn, begunBefore(today, openedOn), today), kinds: KINDS, moves };
}

/** Diego has arrived; a year after his card came, it must be updated: that day is in this month. */
function diego(today: CivilDate): CaseStory {
  const dueOn = latest(today.with({ day: 1 }), today.subtract({ days: 3 })) ?? today;
  const cardOn = dueOn.subtract({ years: 1 });
  const before = (days: number) => cardOn.subtract({ days });
  const { openedOn, moves } = sentOn(before(200));
  return {
    facts: opened(openedOn, before(205), today),
    kinds: KINDS,
    moves: [
      ...moves,
      milestone('provisionalNumber', before(172), 'proof'),
      paper('birth-certificate', 'deposited', before(160)),
      paper('birth-translation', 'deposited', before(160)),
      paper('residence-permit', 'deposited', before(158)),
      paper('bank-details', 'deposited', before(155)),
      milestone('permanentNumber', before(52), 'proof'),
      milestone('ameliAccount', before(43)),
      facts(before(38), { vitaleOrderedOn: before(38) }),
      milestone('carteVitale', cardOn),
      milestone('gpDeclared', cardOn.add({ days: 12 })),
    ],
  };
}

/** The three named students as they stand on a day. What is due to them since the last move was not sent yet. */
export function namedStudents(today: CivilDate): readonly NamedStudent[] {
  const student = (
    name: string,
    givenName: string,
    familyName: string,
    nationality: string,
    programme: string,
  ) => ({
    email: `${name}@student.example`,
    givenName,
    familyName,
    nationality,
    programme,
  });
  return [
    {
      ...student('amina', 'Amina', 'El Fassi', 'MA', 'Master 1 Chemistry'),
      isInCurrentCohort: true,
      story: amina(today),
    },
    {
      ...student('mei', 'Mei', 'Lin', 'CN', 'Master 2 Data Science'),
      isInCurrentCohort: true,
      story: mei(today),
    },
    {
      ...student('diego', 'Diego', 'Alvarado', 'CO', 'Master 2 Génie civil'),
      isInCurrentCohort: false,
      story: diego(today),
    },
  ];
}
