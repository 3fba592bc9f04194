import { beforeAll, describe, expect, it } from 'vitest';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { DATED_FACTS, datedFactRule } from '#lib/domain/case/dated-fact.ts';
import { AFTER_STUDIES } from '#lib/domain/case/facts.ts';
import type { TriageAnswers } from '#lib/domain/route/question.ts';
import { openDatabase, type Database } from '#lib/platform/db.ts';
import { answerTriage } from '#lib/use-cases/answer-triage.ts';
import { notePortalLink, planAfterStudies, tellFacts } from '#lib/use-cases/tell-facts.ts';
import { viewOwnCase } from '#lib/use-cases/view-case.ts';
import { testDatabase } from '#tests/support/database.ts';
import {
  addCase,
  addInstitution,
  contextOf,
  facts,
  form,
  reached,
  type AddedCase,
  type Institution,
} from '#tests/support/fixtures.ts';

let maintenance: Database;
let valmont: Institution;

beforeAll(async () => {
  const db = await testDatabase();
  maintenance = openDatabase(db.urls.maintenance, 2);
  valmont = await addInstitution(maintenance, 'Valmont');
  return () => maintenance.$disconnect();
});

const rowOf = (of: AddedCase) =>
  maintenance.case.findFirstOrThrow({
    where: { id: of.id },
    include: { documents: { orderBy: { kind: 'asc' } }, events: { orderBy: { seq: 'asc' } } },
  });

const FROM_ABROAD: TriageAnswers = {
  origin: 'other',
  work: 'none',
  before: 'no',
  visa: 'yes',
  age: 'adult',
  birth: 'other',
};

describe('the triage', () => {
  it('stores answers, route and the papers that follow, and says so in the history', async () => {
    const of = await addCase(maintenance, valmont, {
      facts: facts({ route: 'unknown', routeKnownSince: null }),
      documents: [],
    });
    const said = { answers: FROM_ABROAD, ehicValidUntil: null };
    expect(await answerTriage(contextOf(of.student), { ...form(of.id), ...said })).toMatchObject({
      ok: true,
    });
    const row = await rowOf(of);
    expect(row).toMatchObject({ route: 'register_portal', answers: FROM_ABROAD, disposition: 'active' });
    expect(row.documents.map((one) => one.kind)).toEqual([
      'bank-details',
      'birth-certificate',
      'birth-translation',
      'enrolment-certificate',
      'identity-document',
      'residence-permit',
      'student-visa',
    ]);
    expect(row.events[0]?.payload).toEqual({
      kind: 'route.found',
      from: 'unknown',
      route: 'register_portal',
    });
    const view = await viewOwnCase(contextOf(of.student));
    expect(view?.case.facts.answers).toEqual(FROM_ABROAD);
  });

  it('with a European card rests the case until the day after it ends', async () => {
    const of = await addCase(maintenance, valmont, {
      facts: facts({ route: 'unknown', routeKnownSince: null }),
      documents: [],
    });
    const said = {
      answers: { origin: 'europe', work: 'none', card: 'ehic' },
      ehicValidUntil: civil('2027-01-31'),
    } as const;
    expect(await answerTriage(contextOf(of.student), { ...form(of.id), ...said })).toMatchObject({
      ok: true,
    });
    expect(await rowOf(of)).toMatchObject({
      route: 'ehic_covers',
      disposition: 'not_required',
      dispositionReason: 'ehic',
      ehicValidUntil: new Date('2027-01-31'),
      nextCheckOn: new Date('2027-02-01'),
      overdueFrom: null,
      documents: [],
    });
  });

  it('is refused while a question is open, and where what is recorded cannot be on that route', async () => {
    const of = await addCase(maintenance, valmont, {
      facts: facts({ route: 'already_affiliated', milestones: reached({ permanentNumber: '2026-10-01' }) }),
    });
    const open = { answers: { origin: 'other' }, ehicValidUntil: null } as const;
    const context = contextOf(of.student);
    expect(await answerTriage(context, { ...form(of.id), ...open })).toMatchObject({
      ok: false,
      error: { code: 'answer-missing', field: 'work' },
    });
    const portal = { answers: FROM_ABROAD, ehicValidUntil: null };
    expect(await answerTriage(context, { ...form(of.id), ...portal })).toMatchObject({
      ok: false,
      error: { code: 'route-against-milestones' },
    });
    expect(await rowOf(of)).toMatchObject({ version: 1, route: 'already_affiliated', answers: {} });
  });
});

describe('dated facts', () => {
  it.each(DATED_FACTS)('%s is stored, shown, told in the history and forgotten again', async (fact) => {
    const { tense } = datedFactRule(fact);
    const known = facts({
      studiesStartOn: null,
      studiesEndOn: null,
      milestones: reached({
        submitted: '2026-09-10',
        permanentNumber: '2026-10-01',
        carteVitale: '2026-10-20',
      }),
    });
    const of = await addCase(maintenance, valmont, { facts: known });
    const context = contextOf(of.student);
    const on = civil(
      fact === 'studiesStartOn' ? '2026-09-01' : tense === 'past' ? '2026-11-01' : '2027-05-01',
    );
    const told = await tellFacts(context, { ...form(of.id), changes: { [fact]: on } });
    expect(told).toMatchObject({ ok: true });
    expect((await rowOf(of))[fact]).toEqual(new Date(on.toString()));
    const view = await viewOwnCase(context);
    expect(view?.case.facts[fact]?.toString()).toBe(on.toString());
    expect(view?.entries.map((one) => one.what)).toContainEqual(
      fact === 'turns18On'
        ? { kind: 'birthday.told', isKnown: true }
        : { kind: 'fact.recorded', fact, on: on.toString() },
    );
    const forgotten = await tellFacts(context, { ...form(of.id, 2), changes: { [fact]: null } });
    expect(forgotten).toMatchObject({ ok: true });
    expect((await rowOf(of))[fact]).toBeNull();
  });

  it('told together are stored all or not at all', async () => {
    const of = await addCase(maintenance, valmont);
    const changes = { arrivedOn: civil('2026-09-02'), visaValidatedOn: civil('2026-11-22') };
    const refused = await tellFacts(contextOf(of.student), { ...form(of.id), changes });
    expect(refused).toMatchObject({ ok: false, error: { code: 'date-in-future', field: 'visaValidatedOn' } });
    expect(await rowOf(of)).toMatchObject({ version: 1, arrivedOn: null, events: [] });
  });
});

describe('further words of the student', () => {
  it('the portal’s mail is noted with its instant', async () => {
    const of = await addCase(maintenance, valmont);
    expect(await notePortalLink(contextOf(of.student), form(of.id))).toMatchObject({ ok: true });
    const row = await rowOf(of);
    expect(row.portalLinkSentAt).toEqual(new Date('2026-11-21T10:00:00Z'));
    expect(row.events.map((one) => one.kind)).toEqual(['portal-link.sent']);
  });

  it.each(AFTER_STUDIES)(
    'what comes after the studies (%s) is kept with the end that was asked about',
    async (plan) => {
      const of = await addCase(maintenance, valmont);
      expect(await planAfterStudies(contextOf(of.student), { ...form(of.id), plan })).toMatchObject({
        ok: true,
      });
      expect(await rowOf(of)).toMatchObject({
        afterStudiesPlan: plan,
        afterStudiesFor: new Date('2027-06-30'),
      });
    },
  );
});
