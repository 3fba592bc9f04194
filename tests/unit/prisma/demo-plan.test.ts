// The demo must hold on every day of the year: early in September, on a leap day, at the end of the year.
import { describe, expect, it } from 'vitest';
import { civil, isAfter, isBefore, parisDate, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { checkCase } from '#lib/domain/case/check-case.ts';
import { datedFactRule, DATED_FACTS } from '#lib/domain/case/dated-fact.ts';
import { CASE_STATUSES, MILESTONES } from '#lib/domain/case/milestone.ts';
import { nextTurnOn } from '#lib/domain/case/next-turn.ts';
import { isOverdue } from '#lib/domain/case/overdue.ts';
import { eventPayload } from '#lib/domain/case/schema.ts';
import { statusOf } from '#lib/domain/case/status.ts';
import { PUBLISHED_WINDOWS, waitOf } from '#lib/domain/wait/wait.ts';
import { checklistFor, situationOf } from '#lib/domain/document/checklist.ts';
import { planReminders } from '#lib/domain/reminder/plan.ts';
import { REMINDER_KINDS } from '#lib/domain/reminder/kind.ts';
import { planDemo, type DemoCase, type DemoPlan } from '#prisma/seed/demo-plan.ts';

const NOVEMBER = '2026-11-21T10:00:00Z';
const MOMENTS = [
  NOVEMBER,
  '2026-09-01T00:30:00+02:00',
  '2026-09-02T06:00:00Z',
  // A card was ordered before its number was written down: the order waits for it.
  '2026-11-19T08:00:00Z',
  '2027-03-02T22:59:59Z',
  '2028-02-29T18:00:00Z',
  '2027-06-30T12:00:00Z',
  '2027-08-31T21:00:00Z',
];

const casesOf = (plan: DemoPlan): readonly DemoCase[] => plan.institutions.flatMap((one) => one.cases);
const peopleOf = (plan: DemoPlan) => plan.institutions.flatMap((one) => one.people);

function named(plan: DemoPlan, name: string): DemoCase {
  const found = casesOf(plan).find((one) => one.student.email === `${name}@student.example`);
  if (!found) throw new Error(`${name} is not in the demo`);
  return found;
}

const papers = (one: DemoCase) =>
  Object.fromEntries(one.documents.map((paper) => [paper.kind, paper.status]));

/** The days of an entry that must have passed when it was written: not the end of studies, nor an expected paper. */
function toldAsPast(what: DemoCase['events'][number]['what']): CivilDate[] {
  if (!('on' in what) || what.on === null || what.kind === 'document.expected') return [];
  return what.kind === 'fact.recorded' && datedFactRule(what.fact).tense !== 'past' ? [] : [civil(what.on)];
}

/** Every day on which something is said to have happened already. */
function pastDays(one: DemoCase): CivilDate[] {
  const { facts } = one;
  return [
    facts.activeSince,
    facts.routeKnownSince,
    facts.studentActedOn,
    ...DATED_FACTS.filter((fact) => datedFactRule(fact).tense === 'past').map((fact) => facts[fact]),
    ...MILESTONES.flatMap((name) => [
      facts.milestones[name]?.on ?? null,
      facts.milestones[name]?.recordedOn ?? null,
    ]),
    ...one.documents.flatMap((paper) => [paper.statusOn, paper.statusRecordedOn]),
    ...one.ledger.map((sent) => sent.dueOn),
    ...one.events.flatMap(({ what }) => toldAsPast(what)),
  ].filter((day) => day !== null);
}

describe.each(MOMENTS)('the demo on %s', (moment) => {
  const now = new Date(moment);
  const today = parisDate(now);
  const plan = planDemo(now);
  const cases = casesOf(plan);

  it('has some four hundred cases in three cohorts', () => {
    const sizes = plan.institutions.flatMap((one) =>
      one.cohorts.map((cohort) => one.cases.filter((some) => some.cohortId === cohort.id).length),
    );
    expect(sizes).toEqual([210, 110, 80]);
  });

  it('holds no impossible case', () => {
    for (const { facts, student } of cases) {
      expect(checkCase(facts), student.email).toMatchObject({ ok: true });
      expect(facts.route === 'unknown').toBe(facts.routeKnownSince === null);
      expect(facts.disposition === 'active').toBe(facts.dispositionReason === null);
    }
  });

  it('knows nothing of the future', () => {
    for (const one of cases) {
      for (const day of pastDays(one))
        expect(isAfter(day, today), `${one.student.email} ${day.toString()}`).toBe(false);
      const instants = [...one.events.map(({ at }) => at), ...one.ledger.map(({ at }) => at), one.changedAt];
      for (const at of instants) expect(at.getTime()).toBeLessThanOrEqual(now.getTime());
    }
  });

  it('tells each history in order, in words that the product reads', () => {
    for (const { events } of cases) {
      expect(events[0]?.what).toEqual({ kind: 'case.opened' });
      const times = events.map(({ at }) => at.getTime());
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      for (const { what, source, actor } of events) {
        expect(eventPayload.parse(what)).toEqual(what);
        expect(source !== null).toBe(what.kind.startsWith('milestone.'));
        if (source) expect(source === 'verified').toBe(actor.role !== 'student');
        if (what.kind === 'case.opened') expect(actor.role).not.toBe('student');
      }
    }
  });

  it('tells histories that end where the facts stand', () => {
    for (const { events, facts, documents } of cases) {
      const said = events.map(({ what }) => what);
      const recorded = said
        .filter((what) => what.kind === 'milestone.recorded')
        .map((what) => [what.milestone, what.on]);
      const known = MILESTONES.flatMap((name) => {
        const fact = facts.milestones[name];
        return fact ? [[name, fact.on.toString()]] : [];
      });
      expect(recorded.toSorted()).toEqual(known.toSorted());
      for (const paper of documents) {
        const last = said.findLast((what) => what.kind === 'document.moved' && what.documentId === paper.id);
        expect(last && 'to' in last ? last.to : 'missing').toBe(paper.status);
      }
    }
  });

  it('asks for the papers of the checklist and no others', () => {
    for (const { documents, facts, student } of cases) {
      const wanted = checklistFor(situationOf(facts, today, false));
      const asked = documents.filter(
        (paper) => !(paper.status === 'not_needed' && paper.reason === 'situation'),
      );
      const missing = wanted.filter((kind) => !asked.some((paper) => paper.kind === kind));
      const unasked = asked.filter((paper) => !wanted.includes(paper.kind) && paper.status === 'missing');
      // Until the triage is answered nobody knows.
      if (!facts.answers.origin) continue;
      expect(unasked, student.email).toEqual([]);
      // A case that rests is asked for nothing new.
      if (facts.disposition === 'active') expect(missing, student.email).toEqual([]);
    }
  });

  it('leaves to the first sweep only what falls due today, and what waits for the named students', () => {
    const names = new Set(['amina', 'diego'].map((name) => named(plan, name).id));
    for (const { id, facts, documents, ledger, nextCheckOn } of cases) {
      const due = planReminders(facts, documents, ledger, today);
      if (!names.has(id)) for (const one of due) expect(one.dueOn.equals(today)).toBe(true);
      const turn = nextTurnOn({ facts, documents }, today);
      for (const day of [turn, nextCheckOn]) if (day) expect(isBefore(day, today), id).toBe(false);
      expect(nextCheckOn?.equals(today) ?? false).toBe(due.length > 0 || (turn?.equals(today) ?? false));
      const places = ledger.map((one) => [one.kind, one.subject, one.cycle, one.index].join());
      expect(new Set(places).size).toBe(places.length);
    }
  });

  it('gives everybody an address that reaches nobody', () => {
    const emails = peopleOf(plan).map(({ email }) => email);
    expect(new Set(emails).size).toBe(emails.length);
    for (const email of emails) expect(email).toMatch(/^[a-z0-9.-]{1,64}@[a-z.]+\.example$/);
  });

  it('holds nothing that could be a social security number', () => {
    expect(JSON.stringify(plan)).not.toMatch(/(?<!\d)(?:\d{13}|\d{15})(?!\d)/);
    for (const { studentNumber } of peopleOf(plan))
      expect(studentNumber ?? 'V2600101').toMatch(/^[VB]\d{7}$/);
  });

  it('is the same on a second run, but for the ids', () => {
    const shape = (one: DemoCase) => [
      one.sortName,
      statusOf(one.facts.milestones),
      one.events.map(({ at }) => at),
      one.ledger.length,
    ];
    expect(casesOf(planDemo(now)).map(shape)).toEqual(cases.map(shape));
  });

  it('has Amina, whose birth certificate came back yesterday', () => {
    const amina = named(plan, 'amina');
    expect(amina.facts).toMatchObject({ route: 'register_portal', disposition: 'active' });
    expect(statusOf(amina.facts.milestones)).toBe('PROVISIONAL_NIA');
    expect(amina.facts.milestones.submitted?.on.until(today).days).toBe(70);
    expect(amina.facts.milestones.provisionalNumber?.on.until(today).days).toBe(56);
    expect(papers(amina)).toEqual({
      'enrolment-certificate': 'accepted',
      'identity-document': 'accepted',
      'student-visa': 'accepted',
      'birth-certificate': 'rejected',
      'birth-translation': 'deposited',
      'residence-permit': 'deposited',
      'bank-details': 'missing',
    });
    const due = planReminders(amina.facts, amina.documents, amina.ledger, today);
    expect(due).toMatchObject([{ kind: 'rejected-document', index: 0, state: 'planned' }]);
    expect(due[0]?.dueOn.until(today).days).toBe(1);
  });

  it('has Mei, who has sent her first papers', () => {
    const mei = named(plan, 'mei');
    expect(statusOf(mei.facts.milestones)).toBe('SUBMITTED');
    expect(papers(mei)).toMatchObject({ 'student-visa': 'deposited', 'birth-certificate': 'missing' });
    expect(isOverdue(mei.overdueFrom, today)).toBe(false);
  });

  it('has Diego, whose card update became due this month', () => {
    const diego = named(plan, 'diego');
    expect(statusOf(diego.facts.milestones)).toBe('GP_DECLARED');
    const due = planReminders(diego.facts, diego.documents, diego.ledger, today);
    expect(due).toMatchObject([{ kind: 'vitale-yearly-update', index: 0, state: 'planned' }]);
    expect(due[0]?.dueOn.toPlainYearMonth().equals(today.toPlainYearMonth())).toBe(true);
    expect(diego.facts.studiesEndOn && isAfter(diego.facts.studiesEndOn, today)).toBe(true);
  });
});

describe('the demo in November', () => {
  const today = parisDate(new Date(NOVEMBER));
  const plan = planDemo(new Date(NOVEMBER));
  const [valmont] = plan.institutions;
  const active = casesOf(plan).filter(({ facts }) => facts.disposition === 'active');

  it('shows every station in both cohorts of Valmont', () => {
    for (const { id, name } of valmont?.cohorts ?? []) {
      const here = active.filter((one) => one.cohortId === id).map((one) => statusOf(one.facts.milestones));
      expect([...new Set(here)].toSorted(), name).toEqual(CASE_STATUSES.toSorted());
    }
  });

  it('shows what an office has to deal with', () => {
    const every = casesOf(plan);
    const share = (some: readonly DemoCase[]) => some.length / every.length;
    const inactive = (disposition: string) => every.filter(({ facts }) => facts.disposition === disposition);
    expect(share(inactive('not_required'))).toBeCloseTo(0.06, 1);
    expect(share(inactive('closed'))).toBeCloseTo(0.03, 1);
    expect(share(active.filter((one) => isOverdue(one.overdueFrom, today)))).toBeGreaterThan(0.05);
    const reasons = active.flatMap(({ documents }) => documents.flatMap(({ reason }) => reason ?? []));
    expect(new Set(reasons).size).toBeGreaterThan(5);
    const routes = new Set(every.map(({ facts }) => facts.route));
    expect(routes.size).toBe(6);
    const isEarly = ({ facts }: DemoCase) =>
      facts.milestones.gpDeclared && statusOf(facts.milestones) !== 'GP_DECLARED';
    expect(active.filter(isEarly).length).toBeGreaterThan(3);
    const awaited = new Set(
      active.flatMap((one) => waitOf(one.facts, today, PUBLISHED_WINDOWS)?.until ?? []),
    );
    expect(awaited.size).toBe(4);
    const kinds = new Set(every.flatMap(({ ledger }) => ledger.map(({ kind }) => kind)));
    expect([...kinds].toSorted()).toEqual(REMINDER_KINDS.toSorted());
  });
});
