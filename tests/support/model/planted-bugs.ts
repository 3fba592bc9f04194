// Bugs to find: what the product would do if a rule were forgotten. A model run that takes one of them is worth nothing.
import type { CaseChange, CaseState } from '#lib/domain/case/change.ts';
import { withMilestone } from '#lib/domain/case/record-milestone.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import * as verbs from '#lib/domain/case/verbs.ts';
import type { Verbs } from './walk-domain.ts';

type Bug = { readonly name: string; readonly verbs: Verbs };

const changed = (state: CaseState, change: Partial<CaseChange>): Result<CaseChange> =>
  ok({ ...state, events: [], ...change });
const whenTaken = (
  done: Result<CaseChange>,
  spoil: (change: CaseChange) => CaseChange,
): Result<CaseChange> => (done.ok ? ok(spoil(done.value)) : done);

export const PLANTED_BUGS: readonly Bug[] = [
  {
    name: 'a milestone is taken back although another needs it',
    verbs: {
      ...verbs,
      correct: (state, correction, by) => {
        const done = verbs.correct(state, correction, by);
        const isNeeded = !done.ok && done.error.code === 'milestone-needed-by';
        return isNeeded
          ? changed(state, { facts: withMilestone(state.facts, correction.milestone, null) })
          : done;
      },
    },
  },
  {
    name: 'verifying lowers the source',
    verbs: {
      ...verbs,
      verify: (state, milestone, by) => {
        const done = verbs.verify(state, milestone, by);
        const known = state.facts.milestones[milestone];
        if (done.ok || !known || done.error.code !== 'milestone-verified') return done;
        return changed(state, {
          facts: withMilestone(state.facts, milestone, { ...known, source: by.source }),
        });
      },
    },
  },
  {
    name: 'a paper moves where no arrow leads',
    verbs: {
      ...verbs,
      movePaper: (state, report, by) => {
        const done = verbs.movePaper(state, report, by);
        if (done.ok || done.error.code !== 'document-move-refused') return done;
        const documents = state.documents.map((one) =>
          one.id === report.documentId ? { ...one, status: report.status } : one,
        );
        return changed(state, { documents });
      },
    },
  },
  {
    name: 'a case that rests still moves',
    verbs: {
      ...verbs,
      record: (state, report, by) => {
        const awake: CaseState = {
          ...state,
          facts: { ...state.facts, disposition: 'active', dispositionReason: null },
        };
        return whenTaken(verbs.record(awake, report, by), (change) => {
          const { disposition, dispositionReason } = state.facts;
          return { ...change, facts: { ...change.facts, disposition, dispositionReason } };
        });
      },
    },
  },
  {
    name: 'the papers do not follow a milestone',
    verbs: {
      ...verbs,
      record: (state, report, by) =>
        whenTaken(verbs.record(state, report, by), (change) => ({ ...change, documents: state.documents })),
    },
  },
  {
    name: 'a correction forgets the day of the first recording',
    verbs: {
      ...verbs,
      correct: (state, correction, by) =>
        whenTaken(verbs.correct(state, correction, by), (change) => {
          const known = change.facts.milestones[correction.milestone];
          const facts = withMilestone(
            change.facts,
            correction.milestone,
            known && { ...known, recordedOn: by.today },
          );
          return { ...change, facts };
        }),
    },
  },
  {
    name: 'a change that the history does not tell',
    verbs: {
      ...verbs,
      tell: (state, changes, by) =>
        whenTaken(verbs.tell(state, changes, by), (change) => ({
          ...change,
          events: change.events.slice(1),
        })),
    },
  },
  {
    name: 'a European card that lapsed covers a day longer',
    verbs: {
      ...verbs,
      newDay: (state, at) => verbs.newDay(state, { ...at, today: at.today.subtract({ days: 1 }) }),
    },
  },
];
