import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#lib/domain/access/actor.ts';
import { civil } from '#lib/domain/calendar/civil-date.ts';
import { checkCase } from '#lib/domain/case/check-case.ts';
import { NO_MILESTONES } from '#lib/domain/case/facts.ts';
import { MILESTONES } from '#lib/domain/case/milestone.ts';
import { setFacts } from '#lib/domain/case/set-facts.ts';
import { statusOf } from '#lib/domain/case/status.ts';
import { ROUTES } from '#lib/domain/route/route.ts';
import { columnsOf } from '#lib/data/case-mapper.ts';
import { openDatabase } from '#lib/platform/db.ts';
import { factsOn, SUBSETS } from '#tests/support/case-candidates.ts';
import { testDatabase } from '#tests/support/database.ts';
import { addCase, addInstitution, addPerson, facts, reached, TODAY } from '#tests/support/fixtures.ts';

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

type Attempt = { readonly status: string | null; readonly refusedBy: string | null };

/** Writes columns by raw SQL as an adviser and takes it back: the derived status, or the check that refused. */
async function store(
  columns: Readonly<Record<string, unknown>>,
  table: 'Case' | 'Document' = 'Case',
): Promise<Attempt> {
  const names = Object.keys(columns);
  const sets = names.map((name, index) => `"${name}" = $${String(index + 1)}`).join(', ');
  const key = table === 'Case' ? 'id' : 'caseId';
  await web.query('BEGIN');
  try {
    await web.query(
      "SELECT set_config('app.institution', $1, true), set_config('app.user', $2, true), set_config('app.role', 'adviser', true)",
      [adviser.institutionId, adviser.userId],
    );
    const { rows } = await web.query<{ status: string }>(
      `UPDATE "${table}" SET ${sets} WHERE "${key}" = '${caseId}' RETURNING "status"`,
      Object.values(columns),
    );
    return { status: rows[0]?.status ?? 'row not found', refusedBy: null };
  } catch (error) {
    expect(String(error)).toMatch(/violates check constraint/);
    return { status: null, refusedBy: (error as pg.DatabaseError).constraint ?? '' };
  } finally {
    await web.query('ROLLBACK');
  }
}

/** A whole line, each step a week after the one before. */
const WHOLE = {
  submitted: '2026-09-10',
  provisionalNumber: '2026-09-17',
  permanentNumber: '2026-09-24',
  ameliAccount: '2026-10-01',
  carteVitale: '2026-10-08',
  gpDeclared: '2026-10-15',
} as const;

/** For each check of the two tables what it refuses, beside a case that is possible. */
const REFUSED_BY: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  case_provisional_needs_submitted: columnsOf(
    facts({ milestones: reached({ provisionalNumber: '2026-09-17' }) }),
  ),
  case_permanent_needs_submitted: columnsOf(
    facts({ milestones: reached({ permanentNumber: '2026-09-17' }) }),
  ),
  case_account_needs_permanent: columnsOf(
    facts({ milestones: reached({ submitted: '2026-09-10', ameliAccount: '2026-10-01' }) }),
  ),
  case_card_needs_permanent: columnsOf(
    facts({ milestones: reached({ submitted: '2026-09-10', carteVitale: '2026-10-01' }) }),
  ),
  case_doctor_needs_number: columnsOf(
    facts({ milestones: reached({ submitted: '2026-09-10', gpDeclared: '2026-10-01' }) }),
  ),
  case_dates_in_order: columnsOf(facts({ milestones: reached({ ...WHOLE, ameliAccount: '2026-09-23' }) })),
  case_provisional_from_studies: columnsOf(
    facts({ milestones: reached({ submitted: '2026-08-20', provisionalNumber: '2026-08-31' }) }),
  ),
  case_not_long_before_studies: columnsOf(facts({ milestones: reached({ submitted: '2025-08-31' }) })),
  case_card_ordered_after_permanent: { vitaleOrderedOn: '2026-10-01' },
  case_card_updated_after_card: { vitaleUpdatedOn: '2026-10-01' },
  case_card_lost_after_card: { vitaleLostOn: '2026-10-01' },
  case_cover_has_last_day: { route: 'ehic_covers' },
  case_facts_have_sources: { submittedOn: '2026-10-01' },
  case_route_known_since: { routeKnownSince: null },
  case_disposition_has_reason: { disposition: 'closed' },
  case_studies_end_after_start: { studiesEndOn: '2026-08-31' },
  case_after_studies_whole: { afterStudiesPlan: 'staying' },
  document_rejection_has_reason: { reasonCode: 'illegible' },
  document_judged_has_reason: { status: 'fix_needed' },
  document_text_length: { reasonText: 'x'.repeat(2_001) },
};
const tableOf = (check: string) => (check.startsWith('case_') ? 'Case' : 'Document');

describe('raw SQL as the web role', () => {
  it('agrees with the domain on every set of milestones and every route: what can stand, and its status', async () => {
    let possible = 0;
    for (const route of ROUTES) {
      for (const milestones of SUBSETS) {
        const known = factsOn(
          route,
          milestones.map((one) => [one, civil(WHOLE[one])]),
        );
        const expected = checkCase(known).ok ? statusOf(known.milestones) : null;
        if (expected) possible++;
        const { status } = await store(columnsOf(known));
        expect(status, `${route}: ${milestones.join(', ')}`).toBe(expected);
      }
    }
    // The check would be empty if nearly nothing, or everything, could stand.
    expect(possible).toBeGreaterThan(60);
    expect(possible).toBeLessThan(ROUTES.length * SUBSETS.length);
  });

  it('every check of cases and papers stands in the table below', async () => {
    const { rows } = await web.query<{ conname: string }>(
      `SELECT conname FROM pg_constraint WHERE contype = 'c'
       AND conrelid IN ('"Case"'::regclass, '"Document"'::regclass)`,
    );
    expect(rows.map((one) => one.conname).toSorted()).toEqual(Object.keys(REFUSED_BY).toSorted());
  });

  it.each(Object.entries(REFUSED_BY))('%s refuses what it is for', async (check, columns) => {
    expect(await store(columns, tableOf(check))).toEqual({ status: null, refusedBy: check });
  });

  it.each(['rejected', 'fix_needed', 'not_needed'])(
    'a paper cannot be %s without a reason',
    async (status) => {
      expect((await store({ status }, 'Document')).refusedBy).toBe('document_judged_has_reason');
      expect((await store({ status, reasonCode: 'other' }, 'Document')).status).toBe(status);
    },
  );

  it.each(MILESTONES)(
    'a date of %s without its source, and a source without its date, are refused',
    async (one) => {
      const none = columnsOf(facts({ route: 'employed', milestones: NO_MILESTONES }));
      for (const half of [{ [`${one}Source`]: 'declared' }, { [`${one}RecordedOn`]: '2026-10-01' }]) {
        expect((await store({ ...none, ...half })).refusedBy).toBe('case_facts_have_sources');
      }
    },
  );

  it('studies that end the day before they begin are refused on both sides, on the day itself on none', async () => {
    for (const [day, isPossible] of [
      ['2026-08-31', false],
      ['2026-09-01', true],
    ] as const) {
      expect(setFacts(facts(), { studiesEndOn: civil(day) }, TODAY).ok).toBe(isPossible);
      expect((await store({ studiesEndOn: day })).status !== null).toBe(isPossible);
    }
  });
});
