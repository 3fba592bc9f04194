import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#lib/domain/access/actor.ts';
import { checkMilestones } from '#lib/domain/case/record-milestone.ts';
import { NO_MILESTONES } from '#lib/domain/case/facts.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import { statusOf } from '#lib/domain/case/status.ts';
import { ROUTES } from '#lib/domain/route/route.ts';
import { columnsOf } from '#lib/data/case-mapper.ts';
import { openDatabase } from '#lib/platform/db.ts';
import { testDatabase } from '#tests/support/database.ts';
import { addCase, addInstitution, addPerson, facts, reached } from '#tests/support/fixtures.ts';

let web: pg.Client;
let adviser: Person;
let caseId: string;

beforeAll(async () => {
  const db = await testDatabase();
  web = await db.connect('web');
  const maintenance = openDatabase(db.urls.maintenance, 2);
  const institution = await addInstitution(maintenance, 'Valmont');
  adviser = await addPerson(maintenance, institution, 'adviser');
  ({ id: caseId } = await addCase(maintenance, institution));
  await maintenance.$disconnect();
});

/** Writes columns by raw SQL as an adviser and takes it back: the derived status, or null when the database refuses. */
async function store(columns: Readonly<Record<string, unknown>>): Promise<string | null> {
  const names = Object.keys(columns);
  const sets = names.map((name, index) => `"${name}" = $${String(index + 1)}`).join(', ');
  await web.query('BEGIN');
  try {
    await web.query(
      "SELECT set_config('app.institution', $1, true), set_config('app.user', $2, true), set_config('app.role', 'adviser', true)",
      [adviser.institutionId, adviser.userId],
    );
    const { rows } = await web.query<{ status: string }>(
      `UPDATE "Case" SET ${sets} WHERE id = '${caseId}' RETURNING "status"`,
      Object.values(columns),
    );
    return rows[0]?.status ?? 'row not found';
  } catch (error) {
    expect(String(error)).toMatch(/violates check constraint/);
    return null;
  } finally {
    await web.query('ROLLBACK');
  }
}

const subsets = Array.from({ length: 2 ** MILESTONES.length }, (_, bits) =>
  MILESTONES.filter((_milestone, index) => (bits >> index) % 2 === 1),
);

describe('raw SQL as the web role', () => {
  it('agrees with the domain on every combination of milestones and routes: what can stand, and its status', async () => {
    let possible = 0;
    for (const route of ROUTES) {
      for (const milestones of subsets) {
        const days = Object.fromEntries(
          milestones.map((one, index) => [one, `2026-10-${String(10 + index)}`]),
        );
        const known = facts({
          route,
          routeKnownSince: route === 'unknown' ? null : facts().routeKnownSince,
          milestones: reached(days),
        });
        const expected = checkMilestones(known).ok ? statusOf(known.milestones) : null;
        if (expected) possible++;
        expect(await store(columnsOf(known)), `${route}: ${milestones.join(', ')}`).toBe(expected);
      }
    }
    // The check would be empty if nearly nothing, or everything, could stand.
    expect(possible).toBeGreaterThan(60);
    expect(possible).toBeLessThan(ROUTES.length * subsets.length);
  });

  it('agrees on the order of each pair of dates', async () => {
    const all = {
      submitted: 1,
      provisionalNumber: 2,
      permanentNumber: 3,
      ameliAccount: 4,
      carteVitale: 5,
      gpDeclared: 6,
    };
    let refused = 0;
    for (const early of MILESTONES) {
      for (const late of MILESTONES) {
        const swapped = { ...all, [early]: all[late], [late]: all[early] };
        const days = Object.fromEntries(
          Object.entries(swapped).map(([one, day]) => [one, `2026-10-0${String(day)}`]),
        );
        const known = facts({ milestones: reached(days) });
        const isPossible = checkMilestones(known).ok;
        if (!isPossible) refused++;
        expect(await store(columnsOf(known)), `${early} and ${late} changed places`).toBe(
          isPossible ? 'GP_DECLARED' : null,
        );
      }
    }
    expect(refused).toBeGreaterThan(10);
  });

  it.each([
    ['the day before the studies begin', '2026-08-31', false],
    ['the day the studies begin', '2026-09-01', true],
  ])('a provisional number %s: %s, %s', async (_, day, isPossible) => {
    const known = facts({ milestones: reached({ submitted: '2026-08-20', provisionalNumber: day }) });
    expect(checkMilestones(known).ok).toBe(isPossible);
    expect((await store(columnsOf(known))) !== null).toBe(isPossible);
  });

  it.each([
    ['2025-08-31', false],
    ['2025-09-01', true],
  ])('submitted on %s, studies from 2026-09-01: %s', async (day, isPossible) => {
    const known = facts({ milestones: reached({ submitted: day }) });
    expect(checkMilestones(known).ok).toBe(isPossible);
    expect((await store(columnsOf(known))) !== null).toBe(isPossible);
  });

  it('29 February counts as 28 February a year earlier, on both sides', async () => {
    const studiesStartOn = facts().studiesStartOn?.with({ year: 2028, month: 2, day: 29 }) ?? null;
    for (const [day, isPossible] of [
      ['2027-02-27', false],
      ['2027-02-28', true],
    ] as const) {
      const known = facts({ studiesStartOn, milestones: reached({ submitted: day }) });
      expect(checkMilestones(known).ok).toBe(isPossible);
      expect((await store(columnsOf(known))) !== null).toBe(isPossible);
    }
  });

  it.each([
    ['a date without its source', { submittedOn: '2026-10-01' }],
    ['a source without its date', { submittedSource: 'declared' }],
    ['a card ordered before the permanent number', { vitaleOrderedOn: '2026-10-01' }],
    ['a card updated that never came', { vitaleUpdatedOn: '2026-10-01' }],
    ['a closed case without a reason', { disposition: 'closed' }],
    ['a known route since never', { routeKnownSince: null }],
  ])('refuses %s', async (_, columns) => {
    expect(await store({ ...columnsOf(facts({ milestones: NO_MILESTONES })), ...columns })).toBeNull();
  });
});
