import { describe, expect, it } from 'vitest';
import { civil, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import { LONGEST_EXPECTATION_DAYS } from '#lib/domain/document/move.ts';
import { anchorsOf } from '#lib/domain/reminder/anchors.ts';
import {
  REMINDER_KINDS,
  REMINDER_RULES,
  SETTLING_DAYS,
  type Occurrence,
  type ReminderKind,
} from '#lib/domain/reminder/kind.ts';
import { nextCheckOn, planReminders, stillHolds } from '#lib/domain/reminder/plan.ts';
import { facts, paper, reached } from '#tests/support/domain-fixtures.ts';

const ANCHOR = civil('2026-10-01');
/** Without answers nothing but reminders falls due. */
const SETTLED = facts({
  answers: {},
  activeSince: civil('2026-08-01'),
  studiesStartOn: ANCHOR,
  studiesEndOn: null,
});
const CARDED = {
  ...SETTLED,
  milestones: reached({ submitted: '2025-09-02', permanentNumber: '2025-09-20', carteVitale: '2025-10-01' }),
};

/** For each kind, a case and a paper for which it counts from the anchor and nothing else holds. */
const EXAMPLES: Readonly<Record<ReminderKind, readonly [typeof SETTLED, DocumentFacts | null]>> = {
  'missing-document': [SETTLED, paper('student-visa')],
  'rejected-document': [
    { ...SETTLED, milestones: reached({ submitted: '2026-09-02' }) },
    paper('student-visa', { status: 'rejected', statusOn: ANCHOR, statusRecordedOn: ANCHOR, rejections: 1 }),
  ],
  'vitale-yearly-update': [CARDED, null],
};

function plan(kind: ReminderKind, today: CivilDate, ledger: readonly Occurrence[] = []) {
  const [some, one] = EXAMPLES[kind];
  return planReminders(some, one ? [one] : [], ledger, today);
}
const inShort = (planned: ReturnType<typeof planReminders>) =>
  planned.map(({ index, state }) => `${String(index)} ${state}`);

describe.each(REMINDER_KINDS)('%s', (kind) => {
  const { offsets } = REMINDER_RULES[kind];
  const [some, one] = EXAMPLES[kind];
  const papers = one ? [one] : [];
  const steps = offsets.map((offset, index) => [index, offset] as const);
  const before = (index: number): Occurrence[] =>
    plan(kind, ANCHOR.add({ days: offsets[index] ?? 0 })).filter((done) => done.index < index);

  it('has offsets that rise', () => {
    expect(offsets).toEqual([...new Set(offsets)].toSorted((a, b) => a - b));
  });

  it.each(steps)(
    'index %i is planned from %i days after the anchor, not on the day before',
    (index, offset) => {
      const due = ANCHOR.add({ days: offset });
      expect(inShort(plan(kind, due.subtract({ days: 1 }), before(index)))).toEqual([]);
      expect(inShort(plan(kind, due, before(index)))).toEqual([`${String(index)} planned`]);
      const [planned] = plan(kind, due.add({ days: 1 }), before(index));
      expect(planned?.dueOn.toString()).toBe(due.toString());
    },
  );

  it.each(steps)('index %i is not planned again, nor anything before it', (index, offset) => {
    const due = ANCHOR.add({ days: offset });
    const last = plan(kind, due).filter((done) => done.index === index);
    expect(plan(kind, due, last)).toEqual([]);
  });

  it('sends only the latest when several are due, and writes the others down', () => {
    const late = ANCHOR.add({ days: offsets.at(-1) ?? 0 });
    expect(inShort(plan(kind, late))).toEqual(
      offsets.map(
        (_, index) => `${String(index)} ${index === offsets.length - 1 ? 'planned' : 'superseded'}`,
      ),
    );
  });

  it('looks again on the day of the next index', () => {
    for (const [index, offset] of steps.slice(0, -1)) {
      const today = ANCHOR.add({ days: offset });
      const next = ANCHOR.add({ days: offsets[index + 1] ?? 0 });
      expect(nextCheckOn(some, papers, before(index), today)?.toString()).toBe(next.toString());
    }
  });

  it('still holds for what was planned, not for another cycle or subject', () => {
    const today = ANCHOR.add({ days: offsets[0] ?? 0 });
    const [planned] = plan(kind, today);
    expect(planned).toBeDefined();
    if (!planned) return;
    expect(stillHolds(planned, some, papers, today)).toBe(true);
    expect(stillHolds({ ...planned, cycle: 'another' }, some, papers, today)).toBe(false);
    expect(stillHolds({ ...planned, subject: 'another' }, some, papers, today)).toBe(false);
    expect(stillHolds(planned, { ...some, disposition: 'closed' }, papers, today)).toBe(false);
  });
});

describe('the first days of a case', () => {
  const opened = civil('2026-11-01');
  const settled = opened.add({ days: SETTLING_DAYS });
  const kindsPlanned = (today: CivilDate) => {
    const young = { ...CARDED, activeSince: opened };
    const papers = [paper('bank-details', { status: 'rejected', statusOn: opened, rejections: 1 })];
    return planReminders(young, papers, [], today).map((one) => one.kind);
  };

  it.each(REMINDER_KINDS.filter((kind) => kind !== 'missing-document'))('%s', (kind) => {
    const eve = settled.subtract({ days: 1 });
    expect(kindsPlanned(eve).includes(kind)).toBe(REMINDER_RULES[kind].goesOutAtOnce);
    expect(kindsPlanned(settled)).toContain(kind);
  });

  it('hold back a missing document, whatever else is older', () => {
    const young = { ...SETTLED, activeSince: opened };
    const [first = 0] = REMINDER_RULES['missing-document'].offsets;
    const due = opened.add({ days: Math.max(first, SETTLING_DAYS) });
    expect(planReminders(young, [paper('student-visa')], [], due.subtract({ days: 1 }))).toEqual([]);
    expect(planReminders(young, [paper('student-visa')], [], due)).toHaveLength(1);
  });
});

describe('a document that is expected', () => {
  const expectedOn = ANCHOR.add({ days: LONGEST_EXPECTATION_DAYS });
  const papers = [paper('student-visa', { expectedOn })];

  it('is not asked for before that day, and then once', () => {
    expect(planReminders(SETTLED, papers, [], expectedOn.subtract({ days: 1 }))).toEqual([]);
    expect(nextCheckOn(SETTLED, papers, [], ANCHOR)?.toString()).toBe(expectedOn.toString());
    const { offsets } = REMINDER_RULES['missing-document'];
    const resting = offsets.filter((offset) => offset <= LONGEST_EXPECTATION_DAYS).length;
    expect(inShort(planReminders(SETTLED, papers, [], expectedOn))).toEqual(
      Array.from(
        { length: resting },
        (_, at) => `${String(at)} ${at === resting - 1 ? 'planned' : 'superseded'}`,
      ),
    );
  });
});

describe('the ledger', () => {
  it('of one kind says nothing of another with the same subject and cycle', () => {
    const papers = [paper('student-visa')];
    const today = ANCHOR.add({ days: REMINDER_RULES['missing-document'].offsets[0] ?? 0 });
    const planned = planReminders(SETTLED, papers, [], today);
    const others = planned.map((one) => ({ ...one, kind: 'rejected-document' as const, index: 4 }));
    expect(planReminders(SETTLED, papers, others, today)).toEqual(planned);
    expect(planned).toHaveLength(1);
  });
});

describe('a fact that is dated anew', () => {
  it('sends nothing again of the same cycle', () => {
    const today = ANCHOR.add({ days: REMINDER_RULES['missing-document'].offsets[1] ?? 0 });
    const papers = [paper('student-visa')];
    const ledger = planReminders(SETTLED, papers, [], today);
    const later = { ...SETTLED, studiesStartOn: today };
    expect(nextCheckOn(later, papers, ledger, today)).toEqual(today.add({ days: 21 }));
    for (let days = 0; days <= 20; days++)
      expect(planReminders(later, papers, ledger, today.add({ days }))).toEqual([]);
    expect(inShort(planReminders(later, papers, ledger, today.add({ days: 21 })))).toEqual(['2 planned']);
  });

  it('opens a new cycle where the cycle is its date or its count', () => {
    const [some, one] = EXAMPLES['rejected-document'];
    const ledger = plan('rejected-document', ANCHOR);
    const again = one ? [{ ...one, rejections: 2 }] : [];
    expect(inShort(planReminders(some, again, ledger, ANCHOR))).toEqual(['0 planned']);
    const updated = { ...CARDED, vitaleUpdatedOn: civil('2026-10-05') };
    expect(anchorsOf(updated, [], civil('2027-10-05'))[0]?.cycle).toBe('2027-10-05');
    expect(
      inShort(planReminders(updated, [], plan('vitale-yearly-update', ANCHOR), civil('2027-10-05'))),
    ).toEqual(['0 planned']);
  });
});

describe('the end of the studies', () => {
  const [, second = 0] = REMINDER_RULES['vitale-yearly-update'].offsets;
  const endsOn = (days: number) => ({ ...CARDED, studiesEndOn: ANCHOR.add({ days }) });
  const first = plan('vitale-yearly-update', ANCHOR);

  it('ends the yearly reminder of the card: the last one goes out on that day, none after it', () => {
    const due = ANCHOR.add({ days: second });
    expect(inShort(planReminders(endsOn(second), [], first, due))).toEqual(['1 planned']);
    expect(planReminders(endsOn(second), [], first, due.add({ days: 1 }))).toEqual([]);
    expect(planReminders(endsOn(second - 1), [], first, due)).toEqual([]);
    expect(nextCheckOn(endsOn(second - 1), [], first, ANCHOR)).toBeNull();
  });

  it('stops what was planned but not sent', () => {
    const [planned] = first;
    expect(planned && stillHolds(planned, endsOn(0), [], ANCHOR)).toBe(true);
    expect(planned && stillHolds(planned, endsOn(0), [], ANCHOR.add({ days: 1 }))).toBe(false);
  });
});

describe('a European card', () => {
  const covered = facts({
    route: 'ehic_covers',
    disposition: 'not_required',
    dispositionReason: 'ehic',
    ehicValidUntil: civil('2027-03-31'),
  });

  it('makes the planner look on the day after its last one, though nothing is reminded', () => {
    const papers = [paper('student-visa')];
    expect(planReminders(covered, papers, [], ANCHOR)).toEqual([]);
    expect(nextCheckOn(covered, papers, [], ANCHOR)?.toString()).toBe('2027-04-01');
  });

  it('without a last day gives nothing to look for', () => {
    expect(nextCheckOn({ ...covered, ehicValidUntil: null }, [], [], ANCHOR)).toBeNull();
  });

  it('means nothing to a case that moves', () => {
    const moving = { ...covered, disposition: 'active' } as const;
    expect(nextCheckOn(moving, [], [], ANCHOR)).toBeNull();
  });
});
