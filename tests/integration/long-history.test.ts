import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#lib/domain/access/actor.ts';
import { findCase } from '#lib/data/case-store.ts';
import { appendEvents } from '#lib/data/event-store.ts';
import { withActor } from '#lib/data/with-actor.ts';
import { openDatabase } from '#lib/platform/db.ts';
import { viewCase, viewOwnCase } from '#lib/use-cases/view-case.ts';
import { testDatabase } from '#tests/support/database.ts';
import { addCase, addInstitution, addPerson, contextOf, type AddedCase } from '#tests/support/fixtures.ts';

const ENTRIES = 120;

let adviser: Person;
let one: AddedCase;

beforeAll(async () => {
  const db = await testDatabase();
  const maintenance = openDatabase(db.urls.maintenance, 2);
  const office = await addInstitution(maintenance, 'Valmont');
  adviser = await addPerson(maintenance, office, 'adviser');
  one = await addCase(maintenance, office);
  // Another case with a history of its own: its entries have the same numbers.
  const other = await addCase(maintenance, office);
  await maintenance.$disconnect();
  for (const { id, student } of [one, other])
    await withActor(student, async (tx) => {
      const stored = await findCase(tx, { institutionId: student.institutionId, id });
      if (!stored) throw new Error('the case is not there');
      const events = Array.from({ length: ENTRIES }, () => ({
        what: { kind: 'portal-link.sent' as const },
        source: null,
      }));
      await appendEvents(tx, stored, student, events, new Date('2026-11-21T10:00:00Z'));
    });
});

const numbers = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, index) => from - index);

describe('a history longer than a page', () => {
  it.each([
    [null, numbers(ENTRIES, ENTRIES - 49)],
    [71, numbers(70, 21)],
    [21, numbers(20, 1)],
    [2, [1]],
    [ENTRIES + 1, numbers(ENTRIES, ENTRIES - 49)],
    [2_147_483_647, numbers(ENTRIES, ENTRIES - 49)],
  ])(
    'before entry %o: the 50 newest of the case, to the student and to the office',
    async (before, shown) => {
      for (const view of [
        await viewOwnCase(contextOf(one.student), before),
        await viewCase(contextOf(adviser), one.id, before),
      ]) {
        expect(view?.entries.map((entry) => entry.seq)).toEqual(shown);
        expect(view?.case.eventCount).toBe(ENTRIES);
        expect(view?.atOnce).toBe(50);
      }
    },
  );
});
