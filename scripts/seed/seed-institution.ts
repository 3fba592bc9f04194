import type { CohortEntry } from '#prisma/seed/demo-roster.ts';
import { randomOf } from '#prisma/seed/random.ts';
import { copyLine } from './copy-text.ts';
import { drawId } from './draw-id.ts';
import type { SeedOrder } from './seed-order.ts';
import type { SeedWriter } from './seed-writer.ts';

export type SeedInstitution = {
  readonly id: string;
  readonly slug: string;
  /** Ids of its manager and its adviser. */
  readonly office: readonly string[];
  readonly cohorts: readonly (CohortEntry & { readonly id: string })[];
};

const DAYS_OF_USE = 800;

/** The name in addresses of the institution at a place, from 0. */
export const slugOf = (seed: string, place: number): string => `seed-${seed}-${String(place + 1)}`;

/** Writes an institution, its office and its cohorts; its cases follow. Its manager is manager@<slug>.example. */
export async function openInstitution(
  writer: SeedWriter,
  order: SeedOrder,
  place: number,
  entries: readonly CohortEntry[],
): Promise<SeedInstitution> {
  const slug = slugOf(order.seed, place);
  const random = randomOf(slug);
  const since = new Date(order.now.getTime() - DAYS_OF_USE * 86_400_000);
  const id = drawId(random, since);
  const cohorts = entries.map((one) => ({ ...one, id: drawId(random, since) }));
  const people = [
    { role: 'manager', given: 'Camille', userId: drawId(random, since) },
    { role: 'adviser', given: 'Dominique', userId: drawId(random, since) },
  ];
  const name = `Université d’essai ${order.seed}-${String(place + 1)}`;
  await writer.copy(
    'Institution',
    ['id', 'name', 'slug', 'needsSecondFactor', 'isDemo', 'createdAt'],
    [copyLine([id, name, slug, false, true, since])],
  );
  await writer.copy(
    'Cohort',
    ['institutionId', 'id', 'name', 'academicYear', 'startsOn', 'endsOn'],
    cohorts.map((one) =>
      copyLine([id, one.id, one.name, one.year, one.startsOn.toString(), one.endsOn.toString()]),
    ),
  );
  await writer.copy(
    'User',
    ['id', 'email', 'locale', 'createdAt'],
    people.map((one) => copyLine([one.userId, `${one.role}@${slug}.example`, 'en', since])),
  );
  await writer.copy(
    'Person',
    ['institutionId', 'userId', 'givenName', 'familyName', 'isStaff'],
    people.map((one) => copyLine([id, one.userId, one.given, 'Essai', true])),
  );
  await writer.copy(
    'Membership',
    ['institutionId', 'userId', 'role', 'createdAt'],
    people.map((one) => copyLine([id, one.userId, one.role, since])),
  );
  return { id, slug, office: people.map((one) => one.userId), cohorts };
}
