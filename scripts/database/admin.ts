import { isStaff, type Role } from '#lib/domain/access/actor.ts';
import { newId } from '#lib/platform/crypto.ts';
import type { Database } from '#lib/platform/db.ts';
import { z } from 'zod';
import { AdminRefusal } from './admin-refusal.ts';

const emailSchema = z.email();
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LOCALES = ['en', 'fr'];

/** Makes an institution; everything inside it begins with the manager who is invited next. */
export async function createInstitution(
  db: Database,
  given: { name: string; slug: string; needsSecondFactor: boolean },
): Promise<string> {
  if (!SLUG.test(given.slug))
    throw new AdminRefusal(`The slug ${given.slug} is not right: expected small letters, digits and dashes`);
  if (await db.institution.findUnique({ where: { slug: given.slug } })) {
    throw new AdminRefusal(`There is an institution ${given.slug} already.`);
  }
  const id = newId();
  await db.institution.create({ data: { id, ...given } });
  return id;
}

/** Whether the office looks at papers before they are sent. Papers that lie with it stay there until it answers. */
export async function setPrecheck(db: Database, slug: string, isOn: boolean): Promise<void> {
  const { count } = await db.institution.updateMany({ where: { slug }, data: { precheck: isOn } });
  if (count === 0) throw new AdminRefusal(`There is no institution ${slug}: create it first.`);
}

/**
 * Lists a further paper for a nationality, or takes it off the list. Cases follow with their next change; who has the
 * paper keeps it. @source 003
 */
export async function setCountryPaper(
  db: Database,
  given: { slug: string; nationality: string; name: string; isListed: boolean },
): Promise<void> {
  const { slug, nationality, isListed } = given;
  const name = given.name.trim();
  if (!/^[A-Z]{2}$/.test(nationality))
    throw new AdminRefusal(`The nationality ${nationality} is not right: expected two capitals, such as DZ`);
  if (name === '' || name.length > LONGEST_PAPER_NAME)
    throw new AdminRefusal(`The name is not right: expected 1 to ${String(LONGEST_PAPER_NAME)} characters`);
  const institution = await db.institution.findUnique({ where: { slug } });
  if (!institution) throw new AdminRefusal(`There is no institution ${slug}: create it first.`);
  const key = { institutionId: institution.id, nationality, name };
  if (isListed) await db.countryPaper.createMany({ data: [key], skipDuplicates: true });
  else await db.countryPaper.deleteMany({ where: key });
}

const LONGEST_PAPER_NAME = 200;

/** Lets somebody sign in to an institution in a role; the person asks for the sign-in mail themselves. */
export async function invite(
  db: Database,
  given: {
    institution: string;
    email: string;
    role: Role;
    givenName: string;
    familyName: string;
    locale: string;
  },
): Promise<void> {
  const email = given.email.trim().toLowerCase();
  if (!emailSchema.safeParse(email).success)
    throw new AdminRefusal(`The address ${given.email} is not right: expected an e-mail address`);
  if (!LOCALES.includes(given.locale))
    throw new AdminRefusal(`The locale ${given.locale} is not right: expected ${LOCALES.join(' or ')}`);
  const institution = await db.institution.findUnique({ where: { slug: given.institution } });
  if (!institution) throw new AdminRefusal(`There is no institution ${given.institution}: create it first.`);
  await db.$transaction(async (tx) => {
    const known = await tx.user.findUnique({ where: { email } });
    const userId = known?.id ?? newId();
    if (!known) await tx.user.create({ data: { id: userId, email, locale: given.locale } });
    const key = { institutionId: institution.id, userId };
    if (await tx.membership.findUnique({ where: { institutionId_userId: key } })) {
      throw new AdminRefusal(`${email} belongs to ${given.institution} already.`);
    }
    const [fallback] = email.split('@');
    await tx.person.create({
      data: {
        ...key,
        givenName: given.givenName || (fallback ?? email),
        familyName: given.familyName,
        isStaff: isStaff(given.role),
      },
    });
    await tx.membership.create({ data: { ...key, role: given.role } });
  });
}
