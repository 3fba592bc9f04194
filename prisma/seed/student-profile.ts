import { NATIONS, type Nation } from './nations.ts';
import type { Random } from './random.ts';

/** An invented student, before a case makes anything of them. */
export type StudentProfile = {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly locale: 'en' | 'fr';
  readonly nationality: string;
  readonly isEuropean: boolean;
  readonly writesFrench: boolean;
  readonly programme: string;
  readonly studentNumber: string;
};

const PROGRAMMES = [
  'Licence 1 Droit',
  'Licence 2 Langues étrangères appliquées',
  'Licence 3 Mathématiques',
  'Licence 3 Sciences de la vie',
  'Master 1 Chemistry',
  'Master 1 Économie internationale',
  'Master 1 Informatique',
  'Master 2 Data Science',
  'Master 2 Génie civil',
  'Master 2 Histoire de l’art',
  'Master 2 Management of Innovation',
  'Diplôme universitaire de français',
  'Doctorat Physique',
  'Programme d’échange',
] as const;

export type UnusualName = { readonly code: string; readonly givenName: string; readonly familyName: string };

/** Names that break narrow columns and simple rules. */
export const UNUSUAL_NAMES: readonly UnusualName[] = [
  {
    code: 'BR',
    givenName: 'Maria da Conceição Aparecida',
    familyName: 'Nascimento de Albuquerque Cavalcanti e Vasconcelos Figueiredo',
  },
  // A single name: French files repeat it, because both fields must be filled.
  { code: 'ID', givenName: 'Wulandari', familyName: 'Wulandari' },
];

/** Letters that lose nothing by Unicode decomposition, as addresses spell them. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  đ: 'd',
  ł: 'l',
  ı: 'i',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};

/** Words of a name that go into the address: what stands before the @ may have 64 characters. */
const ADDRESS_WORDS = 2;

/** A name as the part of an e-mail address: small ASCII letters and hyphens. */
function addressPart(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[^a-z ]/g, (letter) => PLAIN_LETTERS[letter] ?? ' ')
    .trim()
    .split(/ +/)
    .slice(0, ADDRESS_WORDS)
    .join('-');
}

const nationOf = (code: string): readonly Nation[] => NATIONS.filter((one) => one.code === code);

/** Whom a way into the line fits: the European card is for Europeans, the agreement for Québec. */
export type Origin = 'any' | 'europe' | 'quebec';

function nationsFrom(origin: Origin): readonly Nation[] {
  switch (origin) {
    case 'any':
      return NATIONS;
    case 'europe':
      return NATIONS.filter((one) => one.isEuropean);
    case 'quebec':
      return nationOf('CA');
  }
}

/** A number as universities give them: a letter, the year, five digits. Never as long as a social security number. */
export const studentNumber = (letter: string, academicYear: number, serial: number): string =>
  `${letter}${String(academicYear % 100).padStart(2, '0')}${String(serial).padStart(5, '0')}`;

export type ProfileRequest = {
  readonly origin: Origin;
  /** The name to bear instead of a drawn one. */
  readonly unusual: UnusualName | undefined;
  /** Number in the whole demo, so that no two addresses are the same. */
  readonly serial: number;
  readonly letter: string;
  readonly academicYear: number;
};

/** Invents one student. */
export function inventStudent(random: Random, request: ProfileRequest): StudentProfile {
  const { unusual } = request;
  const nation = random.pickWeighted(unusual ? nationOf(unusual.code) : nationsFrom(request.origin));
  const givenName = unusual?.givenName ?? random.pick(nation.given);
  const familyName = unusual?.familyName ?? random.pick(nation.family);
  const address = `${addressPart(givenName)}.${addressPart(familyName)}.${request.serial}`;
  return {
    givenName,
    familyName,
    email: `${address}@student.example`,
    locale: random.chance(nation.writesFrench ? 0.9 : 0.35) ? 'fr' : 'en',
    nationality: nation.code,
    isEuropean: nation.isEuropean,
    writesFrench: nation.writesFrench,
    programme: random.pick(PROGRAMMES),
    studentNumber: studentNumber(request.letter, request.academicYear, request.serial),
  };
}
