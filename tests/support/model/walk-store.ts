import fc from 'fast-check';
import type { Person } from '#lib/domain/access/actor.ts';
import { findCase, type StoredCase } from '#lib/data/case-store.ts';
import { withActor } from '#lib/data/with-actor.ts';
import type { Context } from '#lib/platform/action.ts';
import { openDatabase, setDatabase, type Database } from '#lib/platform/db.ts';
import { answerTriage } from '#lib/use-cases/answer-triage.ts';
import type { CaseResult } from '#lib/use-cases/change-case.ts';
import { correctMilestone } from '#lib/use-cases/correct-milestone.ts';
import { expectDocument } from '#lib/use-cases/expect-document.ts';
import { moveDocument } from '#lib/use-cases/move-document.ts';
import { planDueReminders } from '#lib/use-cases/plan-due-reminders.ts';
import { recordMilestone } from '#lib/use-cases/record-milestone.ts';
import { reopenCase } from '#lib/use-cases/reopen-case.ts';
import { restCase } from '#lib/use-cases/rest-case.ts';
import { notePortalLink, planAfterStudies, tellFacts } from '#lib/use-cases/tell-facts.ts';
import { verifyMilestone } from '#lib/use-cases/verify-milestone.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { addCase, addInstitution, addPerson, form } from '#tests/support/fixtures.ts';
import { dateOf, difference } from './compare.ts';
import { isoOf, type DayNumber } from './day-number.ts';
import { openingCase, type ModelBy, type ModelCase } from './model-case.ts';
import { isSamePaper, modelStep, newDay, paperAt } from './model-step.ts';
import { anyStep, dayOf, type Step, type When } from './step.ts';
import { FIRST_DAY, openingState } from './walk-domain.ts';

const DAY_MS = 86_400_000;
/** At ten in the morning in Paris it is the same day everywhere that matters. */
const MORNING_MS = 9 * 3_600_000;
/** A wait of this many days brings a night; the clock is shared by all cases, so it goes on by one day only. */
const NIGHT_FROM_DAYS = 30;

type Walker = {
  readonly id: string;
  readonly student: Person;
  readonly adviser: Person;
  readonly precheck: boolean;
  model: ModelCase;
  version: number;
  documents: StoredCase['documents'];
};

export type StoreRun = {
  readonly taken: number;
  readonly refused: number;
  readonly nights: number;
  readonly turned: number;
};

/** What a step does through the use case that a form calls; null: no form does this. */
function submit(context: Context, of: Walker, step: Step, today: DayNumber): Promise<CaseResult> | null {
  const { model } = of;
  const day = (when: When) => dateOf(dayOf(when, model, today));
  const dayOrNull = (when: When | null) => when && day(when);
  const sent = form(of.id, of.version);
  switch (step.do) {
    case 'wait':
    case 'new day':
      return null;
    case 'record':
      return recordMilestone(context, { ...sent, milestone: step.milestone, on: day(step.when) });
    case 'verify':
      return verifyMilestone(context, { ...sent, milestone: step.milestone });
    case 'correct':
      return correctMilestone(context, {
        ...sent,
        milestone: step.milestone,
        on: dayOrNull(step.when),
        reason: step.reason,
      });
    case 'rest':
      return restCase(context, { ...sent, to: step.to, reason: step.reason });
    case 'reopen':
      return reopenCase(context, sent);
    case 'triage':
      return answerTriage(context, { ...sent, answers: step.answers, ehicValidUntil: dayOrNull(step.card) });
    case 'tell': {
      const changes = Object.fromEntries(step.facts.map(([fact, when]) => [fact, dayOrNull(when)]));
      return tellFacts(context, { ...sent, changes });
    }
    case 'portal link':
      return notePortalLink(context, sent);
    case 'plan':
      return planAfterStudies(context, { ...sent, plan: step.plan });
    case 'paper':
    case 'expect': {
      const meant = paperAt(model, step.place);
      const documentId = of.documents.find((one) => isSamePaper(one, meant))?.id ?? 'none';
      if (step.do === 'expect')
        return expectDocument(context, { ...sent, documentId, expectedOn: dayOrNull(step.when) });
      const { to: status, reason, text: reasonText } = step;
      return moveDocument(context, { ...sent, documentId, status, on: day(step.when), reason, reasonText });
    }
  }
}

