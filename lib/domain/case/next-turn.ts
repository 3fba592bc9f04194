import { earliest, type CivilDate } from '../calendar/civil-date.ts';
import { papersTurnOn } from '../document/sync.ts';
import { settlesOn } from './birthday.ts';
import type { CaseState } from './change.ts';
import { ehicLapsesOn } from './set-disposition.ts';

/** The next day that changes the case by itself (`newDay`); today or earlier when that is still to be done. */
export function nextTurnOn({ facts, documents }: CaseState, today: CivilDate): CivilDate | null {
  const isActive = facts.disposition === 'active';
  return earliest(
    ehicLapsesOn(facts),
    facts.turns18On && settlesOn(facts.turns18On),
    isActive ? papersTurnOn(documents, facts, today) : null,
  );
}
