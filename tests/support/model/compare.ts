import type { CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import type { CaseState } from '#lib/domain/case/change.ts';
import { DATED_FACTS } from '#lib/domain/case/dated-fact.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import { statusOf } from '#lib/domain/case/status.ts';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import { dayNumber, isoOf, type DayNumber } from './day-number.ts';
import { modelStatus, type ModelCase, type ModelPaper } from './model-case.ts';

// A million steps touch the same few thousand days over and over: reading and writing them is most of the time.
const dates = new Map<DayNumber, CivilDate>();
const numbers = new WeakMap<CivilDate, DayNumber>();

/** The product's own value of a day. */
export function dateOf(day: DayNumber): CivilDate {
  const known = dates.get(day);
  if (known) return known;
  const made = civil(isoOf(day));
  dates.set(day, made);
  return made;
}

/** The model's number of a day; null stays null. */
function numberOf(date: CivilDate | null): DayNumber | null {
  if (!date) return null;
  const known = numbers.get(date);
  if (known !== undefined) return known;
  const made = dayNumber(date.toString());
  numbers.set(date, made);
  return made;
}

type Difference = { readonly what: string; readonly product: unknown; readonly model: unknown };

function* differencesOfPaper(real: DocumentFacts, model: ModelPaper): Generator<Difference> {
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['period', real.period, model.period],
    ['status', real.status, model.status],
    ['day', numberOf(real.statusOn), model.on],
    ['recorded day', numberOf(real.statusRecordedOn), model.recordedOn],
    ['reason', real.reason, model.reason],
    ['text', real.reasonText, model.text],
    ['rejections', real.rejections, model.rejections],
    ['expected day', numberOf(real.expectedOn), model.expectedOn],
    ['number of inferences', real.inferences.length, model.because.length],
  ];
  for (const [what, product, told] of pairs) {
    if (product !== told) yield { what: `${model.kind}: ${what}`, product, model: told };
  }
  for (const [index, one] of real.inferences.entries()) {
    const link = model.because[index];
    if (one.by !== link?.by || one.from !== link.from || numberOf(one.fromOn) !== link.fromOn) {
      yield { what: `${model.kind}: inference ${String(index)}`, product: one, model: link };
    }
  }
}

function* differences({ facts, documents }: CaseState, model: ModelCase): Generator<Difference> {
  const after = facts.afterStudies;
  const pairs: (readonly [string, unknown, unknown])[] = [
    ['route', facts.route, model.route],
    ['disposition', facts.disposition, model.disposition],
    ['reason to rest', facts.dispositionReason, model.reason],
    ['active since', numberOf(facts.activeSince), model.activeSince],
    ['route known since', numberOf(facts.routeKnownSince), model.routeKnownSince],
    ['student acted on', numberOf(facts.studentActedOn), model.studentActedOn],
    ['portal link', facts.portalLinkSentAt?.getTime() ?? null, model.linkSentAt],
    ['plan', after?.plan, model.plan?.plan],
    ['plan for', after && numberOf(after.studiesEndOn), model.plan && model.plan.until],
    ['status', statusOf(facts.milestones), modelStatus(model)],
    ['number of papers', documents.length, model.papers.length],
  ];
  for (const milestone of MILESTONES) {
    const [real, told] = [facts.milestones[milestone], model.reached[milestone]];
    pairs.push(
      [`${milestone}: day`, real ? numberOf(real.on) : undefined, told?.on],
      [`${milestone}: source`, real?.source, told?.source],
      [`${milestone}: recorded day`, real ? numberOf(real.recordedOn) : undefined, told?.recordedOn],
    );
  }
  for (const fact of DATED_FACTS) pairs.push([fact, numberOf(facts[fact]), model.facts[fact] ?? null]);
  for (const [what, product, told] of pairs) if (product !== told) yield { what, product, model: told };
  const [heard, said] = [Object.entries(facts.answers), model.answers as Record<string, unknown>];
  const isSame =
    heard.length === Object.keys(said).length && heard.every(([question, one]) => said[question] === one);
  if (!isSame) yield { what: 'answers', product: facts.answers, model: said };
  for (const paper of model.papers) {
    const real = documents.find((one) => one.kind === paper.kind && one.period === paper.period);
    if (real) yield* differencesOfPaper(real, paper);
    else
      yield {
        what: `the paper ${paper.kind} ${paper.period}`,
        product: 'is not there',
        model: 'is asked for',
      };
  }
}

/** Where the product's case and the model's part; null while they agree in everything. */
export function difference(real: CaseState, model: ModelCase): string | null {
  const [first] = differences(real, model);
  if (!first) return null;
  return `${first.what}: the product says ${JSON.stringify(first.product)}, the model ${JSON.stringify(first.model)}`;
}
