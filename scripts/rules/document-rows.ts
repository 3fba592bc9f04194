import type { DocumentStatus } from '#lib/domain/document/document.ts';
import type { DocumentKind, DocumentSet } from '#lib/domain/document/kind.ts';
import type { RejectionReason } from '#lib/domain/document/reason.ts';
import { held, rowsOf, type Row, type Section } from './row.ts';

const kinds = rowsOf<DocumentKind>(
  'DOMAIN §3',
  held(
    ['document/checklist.ts', 'checklistFor'],
    [
      'document/checklist.test.ts',
      'are in every situation those that the conditions name, each once, set by set',
    ],
  ),
  {
    'enrolment-certificate':
      'always; one per academic year: another from each 1 October that is 9 months after the start, while studying',
    'identity-document': 'always',
    'student-visa': 'nationals who need one',
    'parental-authorisation': 'under 16 (003)',
    's1-form': 'Europeans with S1',
    'proof-of-resources': 'Europeans with neither card nor S1',
    'birth-certificate': 'always (003)',
    'birth-translation': 'by default; not for French and EU multilingual extracts, nor from overseas',
    'residence-permit': 'adults from outside Europe',
    'country-papers': 'where the office lists further papers for the nationality (003)',
    'bank-details': 'always (004); never blocks a number',

    'card-photo': 'when the card can be ordered (003)',
    'card-identity': 'when the card can be ordered (003)',
  },
);

const gates = rowsOf<DocumentSet>(
  'DOMAIN §3',
  held(
    ['document/document.ts', 'isGateOpen'],
    ['document/document.test.ts', 'is open exactly when no paper of its set closes it'],
  ),
  {
    provisional: 'before the provisional number',
    final: 'before the permanent number',
    card: 'before the card',
  },
);

const papers: readonly Row[] = [
  {
    rule: 'The accepted visa stands in for the missing residence permit',
    source: '004 against 000, 003; decision',
    held: held(
      ['document/document.ts', 'standInFor'],
      [
        'document/document.test.ts',
        'is open for the residence permit as long as the accepted visa stands in',
      ],
    ),
  },
  {
    rule: 'A changed situation drops only papers that nobody had in hand',
    source: 'decision',
    held: held(
      ['document/sync.ts', 'syncDocuments'],
      ['document/sync.test.ts', 'is not needed, unless somebody had it in hand: %s'],
    ),
  },
  {
    rule: 'The yearly paper belongs to an academic year',
    source: 'DOMAIN §3',
    held: held(
      ['document/sync.ts', 'periodOf'],
      ['document/sync.test.ts', 'is the academic year of the yearly paper, and of no other: %s'],
    ),
  },
  {
    rule: 'Each 1 October that is 9 months after the start asks for another certificate, while the studies last',
    source: 'DOMAIN §4 enrolment-yearly',
    held: held(
      ['document/certificate.ts', 'nextCertificateOn'],
      ['document/certificate.test.ts', 'exactly on the first later day on which another year counts'],
    ),
  },
  {
    rule: 'A certificate that nobody has sent is for the year that counts; one of a year that does not count is not needed',
    source: 'decision',
    held: held(
      ['document/sync.ts', 'syncDocuments'],
      [
        'document/sync-early-certificate.test.ts',
        'is dropped too where the studies began later than was said',
      ],
    ),
  },
];

const reasons = rowsOf<RejectionReason>(
  'DOMAIN §3',
  held(
    ['document/reason.ts', 'fitsDocument'],
    ['document/reason.test.ts', 'fit the papers that they speak of: %s'],
  ),
  {
    'no-parents-names': 'birth certificate and its translation',
    'not-translated': 'birth certificate',
    'translator-not-sworn': 'translation',
    'not-legalised': 'birth certificate and its translation',
    illegible: 'every paper',
    'incomplete-pages': 'every paper',
    'name-mismatch': 'every paper',
    'not-an-enrolment-certificate': 'enrolment certificate',
    'wrong-year': 'enrolment certificate',
    'visa-not-validated': 'visa and residence permit',
    'rib-not-own-name': 'bank details',
    'rib-not-accepted': 'bank details',
    expired: 'every paper',
    'wrong-document': 'every paper',
    'too-large-or-format': 'every paper',
    other: 'every paper; needs words',
  },
);

const machine = rowsOf<DocumentStatus>(
  'DOMAIN §3',
  held(
    ['document/move.ts', 'moveDocument'],
    ['document/move.test.ts', 'from $from to $to is a move: $isMove, for those whom it is for'],
  ),
  {
    missing: 'to ready, deposited, with the office',
    with_office: 'only where the office pre-checks; to ready, fix needed, by the office',
    fix_needed: 'only where the office pre-checks; to with the office, deposited',
    ready: 'to deposited, with the office',
    deposited: 'to accepted, rejected',
    accepted: 'to missing: a new period, an expiry',
    rejected: 'to with the office, ready, deposited',
    not_needed: 'with a reason, from and back to anywhere',
  },
);

const inference: readonly Row[] = [
  {
    rule: '`submitted` makes missing or ready provisional papers deposited; a number accepts the deposited set before it',
    source: 'DOMAIN §3',
    held: held(
      ['document/infer.ts', 'inferDocuments'],
      ['document/infer.test.ts', '$cause, of papers that are $status'],
    ),
  },
  {
    rule: 'Inference never touches a missing RIB or what is not needed',
    source: 'DOMAIN §3',
    held: held(
      ['document/infer.ts', 'INFERENCES'],
      ['document/infer.test.ts', '%s never touches what is not needed, nor missing bank details'],
    ),
  },
  {
    rule: 'A corrected cause takes back or re-dates exactly what followed from it',
    source: 'decision',
    held: held(
      ['document/infer.ts', 'reviseInference'],
      ['document/revise-inference.test.ts', 'undoes exactly what it did, for any papers'],
    ),
  },
  {
    rule: 'Expected on: at most 60 days from saying so',
    source: 'DOMAIN §3',
    held: held(
      ['document/move.ts', 'expectDocument'],
      ['document/expect.test.ts', 'in %i days from saying so is taken: %s'],
    ),
  },
  {
    rule: 'The office’s check exists only where it is switched on',
    source: 'DOMAIN §3',
    held: held(
      ['document/move.ts', 'movesFor'],
      ['document/move.test.ts', 'can be asked to be put right only as long as the office checks'],
    ),
  },
];

export const DOCUMENTS: readonly Section[] = [
  { title: '3.1 Papers and when they are needed', rows: kinds },
  { title: '3.2 Gates', rows: gates },
  { title: '3.3 More of papers', rows: papers },
  { title: '3.4 Reasons of a rejection', rows: reasons },
  { title: '3.5 The machine of one paper', rows: machine },
  { title: '3.6 Inference and expectation', rows: inference },
];
