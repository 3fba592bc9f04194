import { Temporal } from 'temporal-polyfill';
import { earliest, latest, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { DispositionReason } from '#lib/domain/case/disposition.ts';
import { NO_DATED_FACTS, NO_MILESTONES, type CaseFacts } from '#lib/domain/case/facts.ts';
import { checklistFor, situationOf } from '#lib/domain/document/checklist.ts';
import type { DocumentKind } from '#lib/domain/document/kind.ts';
import { outcomeOf } from '#lib/domain/route/outcome.ts';
import type { Answer, TriageAnswers } from '#lib/domain/route/question.ts';
import type { Story } from './case-deck.ts';
import { workingDay } from './day-hours.ts';
import { fromPermanentNumber, throughPortal } from './journey.ts';
import type { Move } from './move.ts';
import { preparePapers } from './paper-story.ts';
import { penOf, type Pen } from './pen.ts';
import type { Random } from './random.ts';

/** All that will ever happen to a case, whatever day it is; the demo shows the part until yesterday. */
export type CaseStory = {
  readonly facts: CaseFacts;
  readonly kinds: readonly DocumentKind[];
  readonly moves: readonly Move[];
};

const EARLY_COURSE_SHARE = 0.34;
const FIRST_OF_SEPTEMBER_SHARE = 0.65;
const LATE_ADMISSION_SHARE = 0.07;
const ONE_SEMESTER_SHARE = 0.1;
const MINOR_SHARE = 0.015;
const S1_SHARE = 0.25;

const dayOf = (year: number, month: number, day: number): CivilDate =>
  Temporal.PlainDate.from({ year, month, day });

function studiesOf(
  random: Random,
  year: number,
): Pick<CaseFacts, 'studiesStartOn' | 'studiesEndOn'> & { start: CivilDate } {
  // A language course in the summer before: those are weeks ahead of the others.
  const start = random.chance(EARLY_COURSE_SHARE)
    ? dayOf(year, 6, 22).add({ days: random.int(0, 21) })
    : random.chance(FIRST_OF_SEPTEMBER_SHARE)
      ? dayOf(year, 9, 1)
      : dayOf(year, 9, 2).add({ days: random.int(0, 19) });
  const end = random.chance(ONE_SEMESTER_SHARE)
    ? dayOf(year + 1, 7, 15)
    : dayOf(year + random.int(1, 3), 8, 31);
  return { start, studiesStartOn: start, studiesEndOn: end };
}

type Student = {
  readonly isEuropean: boolean;
  readonly isAdult: boolean;
  readonly hasS1: boolean;
  readonly birth: Answer<'birth'>;
};

/** What a student of a story answers to the triage. */
function answersOf(story: Story, student: Student): TriageAnswers {
  const { isEuropean, isAdult, hasS1, birth } = student;
  const origin = isEuropean ? 'europe' : 'other';
  switch (story) {
    case 'covered-by-ehic':
      return { origin: 'europe', work: 'none', card: 'ehic' };
    case 'employed':
      return { origin, work: 'contract' };
    case 'quebec':
      return { origin: 'quebec', work: 'none', before: 'no', ramq: 'yes' };
    case 'already-affiliated':
      return { origin, work: 'none', ...(isEuropean && { card: 'none' }), before: 'yes' };
    case 'triage-open':
      return {};
    case 'portal':
    case 'withdrew':
    case 'left-france':
    case 'duplicate':
    case 'finished': {
      const common = { work: 'none', before: 'no', age: isAdult ? 'adult' : '16-17', birth } as const;
      return isEuropean
        ? { origin, card: hasS1 ? 's1' : 'none', ...common }
        : { origin, visa: 'yes', ...common };
    }
  }
}

function leavesLine(pen: Pen, on: CivilDate, reason: DispositionReason): void {
  pen.note(workingDay(on), { kind: 'leaves-line', reason });
}

/** What happens beside or instead of the way through the portal. */
function tell(
  story: Story,
  pen: Pen,
  random: Random,
  of: { openedOn: CivilDate; start: CivilDate; year: number },
): void {
  const { openedOn, start, year } = of;
  switch (story) {
    case 'portal':
    case 'triage-open':
    case 'covered-by-ehic':
      return;
    case 'already-affiliated':
      // The number is found again: it may be older than these studies.
      fromPermanentNumber(pen, random, start.add({ days: random.int(-30, 70) }), false);
      return;
    case 'employed':
      fromPermanentNumber(pen, random, start.add({ days: random.int(25, 150) }), false);
      return;
    case 'quebec':
      fromPermanentNumber(pen, random, start.add({ days: random.int(40, 130) }), false);
      return;
    case 'withdrew':
      leavesLine(pen, start.add({ days: random.int(6, 45) }), story);
      return;
    case 'left-france':
      leavesLine(pen, start.add({ days: random.int(40, 75) }), story);
      return;
    case 'duplicate':
      leavesLine(pen, openedOn.add({ days: random.int(2, 20) }), story);
      return;
    case 'finished':
      leavesLine(pen, dayOf(year + 1, 7, 1).add({ days: random.int(0, 50) }), story);
  }
}

/**
 * Tells one case. It is told without looking at today, so that the same student is a little further on every day;
 * only the opening is drawn forward where the academic year has just begun.
 */
export function tellCase(
  random: Random,
  story: Story,
  student: { readonly isEuropean: boolean; readonly writesFrench: boolean },
  year: number,
  yesterday: CivilDate,
): CaseStory {
  const { start, ...studies } = studiesOf(random, year);
  const isLate = random.chance(LATE_ADMISSION_SHARE);
  const beforeStart = earliest(start.subtract({ days: random.int(6, 60) }), dayOf(year, 8, 28));
  const opening = isLate ? start.add({ days: random.int(5, 35) }) : (beforeStart ?? start);
  const openedOn = workingDay(earliest(opening, yesterday) ?? opening);
  const arrivedOn = latest(start.add({ days: random.int(-12, 6) }), isLate ? openedOn : null) ?? start;
  const hasS1 = student.isEuropean && random.chance(S1_SHARE);
  const isAdult = !random.chance(MINOR_SHARE);
  // EU nationals bring the multilingual extract.
  const birth = student.isEuropean ? 'multilingual' : student.writesFrench ? 'french' : 'other';
  const answers = answersOf(story, { isEuropean: student.isEuropean, isAdult, hasS1, birth });
  const route = story === 'triage-open' ? 'unknown' : outcomeOf(answers).route;
  const isPortal = route === 'register_portal';
  const facts: CaseFacts = {
    route: 'unknown',
    answers: {},
    disposition: 'active',
    dispositionReason: null,
    milestones: NO_MILESTONES,
    activeSince: openedOn,
    routeKnownSince: null,
    studentActedOn: null,
    portalLinkSentAt: null,
    afterStudies: null,
    ...NO_DATED_FACTS,
    ...studies,
  };
  // The papers of the way that will be found, so that none has to come or go on the day of the answers.
  const kinds = checklistFor(situationOf({ ...facts, answers, route }, openedOn, false));
  const pen = penOf(random, openedOn);
  // The triage is answered when the case opens, save where the portal is the answer: those answer in their own time.
  const answeredOn = isPortal ? openedOn.add({ days: random.int(0, 12) }) : openedOn;
  if (route !== 'unknown') {
    pen.triage(answeredOn, {
      answers,
      ehicValidUntil: story === 'covered-by-ehic' ? studies.studiesEndOn : null,
    });
  }
  tell(story, pen, random, { openedOn, start, year });
  if (isPortal) throughPortal(pen, random, { kinds, openedOn, studiesStartOn: start, arrivedOn });
  if (story === 'triage-open') preparePapers(pen, random, kinds.slice(0, 1), openedOn, null);
  return { kinds, moves: pen.moves, facts };
}
