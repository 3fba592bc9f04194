import { withoutOtherNumbers } from './other-numbers.ts';

/** Marks that nobody sees but that a copied text may hold, such as a soft hyphen. */
const INVISIBLE = /\p{Cf}/gu;

/** What people write between groups: blanks of all kinds, dots, dashes, slashes; up to three in a row. */
const GAP = String.raw`[\s._/·•\-\u2010-\u2015\u2212]{0,3}`;

/** sex · year(2) · month(2) · place(5, 2A/2B for Corsica) · order(3). @source DOMAIN §5 */
const BARE = String.raw`[1-8](?:${GAP}\d){5}${GAP}[\dAB](?:${GAP}\d){6}`;
const KEY = String.raw`(?:${GAP}\d){2}`;
/** Phone numbers of other countries have up to 13 digits after the plus sign or the two zeros. */
const ABROAD = String.raw`(?<!\+|(?:^|[\s(])00[\s.-]{0,3})`;

/** Both look ahead, so that a number is found inside a longer row of groups; neither begins or ends inside a group. */
const BARE_NUMBER = new RegExp(String.raw`(?<![0-9A-Z])${ABROAD}(?=(${BARE})(?![0-9A-Z]))`, 'g');
/** The key is proof enough, so letters may stand right beside. */
const KEYED_NUMBER = new RegExp(String.raw`(?<!\d)(?=(${BARE}${KEY})(?!\d))`, 'g');

const BARE_LENGTH = 13;

/** The parts of 13 characters that say whether they could be a number: month, département. */
const PARTS = /^\d{3}(\d{2})(\d{2}|2[AB])\d{6}$/;

/** Months above 20 stand for an unknown month; no département is 00. @source DOMAIN §5 */
function isPlausible(bare: string): boolean {
  const [, month, department] = PARTS.exec(bare) ?? [];
  const count = Number(month);
  return ((count >= 1 && count <= 12) || count >= 20) && department !== '00';
}

/** The key of 13 characters: 97 − (n mod 97), where 2A counts as 19 and 2B as 18. @source DOMAIN §5 */
export function keyOf(bare: string): string {
  const digits = bare.replace(/(?<=^.{5})2A/, '19').replace(/(?<=^.{5})2B/, '18');
  return String(97n - (BigInt(digits) % 97n)).padStart(2, '0');
}

function isKeyed(text: string): boolean {
  const bare = text.slice(0, BARE_LENGTH);
  return PARTS.test(bare) && keyOf(bare) === text.slice(BARE_LENGTH);
}

/**
 * Whether a free text seems to hold a social-security number, which is never taken: 13 characters that could be one,
 * or 15 with the right key. IBAN, phone and student numbers pass. @source DOMAIN §5
 */
export function holdsNumber(text: string): boolean {
  const shown = withoutOtherNumbers(text.normalize('NFKC').replace(INVISIBLE, '').toUpperCase());
  const found = (pattern: RegExp) =>
    [...shown.matchAll(pattern)].map((match) => (match[1] ?? '').replace(/[^0-9AB]/g, ''));
  return found(BARE_NUMBER).some(isPlausible) || found(KEYED_NUMBER).some(isKeyed);
}
