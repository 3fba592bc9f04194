/** Every kind that the planner knows so far. @source DOMAIN §4 */
export const REMINDER_KINDS = ['missing-document', 'rejected-document', 'vitale-yearly-update'] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

export type ReminderRule = {
  /** No opt-out. */
  readonly isEssential: boolean;
  /** Days from the anchor. */
  readonly offsets: readonly number[];
  /** Goes out even in the first days of a case, when the others still rest. */
  readonly goesOutAtOnce: boolean;
};

export const REMINDER_RULES: Readonly<Record<ReminderKind, ReminderRule>> = {
  'missing-document': { isEssential: true, offsets: [7, 14, 21, 51, 81], goesOutAtOnce: false },
  'rejected-document': { isEssential: true, offsets: [0, 7, 14, 44, 74], goesOutAtOnce: true },
  'vitale-yearly-update': { isEssential: true, offsets: [0, 14, 45], goesOutAtOnce: false },
};

/** Days after a case became active before which only what cannot wait goes out. @source DOMAIN §4 */
export const SETTLING_DAYS = 7;

/** One place in the ledger: it is written once, so the reminder goes out once. */
export type Occurrence = {
  readonly kind: ReminderKind;
  /** Id of the document it is about, or "-". */
  readonly subject: string;
  readonly cycle: string;
  readonly index: number;
};
