import type { CaseState, NewEvent } from '#lib/domain/case/change.ts';
import { DATED_FACTS } from '#lib/domain/case/dated-fact.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';

/** What somebody knows of a case who read nothing but its history. */
export type Told = Map<string, string>;

const SOURCE = (text: string | null): string => text ?? 'nobody';

/** What a case comes to in the words of its history. */
function summary({ facts, documents }: CaseState): Told {
  const told: Told = new Map([
    ['route', facts.route],
    ['disposition', `${facts.disposition} ${facts.dispositionReason ?? ''}`],
  ]);
  for (const one of MILESTONES) {
    const fact = facts.milestones[one];
    if (fact) told.set(one, `${fact.on.toString()} ${fact.source}`);
  }
  for (const one of DATED_FACTS) {
    const on = facts[one];
    // Of a birthday the history keeps no date.
    if (on) told.set(one, one === 'turns18On' ? 'known' : on.toString());
  }
  for (const one of documents) {
    // A new paper is missing since it was asked for.
    told.set(one.id, `${one.status} ${one.statusOn.toString()} ${one.reason ?? ''}`);
  }
  return told;
}

/** Reads one more entry. */
function hear(told: Told, { what, source }: NewEvent): void {
  switch (what.kind) {
    case 'milestone.recorded':
    case 'milestone.verified':
      told.set(what.milestone, `${what.on} ${SOURCE(source)}`);
      return;
    case 'milestone.corrected':
      if (what.to === null) told.delete(what.milestone);
      else told.set(what.milestone, `${what.to} ${SOURCE(source)}`);
      return;
    case 'route.found':
      told.set('route', what.route);
      return;
    case 'disposition.set':
      told.set('disposition', `${what.to} ${what.reason ?? ''}`);
      return;
    case 'fact.recorded':
      if (what.on === null) told.delete(what.fact);
      else told.set(what.fact, what.on);
      return;
    case 'birthday.told':
      if (what.isKnown) told.set('turns18On', 'known');
      else told.delete('turns18On');
      return;
    case 'document.moved':
      told.set(what.documentId, `${what.to} ${what.on} ${what.reason ?? ''}`);
      return;
    case 'case.opened':
    case 'portal-link.sent':
    case 'after-studies.said':
    case 'document.expected':
      return;
  }
}

export const toldOf = (opening: CaseState): Told => summary(opening);

/** Reads the entries of a change and says where the history and the case part; null while it tells everything. */
export function untold(told: Told, events: readonly NewEvent[], now: CaseState): string | null {
  if (events.length === 0) return 'the history says nothing of it';
  for (const event of events) hear(told, event);
  const should = summary(now);
  for (const [what, value] of should) {
    if (told.get(what) !== value)
      return `the history says ${what} is ${told.get(what) ?? 'nothing'}, not ${value}`;
  }
  return told.size === should.size ? null : 'the history says more than there is';
}
