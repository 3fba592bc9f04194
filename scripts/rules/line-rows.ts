import type { CaseStatus, FactSource, Milestone } from '#lib/domain/case/milestone.ts';
import type { Route } from '#lib/domain/route/route.ts';
import { held, rowsOf, type Row, type Section } from './row.ts';

const NEEDS = held(
  ['case/check-case.ts', 'prerequisitesOf'],
  ['case/check-case.test.ts', 'of all 64 sets of milestones those stand that have what they need'],
);
const milestones = rowsOf<Milestone>('000–004', NEEDS, {
  submitted: 'documents sent on the portal, e-mail link opened, password chosen; needs nothing',
  provisionalNumber: 'needs `submitted`; the certificate with the waiting number (NIA)',
  permanentNumber: 'needs `submitted` on the portal’s route; may come without the provisional one',
  ameliAccount: 'needs `permanentNumber`; never with a waiting number',
  carteVitale: 'needs `permanentNumber`; may come before the account',
  gpDeclared: 'needs either number',
});

const sources = rowsOf<FactSource>(
  'decision',
  held(
    ['case/milestone.ts', 'isBetterFounded'],
    ['case/milestone.test.ts', '%s founds a fact better than %s: %s'],
  ),
  {
    declared: 'the student’s word',
    proof: 'read from a certificate or message in the student’s browser: still their word, better founded',
    verified: 'seen by the office; verifying raises the source, recording or verifying again never lowers it',
  },
);

const dates: readonly Row[] = [
  {
    rule: 'Nothing is recorded for a day after today',
    source: 'decision',
    held: held(
      ['case/record-milestone.ts', 'recordMilestone'],
      ['case/record-milestone.test.ts', 'is at the latest today: %s'],
    ),
  },
  {
    rule: 'No milestone is before one that it needs, and the provisional number is not after the permanent one',
    source: '003, 004',
    held: held(
      ['case/check-case.ts', 'checkCase'],
      ['case/check-case.test.ts', '$later is not before $earlier: a day before, the same day, a day after'],
    ),
  },
  {
    rule: 'The doctor is not before the earliest number',
    source: 'decision',
    held: held(
      ['case/check-case.ts', 'checkCase'],
      ['case/check-case.test.ts', 'the doctor is not before the earliest number: on %s'],
    ),
  },
  {
    rule: 'The provisional number is not before the start of the studies',
    source: '004',
    held: held(
      ['case/check-case.ts', 'checkCase'],
      ['case/check-case.test.ts', 'on the route %s the provisional number is not before it'],
    ),
  },
  {
    rule: 'Nothing is more than 12 months before the start of the studies, months clamped to their end',
    source: 'decision',
    held: held(
      ['case/check-case.ts', 'checkCase'],
      ['case/check-case.test.ts', 'on 29 February has its twelve months begin on the 28th'],
    ),
  },
  {
    rule: '`vitaleOrderedOn` is not before the permanent number, `vitaleUpdatedOn` and `vitaleLostOn` not before the card',
    source: 'decision',
    held: held(
      ['case/check-case.ts', 'checkCase'],
      ['case/check-case.test.ts', '$fact is not before $needs: a day before, the same day, a day after'],
    ),
  },
];

const ENTRY = held(
  ['route/route.ts', 'entersAtPermanentNumber'],
  ['route/route.test.ts', 'are those of the triage, and the one that is not known yet'],
);
const routes = rowsOf<Route>('DOMAIN §1', ENTRY, {
  unknown: 'until the triage was answered',
  register_portal: 'the whole line, with the documents of §3',
  ehic_covers: 'at rest while the European card covers',
  already_affiliated: 'enters at the permanent number; the stations before are not on the way',
  employed: 'enters at the permanent number; the 12-month rule does not apply',
  convention_quebec: 'enters at the permanent number',
});

const moreRoutes: readonly Row[] = [
  {
    rule: 'Recording `submitted` on an unknown route makes it `register_portal`',
    source: 'decision',
    held: held(
      ['case/record-milestone.ts', 'recordMilestone'],
      [
        'case/record-milestone.test.ts',
        'have the portal for a route when a case of unknown route was submitted',
      ],
    ),
  },
  {
    rule: 'The day after the European card ends, before the stay does, the case is active; its route is unknown, or the portal if it was sent',
    source: '000, 001',
    held: held(
      ['case/set-disposition.ts', 'lapseEhic'],
      ['case/lapse-ehic.test.ts', '%i days after its last has the case active since the first of them'],
    ),
  },
  {
    rule: 'A European card that covers has a last day that is not over',
    source: 'decision',
    held: held(
      ['case/set-facts.ts', 'setFacts'],
      ['case/ehic-date.test.ts', 'is held to today by that reason to rest alone: %s'],
    ),
  },
  {
    rule: 'Recording a new card ends the loss of the old one',
    source: '004; DOMAIN §4 order-vitale',
    held: held(
      ['case/record-milestone.ts', 'recordMilestone'],
      ['case/lost-card.test.ts', 'ends the loss, and forgets the update of the lost one'],
    ),
  },
  {
    rule: 'In the month after an 18th birthday it is forgotten, and the age is that of an adult',
    source: 'decision 019',
    held: held(
      ['case/birthday.ts', 'comeOfAge'],
      ['case/birthday.test.ts', 'makes an adult %i days from that day, of whom no birthday is kept'],
    ),
  },
  {
    rule: 'Only `register_portal` has a checklist',
    source: 'decision',
    held: held(
      ['document/checklist.ts', 'checklistFor'],
      ['document/checklist.test.ts', 'on the route %s are none unless the portal is on the way'],
    ),
  },
];

const statuses = rowsOf<CaseStatus>(
  'DOMAIN §1',
  held(['case/status.ts', 'statusOf'], ['case/status.test.ts', 'is what the definition says with %s']),
  {
    PREPARING: 'before the first milestone',
    SUBMITTED: 'the run ends at `submitted`',
    PROVISIONAL_NIA: 'the run ends at `provisionalNumber`',
    PERMANENT_NIR: 'the run ends at `permanentNumber`, which counts the two before it as passed',
    AMELI_ACCOUNT: 'the run ends at `ameliAccount`',
    CARTE_VITALE: 'the run ends at `carteVitale`',
    GP_DECLARED: 'all six; the case stays active, yearly duties go on',
  },
);

export const LINE: readonly Section[] = [
  { title: '1.1 Milestones', rows: milestones },
  { title: '1.2 How well a date is founded', rows: sources },
  { title: '1.3 Dates', rows: dates },
  { title: '1.4 Routes on the line', rows: [...routes, ...moreRoutes] },
  { title: '1.5 Status', rows: statuses },
];
