// Random facts for property-based tests: every milestone, date and route that the rules could ever meet.
import fc from 'fast-check';
import { civil, type CivilDate } from '#lib/domain/calendar/civil-date.ts';
import { DISPOSITIONS } from '#lib/domain/case/disposition.ts';
import type { CaseFacts } from '#lib/domain/case/facts.ts';
import { FACT_SOURCES, MILESTONES } from '#lib/domain/case/milestone.ts';
import { recordMilestone, type MilestoneReport } from '#lib/domain/case/record-milestone.ts';
import { DOCUMENT_STATUSES, type DocumentFacts } from '#lib/domain/document/document.ts';
import { DOCUMENT_KINDS, isDocumentKind } from '#lib/domain/document/kind.ts';
import { ROUTES } from '#lib/domain/route/route.ts';
import { facts, paper } from './domain-fixtures.ts';

/** A day within so many days from a first one. */
export const dayFrom = (first: CivilDate, days: number): fc.Arbitrary<CivilDate> =>
  fc.integer({ min: 0, max: days }).map((count) => first.add({ days: count }));

const maybe = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(some, { nil: null });

/** Reports of any milestone at any date within four years, with the day on which each was made. */
export const reportsFrom = (
  first: CivilDate,
): fc.Arbitrary<readonly (readonly [MilestoneReport, CivilDate])[]> =>
  fc.array(
    fc.tuple(
      fc.record({
        milestone: fc.constantFrom(...MILESTONES),
        on: dayFrom(first, 1461),
        source: fc.constantFrom(...FACT_SOURCES),
      }),
      dayFrom(first, 1461),
    ),
    { maxLength: 12 },
  );

/** Facts before any milestone. */
const openings = (first: CivilDate): fc.Arbitrary<CaseFacts> =>
  fc
    .record({
      route: fc.constantFrom(...ROUTES),
      activeSince: dayFrom(first, 400),
      studiesStartOn: maybe(dayFrom(first, 400)),
      studiesEndOn: maybe(dayFrom(first.add({ days: 400 }), 900)),
      arrivedOn: maybe(dayFrom(first, 400)),
    })
    .map((change) =>
      facts({
        ...change,
        routeKnownSince: change.route === 'unknown' ? null : change.activeSince,
        ehicValidUntil: change.route === 'ehic_covers' ? first.add({ years: 5 }) : null,
      }),
    );

/** Facts that are reached by recording milestones, one report after the other; refused ones change nothing. */
export const reachable = (first: CivilDate = civil('2026-01-01')): fc.Arbitrary<CaseFacts> =>
  fc.tuple(openings(first), reportsFrom(first), fc.boolean()).map(([opening, reports, isSorted]) => {
    const inOrder = isSorted
      ? reports.toSorted(([a], [b]) => MILESTONES.indexOf(a.milestone) - MILESTONES.indexOf(b.milestone))
      : reports;
    return inOrder.reduce((before, [report, today]) => {
      const after = recordMilestone(before, report, today);
      return after.ok ? after.value : before;
    }, opening);
  });

/** Papers of any kind in any state. */
export const papersFrom = (first: CivilDate): fc.Arbitrary<readonly DocumentFacts[]> =>
  fc.array(
    fc
      .record({
        kind: fc.constantFrom(...Object.keys(DOCUMENT_KINDS).filter(isDocumentKind)),
        status: fc.constantFrom('missing' as const, 'rejected' as const, ...DOCUMENT_STATUSES),
        statusOn: dayFrom(first, 400),
        statusRecordedOn: dayFrom(first, 400),
        rejections: fc.integer({ min: 1, max: 3 }),
        expectedOn: maybe(dayFrom(first, 500)),
      })
      .map(({ kind, ...change }) => paper(kind, change)),
    { maxLength: 5 },
  );

export const dispositions = fc.constantFrom(...DISPOSITIONS);
