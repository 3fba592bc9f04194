/** Whether a case moves. Beside the status, which is derived from the milestones alone. @source DOMAIN §1 */
export const DISPOSITIONS = ['active', 'not_required', 'closed'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** Why a case rests, for each way of resting. @source DOMAIN §1, PRODUCT 3 */
export const DISPOSITION_REASONS = {
  not_required: ['ehic', 'handled-elsewhere', 'covered-otherwise'],
  closed: ['left-france', 'withdrew', 'finished', 'duplicate'],
} as const satisfies Record<Exclude<Disposition, 'active'>, readonly string[]>;
export type RestingDisposition = keyof typeof DISPOSITION_REASONS;
export type DispositionReason = (typeof DISPOSITION_REASONS)[RestingDisposition][number];

export const ALL_DISPOSITION_REASONS: readonly DispositionReason[] =
  Object.values(DISPOSITION_REASONS).flat();

/** Found by the triage, with the card's last day: it is never chosen by hand. */
export const FOUND_BY_TRIAGE: DispositionReason = 'ehic';
/** Only the office knows that a student stands there twice. */
export const SAID_BY_OFFICE: DispositionReason = 'duplicate';

/** Whether the reason is one for this way of resting. */
export const isReasonFor = (to: RestingDisposition, reason: DispositionReason): boolean =>
  (DISPOSITION_REASONS[to] as readonly DispositionReason[]).includes(reason);

/** The reasons that a person may give for it. */
export function reasonsToGive(to: RestingDisposition, isOffice: boolean): readonly DispositionReason[] {
  return DISPOSITION_REASONS[to].filter(
    (one) => one !== FOUND_BY_TRIAGE && (isOffice || one !== SAID_BY_OFFICE),
  );
}
