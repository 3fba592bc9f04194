/** An expected outcome that a person can act on; bugs throw instead. */
export type DomainError = {
  /** Key of a message in every language, under `errors`. */
  readonly code: ErrorCode;
  /** Name of the form field that the message stands beside; none when it concerns the whole form. */
  readonly field?: string;
  /** Values of the message: milestone names, civil dates as ISO text. */
  readonly params?: Readonly<Record<string, string>>;
};

export type Result<T, E = DomainError> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** Every refusal that the product knows; each has a message in every language (a test compares). */
export const ERROR_CODES = [
  'field-required',
  'email-malformed',
  'code-malformed',
  'code-wrong',
  'link-spent',
  'date-malformed',
  'date-in-future',
  'date-in-past',
  'date-out-of-range',
  'date-before-prerequisite',
  'date-after-dependent',
  'date-after-fact',
  'date-before-loss',
  'date-before-studies',
  'date-long-before-studies',
  'milestone-needs',
  'milestone-needs-number',
  'milestone-needs-permanent',
  'milestone-recorded',
  'milestone-not-recorded',
  'milestone-verified',
  'milestone-needed-by',
  'milestone-needed-by-fact',
  'verified-by-office',
  'fact-needs-milestone',
  'fact-before-milestone',
  'studies-against-milestone',
  'studies-end-unknown',
  'end-before-start',
  'only-for-minors',
  'nothing-changed',
  'case-not-active',
  'case-active',
  'link-not-awaited',
  'answer-missing',
  'ehic-out-of-date',
  'route-against-milestones',
  'document-move-refused',
  'document-not-awaited',
  'expected-too-late',
  'reason-required',
  'reason-does-not-fit',
  'text-required',
  'text-too-long',
  'text-holds-number',
  'changed-meanwhile',
  'unavailable',
  'choice-unknown',
  'signed-out',
  'not-allowed',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });

export function refuse(
  code: ErrorCode,
  field?: string,
  params?: Readonly<Record<string, string>>,
): Result<never> {
  return { ok: false, error: { code, ...(field && { field }), ...(params && { params }) } };
}
