// What the history stores: codes, ids and civil dates. It is kept for ever, so nothing else may get in.
import { describe, expect, it } from 'vitest';
import { CORRECTION_REASONS } from '#lib/domain/case/correct-milestone.ts';
import { DATED_IN_HISTORY } from '#lib/domain/case/dated-fact.ts';
import { ALL_DISPOSITION_REASONS, DISPOSITIONS } from '#lib/domain/case/disposition.ts';
import { AFTER_STUDIES } from '#lib/domain/case/facts.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import { eventPayload, type EventPayload } from '#lib/domain/case/schema.ts';
import { DOCUMENT_STATUSES } from '#lib/domain/document/document.ts';
import { ROUTES } from '#lib/domain/route/route.ts';

const DAY = '2026-11-21';

/** One entry of each kind; the type has it complete. */
const ENTRIES: { readonly [K in EventPayload['kind']]: Extract<EventPayload, { kind: K }> } = {
  'case.opened': { kind: 'case.opened' },
  'milestone.recorded': { kind: 'milestone.recorded', milestone: 'submitted', on: DAY },
  'milestone.verified': { kind: 'milestone.verified', milestone: 'submitted', on: DAY },
  'milestone.corrected': {
    kind: 'milestone.corrected',
    milestone: 'submitted',
    from: DAY,
    to: null,
    reason: 'typed-wrong',
  },
  'route.found': { kind: 'route.found', from: 'unknown', route: 'register_portal' },
  'disposition.set': { kind: 'disposition.set', to: 'active', reason: null },
  'fact.recorded': { kind: 'fact.recorded', fact: 'arrivedOn', on: DAY },
  'birthday.told': { kind: 'birthday.told', isKnown: true },
  'portal-link.sent': { kind: 'portal-link.sent' },
  'after-studies.said': { kind: 'after-studies.said', plan: 'staying' },
  'document.moved': {
    kind: 'document.moved',
    document: 'bank-details',
    documentId: '019aa000-0000-7000-8000-000000000001',
    to: 'rejected',
    on: DAY,
    reason: 'rib-not-own-name',
    inferred: false,
  },
  'document.expected': {
    kind: 'document.expected',
    document: 'bank-details',
    documentId: '019aa000-0000-7000-8000-000000000001',
    on: null,
  },
};

/** Every field of every kind, beside the kind itself. */
const FIELDS = Object.values(ENTRIES).flatMap((entry) =>
  Object.keys(entry)
    .filter((field) => field !== 'kind')
    .map((field) => ({ kind: entry.kind, field })),
);

/** What each coded field may say, from the lists that the rules use. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  'milestone.recorded milestone': MILESTONES,
  'milestone.verified milestone': MILESTONES,
  'milestone.corrected milestone': MILESTONES,
  'milestone.corrected reason': CORRECTION_REASONS,
  'route.found from': ROUTES,
  'route.found route': ROUTES,
  'disposition.set to': DISPOSITIONS,
  'disposition.set reason': ALL_DISPOSITION_REASONS,
  'fact.recorded fact': DATED_IN_HISTORY,
  'after-studies.said plan': AFTER_STUDIES,
  'document.moved to': DOCUMENT_STATUSES,
};
const NULLABLE = [
  'milestone.corrected to',
  'disposition.set reason',
  'fact.recorded on',
  'document.moved reason',
  'document.expected on',
];
const DAYS = FIELDS.filter(({ kind, field }) => {
  const name = `${kind} ${field}`;
  return (
    field === 'on' || (kind === 'milestone.corrected' && (name.endsWith(' from') || name.endsWith(' to')))
  );
});

const isStored = (entry: unknown): boolean => eventPayload.safeParse(entry).success;

describe('an entry of the history', () => {
  it.each(Object.values(ENTRIES))('$kind is stored as it is', (entry) => {
    expect(eventPayload.parse(entry)).toEqual(entry);
  });

  it.each(Object.values(ENTRIES))(
    '$kind keeps nothing that it does not know, such as words or a name',
    (entry) => {
      expect(eventPayload.parse({ ...entry, text: 'Ana wrote this' })).toEqual(entry);
    },
  );

  it('of an unknown kind is refused', () => {
    expect(isStored({ kind: 'case.praised' })).toBe(false);
    expect(isStored({})).toBe(false);
  });

  it.each(FIELDS)('$kind is refused without $field', ({ kind, field }) => {
    const { [field]: _, ...rest } = ENTRIES[kind] as Readonly<Record<string, unknown>>;
    expect(isStored(rest)).toBe(false);
  });

  it.each(FIELDS)('$kind may have no $field only where none can be', ({ kind, field }) => {
    expect(isStored({ ...ENTRIES[kind], [field]: null })).toBe(NULLABLE.includes(`${kind} ${field}`));
  });

  it.each(FIELDS)('$kind refuses a number as $field', ({ kind, field }) => {
    expect(isStored({ ...ENTRIES[kind], [field]: 7 })).toBe(false);
  });

  it.each(DAYS)('$kind has a civil date as $field, nothing that only looks like one', ({ kind, field }) => {
    expect(isStored({ ...ENTRIES[kind], [field]: '2028-02-29' })).toBe(true);
    for (const day of ['2026-02-29', '2026-13-01', '21/11/2026', '2026-11-21T10:00:00Z', 'soon'])
      expect(isStored({ ...ENTRIES[kind], [field]: day })).toBe(false);
  });

  it.each(Object.entries(CODES))('%s is one of the list of the rules', (name, list) => {
    const [kind = '', field = ''] = name.split(' ');
    const entry = Object.values(ENTRIES).find((one) => one.kind === kind);
    for (const code of list) expect(isStored({ ...entry, [field]: code })).toBe(true);
    expect(isStored({ ...entry, [field]: 'whatever-else' })).toBe(false);
  });
});
