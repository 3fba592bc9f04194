import type { DatedFact } from '#lib/domain/case/dated-fact.ts';
import type { Disposition, DispositionReason } from '#lib/domain/case/disposition.ts';
import { held, rowsOf, type Row, type Section } from './row.ts';

const changes: readonly Row[] = [
  {
    rule: 'The status follows from the milestones alone; no event sets it',
    source: 'DOMAIN §1',
    held: held(
      ['case/status.ts', 'lastOfRun'],
      ['case/status-event.test.ts', 'leaves the status as it was: %s'],
    ),
  },
  {
    rule: 'A milestone ahead of the run is kept and shown on its station',
    source: 'DOMAIN §1',
    held: held(
      ['case/line.ts', 'lineOf'],
      ['case/line-by-status.test.ts', 'reached ahead of the run says that it is done'],
    ),
  },
  {
    rule: 'In each status each milestone can be recorded exactly when the table of needs says so',
    source: 'DOMAIN §1',
    held: held(
      ['case/record-milestone.ts', 'canRecord'],
      ['case/status-event.test.ts', 'recording %s is allowed exactly when the table says so'],
    ),
  },
  {
    rule: 'Verifying raises the source and never lowers it; a correction counts as the word of who makes it',
    source: 'DOMAIN §1',
    held: held(
      ['case/record-milestone.ts', 'verifyMilestone'],
      ['case/verify-milestone.test.ts', 'never lowers the source, whatever is verified in whatever order'],
    ),
  },
  {
    rule: 'A correction needs a reason',
    source: 'DOMAIN §1',
    held: held(
      ['case/correct-milestone.ts', 'correctMilestone'],
      ['case/correct-milestone.test.ts', 'is refused without a reason, re-dating or taking back'],
    ),
  },
  {
    rule: 'A correction is refused while another milestone needs what it changes',
    source: 'DOMAIN §1',
    held: held(
      ['case/correct-milestone.ts', 'correctMilestone'],
      ['case/status-event.test.ts', 'taking %s back is refused while another milestone needs it'],
    ),
  },
  {
    rule: 'Only active cases move',
    source: 'DOMAIN §1',
    held: held(
      ['case/record-milestone.ts', 'canRecord'],
      ['case/record-milestone.test.ts', 'a case that is %s moves only when active'],
    ),
  },
  {
    rule: 'Both ways of resting can be reopened',
    source: 'DOMAIN §1',
    held: held(
      ['case/set-disposition.ts', 'reopen'],
      ['case/set-disposition.test.ts', 'undoes the rest, whichever it was'],
    ),
  },
];

const REST = held(
  ['case/set-disposition.ts', 'setDisposition'],
  ['case/set-disposition.test.ts', 'fit %s or do not'],
);
const dispositions = [
  ...rowsOf<Disposition>('DOMAIN §1', REST, {
    active: 'moves and is reminded',
    not_required: 'with a reason; only the end of the European card is watched',
    closed: 'with a reason; keeps its history',
  }),
  ...rowsOf<DispositionReason>('DOMAIN §1', REST, {
    ehic: 'found by the triage alone',
    'handled-elsewhere': 'the CPAM handles it directly',
    'covered-otherwise': 'covered in another way',
    'left-france': 'closed',
    withdrew: 'closed',
    finished: 'closed',
    duplicate: 'closed, by the office alone',
  }),
];

const facts = rowsOf<DatedFact>(
  'DOMAIN §1',
  held(
    ['case/set-facts.ts', 'setFacts'],
    ['case/set-facts.test.ts', '%s is told, re-dated and forgotten, and nothing else changes'],
  ),
  {
    studiesStartOn: 'start of rights: first date of the enrolment certificate (004)',
    studiesEndOn: 'not before the start',
    arrivedOn: 'arrival in France',
    turns18On: 'of minors; the 16th birthday is two years before it; emptied in the month after the day',
    ehicValidUntil: 'last day of the European card',
    visaValidatedOn: 'not ahead',
    residencePermitExpiresOn: 'may lie ahead',
    attestationValidUntil: 'may lie ahead',
    vitaleOrderedOn: 'needs the permanent number; sends the papers for the card',
    vitaleUpdatedOn: 'needs the card',
    vitaleLostOn: 'needs the card',
    addressChangedOn: 'not ahead',
    addressToldAmeliOn: 'not ahead',
    certificateUploadedOn: 'in the university’s own area (003); not ahead',
    leavingOn: 'may lie ahead',
  },
);

const moreFacts: readonly Row[] = [
  {
    rule: '`portalLinkSentAt`: an instant, while the application is not submitted',
    source: '004',
    held: held(
      ['case/set-facts.ts', 'notePortalLink'],
      ['case/set-facts.test.ts', 'is past once the application was sent'],
    ),
  },
  {
    rule: 'What comes after the studies is kept with the end that it was said for',
    source: 'DOMAIN §1',
    held: held(
      ['case/set-facts.ts', 'setAfterStudies'],
      ['case/set-facts.test.ts', '%s is kept with the end it was said for'],
    ),
  },
];

const standing: readonly Row[] = [
  {
    rule: 'Overdue: the wait is beyond the usual window',
    source: 'DOMAIN §1, §7',
    held: held(
      ['case/overdue.ts', 'overdueFrom'],
      ['case/overdue.test.ts', 'for %s makes the case overdue on the day after its last week'],
    ),
  },
  {
    rule: 'Overdue: an essential reminder is unanswered 7 days after its last repeat',
    source: 'DOMAIN §1',
    held: held(
      ['case/overdue.ts', 'UNANSWERED_DAYS'],
      ['case/overdue.test.ts', 'makes a case on the route %s overdue seven days after the last repeat'],
    ),
  },
  {
    rule: 'The yearly card update never makes a case overdue',
    source: 'DOMAIN §1',
    held: held(
      ['case/overdue.ts', 'isOverdue'],
      ['case/overdue.test.ts', 'for the yearly update of the card'],
    ),
  },
  {
    rule: 'Silent: active, the student owes an action, no word from them for 21 days',
    source: 'DOMAIN §1',
    held: held(
      ['case/silent.ts', 'isSilent'],
      ['case/silent.test.ts', '%i days from the limit since the student last recorded something: %s'],
    ),
  },
  {
    rule: 'The next step says what is to do and who holds the case, in every status',
    source: 'DOMAIN §1',
    held: held(
      ['case/next-step.ts', 'nextStepOf'],
      ['case/next-step-by-status.test.ts', 'is told for a case in each of them'],
    ),
  },
];

export const CHANGES: readonly Section[] = [
  { title: '1.6 Changes', rows: changes },
  { title: '1.7 Rest', rows: dispositions },
  { title: '1.8 Dated facts', rows: [...facts, ...moreFacts] },
  { title: '1.9 Where a case stands', rows: standing },
];
