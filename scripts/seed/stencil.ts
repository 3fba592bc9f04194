import { parisDate } from '#lib/domain/calendar/civil-date.ts';
import type { ActorRole } from '#lib/domain/access/actor.ts';
import type { DocumentFacts } from '#lib/domain/document/document.ts';
import { statusOf } from '#lib/domain/case/status.ts';
import { PUBLISHED_WINDOWS } from '#lib/domain/wait/wait.ts';
import { columnsOf } from '#lib/data/case-mapper.ts';
import { toDate, toDateOrNull } from '#lib/data/civil.ts';
import { documentColumnsOf } from '#lib/data/document-mapper.ts';
import { scheduleOf } from '#lib/use-cases/save-case.ts';
import { dealStories, originOf, type Story } from '#prisma/seed/case-deck.ts';
import { liveThrough, type CaseLife, type Who } from '#prisma/seed/case-life.ts';
import { tellCase } from '#prisma/seed/case-story.ts';
import type { CohortEntry } from '#prisma/seed/demo-roster.ts';
import { randomOf } from '#prisma/seed/random.ts';
import { inventStudent, type StudentProfile } from '#prisma/seed/student-profile.ts';
import { copyText, jsonbText, type Value } from './copy-text.ts';

/** Who did something in a stencil: the student of the case, one of the office by their place, or the worker. */
export type StencilActor = { readonly office: number } | 'student' | 'worker';

export type EventStencil = {
  readonly at: Date;
  readonly kind: string;
  readonly actor: StencilActor;
  readonly role: ActorRole;
  readonly source: string | null;
  /** As jsonb writes it, cut in two where the id of a paper stands; one piece where none does. */
  readonly payload: readonly [string] | readonly [string, string];
  readonly paper: number | null;
};

/** One life, lived by the product's own rules, as text that any number of cases can bear with ids of their own. */
export type Stencil = {
  readonly isCurrent: boolean;
  readonly profile: StudentProfile;
  readonly openedAt: Date;
  /** Columns of the case after its ids and names, as COPY reads them. */
  readonly columns: string;
  readonly columnNames: readonly string[];
  /** Columns of each paper after its ids. */
  readonly paperColumnNames: readonly string[];
  readonly papers: readonly string[];
  readonly events: readonly EventStencil[];
  /** Columns of each past reminder: kind, the paper it is about, and what follows. */
  readonly reminders: readonly {
    readonly kind: string;
    readonly paper: number | null;
    readonly columns: string;
  }[];
  /** Where the counters count it. */
  readonly tally: string;
};

/** Columns of a case that no fact fills, after those that facts do. */
const SCHEDULE = ['version', 'nextCheckOn', 'overdueFrom', 'createdAt', 'changedAt'] as const;

const columnsText = (values: readonly Value[]): string => values.map(copyText).join('\t');

/** No id begins with this: what stands there is replaced. */
const OFFICE_IDS = ['office-0', 'office-1'] as const;
const STUDENT_ID = 'student';
const NEVER = '9999-12-31';

function paperColumns(one: DocumentFacts) {
  const { id: _id, ...columns } = documentColumnsOf(one);
  return columns;
}

function actorOf(actor: CaseLife['events'][number]['actor'], office: number): StencilActor {
  if (actor.role === 'worker') return 'worker';
  return office < 0 ? 'student' : { office };
}

function eventStencil(
  { at, actor, source, what }: CaseLife['events'][number],
  papers: readonly string[],
): EventStencil {
  const payload = jsonbText(what);
  const documentId = 'documentId' in what ? what.documentId : null;
  const [before, after] = documentId === null ? [payload] : payload.split(documentId);
  const office = OFFICE_IDS.findIndex((id) => id === actor.userId);
  return {
    at,
    kind: what.kind,
    actor: actorOf(actor, office),
    role: actor.role,
    source,
    payload: after === undefined ? [before ?? ''] : [before ?? '', after],
    paper: documentId === null ? null : papers.indexOf(documentId),
  };
}

function stencilOf(life: CaseLife, profile: StudentProfile, isCurrent: boolean, now: Date): Stencil {
  const papers = life.documents.map((one) => one.id);
  const { nextCheckOn, overdueFrom } = scheduleOf(life, life.ledger, parisDate(now), PUBLISHED_WINDOWS);
  const openedAt = life.events[0]?.at ?? now;
  const last = life.events.at(-1)?.at ?? now;
  const { disposition, milestones } = life.facts;
  const papersOf = (...states: readonly DocumentFacts['status'][]) =>
    life.documents.filter((one) => states.includes(one.status)).length;
  // What no trigger counts in a seed.
  const listed = {
    nationality: profile.nationality,
    papersRejected: papersOf('rejected', 'fix_needed'),
    papersMissing: papersOf('missing'),
    papersChecking: papersOf('deposited', 'with_office'),
  };
  return {
    isCurrent,
    profile,
    openedAt,
    columns: columnsText([
      ...Object.values(columnsOf(life.facts)),
      life.writes,
      toDateOrNull(nextCheckOn),
      toDateOrNull(overdueFrom),
      openedAt,
      last,
      ...Object.values(listed),
    ]),
    columnNames: [...Object.keys(columnsOf(life.facts)), ...SCHEDULE, ...Object.keys(listed)],
    papers: life.documents.map((one) => columnsText(Object.values(paperColumns(one)))),
    paperColumnNames: Object.keys(life.documents[0] ? paperColumns(life.documents[0]) : {}),
    events: life.events.map((one) => eventStencil(one, papers)),
    reminders: life.ledger.map(({ kind, subject, cycle, index, dueOn, state, at }) => ({
      kind,
      paper: subject === '-' ? null : papers.indexOf(subject),
      columns: columnsText([cycle, index, toDate(dueOn), state, at, state === 'sent' ? at : null]),
    })),
    tally: columnsText([
      statusOf(milestones),
      disposition,
      milestones.gpDeclared !== null,
      overdueFrom?.toString() ?? NEVER,
    ]),
  };
}

/** One life of a story, up to yesterday. */
function live(story: Story, seed: string, cohort: CohortEntry, now: Date): Stencil {
  const random = randomOf(seed);
  const today = parisDate(now);
  const yesterday = today.subtract({ days: 1 });
  const profile = inventStudent(random, {
    origin: originOf(story),
    unusual: undefined,
    serial: 1,
    letter: 'S',
    academicYear: cohort.year,
  });
  const told = tellCase(random, story, profile, cohort.year, yesterday);
  const office: readonly Who[] = [
    { userId: OFFICE_IDS[0], role: 'manager' },
    { userId: OFFICE_IDS[1], role: 'adviser' },
  ];
  const birth = {
    facts: told.facts,
    kinds: told.kinds,
    student: { userId: STUDENT_ID, role: 'student' as const },
    office,
  };
  const life = liveThrough(birth, told.moves, yesterday, yesterday, random, now);
  return stencilOf(life, profile, cohort.isCurrent, now);
}

/** So many different lives for a cohort, with its shares of stories. */
export function cutStencils(seed: string, cohort: CohortEntry, count: number, now: Date): readonly Stencil[] {
  const stories = dealStories(randomOf(`${seed}-stories`), count, cohort.shares);
  return stories.map((story, index) => live(story, `${seed}-${String(index)}`, cohort, now));
}
