import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#lib/platform/db.ts';
import { AdminRefusal } from '#scripts/database/admin-refusal.ts';
import { createInstitution, invite, setCountryPaper, setPrecheck } from '#scripts/database/admin.ts';
import { testDatabase } from '#tests/support/database.ts';

let db: Database;
let institutionId: string;

beforeAll(async () => {
  const urls = (await testDatabase()).urls;
  db = openDatabase(urls.maintenance, 2);
  institutionId = await createInstitution(db, { name: 'Valmont', slug: 'valmont', needsSecondFactor: true });
  return () => db.$disconnect();
});

const manager = {
  institution: 'valmont',
  email: 'Manager@Valmont.example',
  role: 'manager',
  givenName: 'Tom',
  familyName: 'Lefèvre',
  locale: 'fr',
} as const;

describe('an operator', () => {
  it('makes an institution once, with a slug that fits into addresses', async () => {
    const again = { name: 'Valmont', slug: 'valmont', needsSecondFactor: true };
    await expect(createInstitution(db, again)).rejects.toThrow(AdminRefusal);
    await expect(createInstitution(db, { ...again, slug: 'Val mont' })).rejects.toThrow(/not right/);
  });

  it('invites somebody once, by the address in small letters', async () => {
    await invite(db, manager);
    const user = await db.user.findUniqueOrThrow({ where: { email: 'manager@valmont.example' } });
    const membership = await db.membership.findFirstOrThrow({ where: { userId: user.id } });
    expect([membership.institutionId, membership.role, user.locale]).toEqual([
      institutionId,
      'manager',
      'fr',
    ]);
    await expect(invite(db, manager)).rejects.toThrow(/already/);
    await expect(invite(db, { ...manager, institution: 'nowhere' })).rejects.toThrow(/no institution/);
    await expect(invite(db, { ...manager, email: 'nobody' })).rejects.toThrow(/e-mail/);
  });

  it('switches the office’s look at papers on and off', async () => {
    const isOn = async () =>
      (await db.institution.findUniqueOrThrow({ where: { slug: 'valmont' } })).precheck;
    await setPrecheck(db, 'valmont', true);
    expect(await isOn()).toBe(true);
    await setPrecheck(db, 'valmont', false);
    expect(await isOn()).toBe(false);
    await expect(setPrecheck(db, 'nowhere', true)).rejects.toThrow(/no institution/);
  });

  it('lists a country’s further papers, twice as well as once, and takes them off', async () => {
    const paper = { slug: 'valmont', nationality: 'DZ', name: ' Livret de famille ', isListed: true };
    await setCountryPaper(db, paper);
    await setCountryPaper(db, paper);
    const listed = () => db.countryPaper.findMany({ where: { institutionId } });
    expect(await listed()).toEqual([{ institutionId, nationality: 'DZ', name: 'Livret de famille' }]);
    await setCountryPaper(db, { ...paper, isListed: false });
    expect(await listed()).toEqual([]);
  });

  it.each([
    [{ nationality: 'Algeria' }, /two capitals/],
    [{ name: ' ' }, /1 to 200/],
    [{ name: 'x'.repeat(201) }, /1 to 200/],
    [{ slug: 'nowhere' }, /no institution/],
  ])('is told what is not right: %j', async (wrong, words) => {
    const paper = { slug: 'valmont', nationality: 'DZ', name: 'Livret de famille', isListed: true };
    await expect(setCountryPaper(db, { ...paper, ...wrong })).rejects.toThrow(words);
  });
});
