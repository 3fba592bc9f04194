import type { DocumentStatus } from '#lib/domain/document/document.ts';
import type { DocumentReason } from '#lib/domain/document/reason.ts';
import { addMonths, type DayNumber } from './day-number.ts';
import type { ModelBy, ModelPaper } from './model-case.ts';

/** The machine of one paper, but for "not needed", which is reached from and left to anywhere. @source DOMAIN §3 */
const MACHINE = `
  missing → ready deposited with_office
  with_office → ready fix_needed
  fix_needed → with_office deposited
  ready → deposited with_office
  deposited → accepted rejected
  rejected → with_office ready deposited
  accepted → missing`;
const ARROWS = new Map(
  MACHINE.trim()
    .split('\n')
    .map((line) => line.trim().split(' → '))
    .map(([from = '', to = '']) => [from, to.split(' ')] as const),
);

function mayMove(from: DocumentStatus, to: DocumentStatus, { isOffice, precheck }: ModelBy): boolean {
  // What lies with the office only the office moves; only it asks for a change; both exist only where it pre-checks.
  if (from === 'with_office' && !isOffice) return false;
  if (to === 'with_office' && !precheck) return false;
  if (to === 'fix_needed' && !(precheck && isOffice)) return false;
  if (from === to) return false;
  return from === 'not_needed' || to === 'not_needed' || (ARROWS.get(from)?.includes(to) ?? false);
}

/** Reasons that belong to some papers only. @source DOMAIN §3 "Rejection reasons" */
const BELONGS: Readonly<Partial<Record<DocumentReason, string>>> = {
  'no-parents-names': 'birth-certificate birth-translation',
  'not-translated': 'birth-certificate',
  'translator-not-sworn': 'birth-translation',
  'not-legalised': 'birth-certificate birth-translation',
  'not-an-enrolment-certificate': 'enrolment-certificate',
  'wrong-year': 'enrolment-certificate',
  'visa-not-validated': 'residence-permit student-visa',
  'rib-not-own-name': 'bank-details',
  'rib-not-accepted': 'bank-details',
  'in-french': 'birth-translation',
  'multilingual-extract': 'birth-translation',
};
const NOT_NEEDED =
  'situation in-french multilingual-extract other-paper-serves cpam-said-so office-said-so'.split(' ');

type Report = {
  readonly to: DocumentStatus;
  readonly on: DayNumber;
  readonly reason: DocumentReason | null;
  readonly text: string | null;
};

/** What became of a paper; null: refused. */
export function movedPaper(
  one: ModelPaper,
  { to, on, reason, text }: Report,
  by: ModelBy,
): ModelPaper | null {
  if (!mayMove(one.status, to, by) || on > by.today || on < addMonths(by.today, -240)) return null;
  const wantsReason = to === 'rejected' || to === 'fix_needed' || to === 'not_needed';
  if (wantsReason) {
    if (!reason || NOT_NEEDED.includes(reason) !== (to === 'not_needed')) return null;
    if (!(BELONGS[reason]?.split(' ').includes(one.kind) ?? true)) return null;
    // Answers speak for themselves, and so does the office.
    if (reason === 'situation' || (reason === 'office-said-so' && !by.isOffice)) return null;
    if (reason === 'other' && !text) return null;
  }
  return {
    ...one,
    expectedOn: null,
    because: [],
    status: to,
    on,
    recordedOn: by.today,
    reason: wantsReason ? reason : null,
    text: wantsReason ? text : null,
    rejections: one.rejections + (to === 'rejected' ? 1 : 0),
  };
}

/** A paper that is expected by a day, or no longer (null); null: refused. */
export function expectedPaper(one: ModelPaper, on: DayNumber | null, today: DayNumber): ModelPaper | null {
  const isWithStudent = one.status === 'missing' || one.status === 'rejected' || one.status === 'fix_needed';
  if (!isWithStudent || (on !== null && (on < today || on > today + 60))) return null;
  return { ...one, expectedOn: on };
}