/** The stored case must be the model's, down to its version. */
async function compare(of: Walker, words: string): Promise<void> {
  const { adviser } = of;
  const stored = await withActor(adviser, (tx) =>
    findCase(tx, { institutionId: adviser.institutionId, id: of.id }),
  );
  if (!stored) throw new Error(`${words}: the case is gone`);
  if (stored.version !== of.version) {
    throw new Error(`${words}: the version is ${String(stored.version)}, not ${String(of.version)}`);
  }
  const wrong = difference(stored, of.model);
  if (wrong) throw new Error(`${words}: ${wrong}`);
  of.documents = stored.documents;
}

async function makeWalkers(maintenance: Database, count: number): Promise<readonly Walker[]> {
  const offices = await Promise.all(
    [false, true].map(async (precheck) => {
      const institution = await addInstitution(maintenance, precheck ? 'Valmont' : 'Brume', 2);
      await maintenance.institution.update({ where: { id: institution.id }, data: { precheck } });
      // The office that looks at papers first also asks for more from where all its students come.
      if (precheck) {
        await maintenance.countryPaper.create({
          data: { institutionId: institution.id, nationality: 'DZ', name: 'Livret de famille' },
        });
      }
      return { institution, precheck, adviser: await addPerson(maintenance, institution, 'adviser') };
    }),
  );
  const walkers: Walker[] = [];
  for (let index = 0; index < count; index++) {
    const office = offices[index % offices.length];
    if (!office) throw new Error('there is no office');
    const start = index % 3 === 0 ? null : FIRST_DAY - 30 + (index % 60);
    const { facts, documents } = openingState(start);
    const made = await addCase(maintenance, office.institution, {
      facts,
      documents,
      cohort: index % 4 < 2 ? 0 : 1,
    });
    const { id, student } = made;
    await maintenance.person.update({
      where: { institutionId_userId: { institutionId: student.institutionId, userId: student.userId } },
      data: { nationality: 'DZ' },
    });
    const { adviser, precheck } = office;
    walkers.push({
      id,
      student,
      adviser,
      precheck,
      model: openingCase(FIRST_DAY, start, precheck),
      version: 1,
      documents,
    });
  }
  return walkers;
}

/**
 * Takes cases in two offices through random steps, by the real use cases on a real database, and compares what is stored
 * with the model after each change. Throws where they part.
 */
export async function runStore(
  db: TestDatabase,
  given: { readonly steps: number; readonly seed: number; readonly cases: number },
): Promise<StoreRun> {
  const maintenance = openDatabase(db.urls.maintenance, 2);
  const walkers = await makeWalkers(maintenance, given.cases);
  await maintenance.$disconnect();
  const worker = openDatabase(db.urls.worker, 2);
  const web = setDatabase(openDatabase(db.urls.web, 2));
  const steps = fc.sample(fc.tuple(fc.nat({ max: given.cases - 1 }), anyStep), {
    numRuns: given.steps,
    seed: given.seed,
  });
  const run = { taken: 0, refused: 0, nights: 0, turned: 0 };
  let today = FIRST_DAY;

  async function night(): Promise<void> {
    run.nights++;
    setDatabase(worker);
    await planDueReminders({ now: new Date(today * DAY_MS + MORNING_MS), today: dateOf(today) });
    setDatabase(web);
    for (const of of walkers) {
      const next = { ...of.model, papers: [...of.model.papers] };
      if (!newDay(next, today)) continue;
      run.turned++;
      of.model = next;
      of.version++;
      await compare(of, `the night of ${isoOf(today)}`);
    }
  }

  for (const [place, step] of steps) {
    if (step.do === 'wait') {
      today++;
      if (step.days >= NIGHT_FROM_DAYS) await night();
      continue;
    }
    const of = walkers[place];
    if (!of) throw new Error('there is no such case');
    const isOffice = step.who === 'office';
    const now = today * DAY_MS + MORNING_MS;
    const by: ModelBy = {
      today,
      now,
      isOffice,
      source: isOffice ? 'verified' : 'declared',
      precheck: of.precheck,
    };
    const context: Context = {
      actor: isOffice ? of.adviser : of.student,
      now: new Date(now),
      today: dateOf(today),
    };
    const did = await submit(context, of, step, today);
    if (!did) continue;
    const should = modelStep(of.model, step, by);
    const words = `${isoOf(today)} ${JSON.stringify(step)}`;
    if (did.ok !== (should !== null)) {
      throw new Error(
        `${words}: the model ${should ? 'takes' : 'refuses'} it, the product says ${JSON.stringify(did)}`,
      );
    }
    if (!should) {
      run.refused++;
      continue;
    }
    run.taken++;
    of.model = should;
    of.version++;
    await compare(of, words);
  }
  for (const of of walkers) await compare(of, 'at the end');
  await worker.$disconnect();
  return run;
}
