/** Groups of digits (2A and 2B stand for Corsica) as people write a social-security number: with blanks, dots or dashes. */
const GROUPS =
  /(?<![0-9A-Za-z])[0-9]+(?:[AaBb][0-9]+)?(?:[ \u00a0\u202f.-]?[0-9]+(?:[AaBb][0-9]+)?)*(?![0-9A-Za-z])/g;

/** Digits without their key, and with it. @source DOMAIN §5 */
const BARE = 13;
const KEYED = 15;

/** sex · year(2) · month(2) · place(5, 2A/2B for Corsica) · order(3) */
const SHAPE = /^[1-8]\d{2}(\d{2})(\d{2}|2[AB])\d{3}\d{3}$/;

function isPlausible(bare: string): boolean {
  const month = Number(SHAPE.exec(bare)?.[1] ?? Number.NaN);
  return (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || (month >= 50 && month <= 99);
}

/** The key of 13 characters: 97 − (n mod 97), where 2A counts as 19 and 2B as 18. @source DOMAIN §5 */
export function keyOf(bare: string): string {
  const digits = bare.replace('2A', '19').replace('2B', '18');
  return String(97n - (BigInt(digits) % 97n)).padStart(2, '0');
}

function isNumber(text: string): boolean {
  const bare = text.slice(0, BARE);
  if (!isPlausible(bare)) return false;
  return text.length === BARE || (text.length === KEYED && keyOf(bare) === text.slice(BARE));
}

/**
 * Whether a free text seems to hold a social-security number, which is never taken: 13 characters that could be one,
 * or 15 with the right key. IBAN, phone and student numbers pass. @source DOMAIN §5
 */
export function holdsNumber(text: string): boolean {
  for (const [run] of text.toUpperCase().matchAll(GROUPS)) {
    const parts = run.split(/[ \u00a0\u202f.-]/);
    for (let from = 0; from < parts.length; from++) {
      let joined = '';
      for (const part of parts.slice(from)) {
        joined += part;
        if (joined.length > KEYED) break;
        if (isNumber(joined)) return true;
      }
    }
  }
  return false;
}
