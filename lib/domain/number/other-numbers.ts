/** An account number as banks print it, in one piece or in groups of four; in capital letters. */
const IBAN =
  /(?<![0-9A-Z])[A-Z]{2}\d{2}(?:[A-Z0-9]{11,30}|(?:[ -][A-Z0-9]{4}){2,7}(?:[ -][A-Z0-9]{1,3})?)(?![0-9A-Z])/g;
const SHORTEST_IBAN = 15;

/** A French phone number with its country code. */
const FRENCH_PHONE = /\+33[ .-]?(?:\(0\)[ .-]?)?[1-9](?:[ .-]?\d{2}){4}(?!\d)/g;

/** Whole dates such as 12/10/2026, one pattern for each mark between day and month. */
const DATES = ['/', '.', '-'].map((mark) => {
  const [day, month, year] = ['(?:0?[1-9]|[12]\\d|3[01])', '(?:0?[1-9]|1[0-2])', '(?:19|20)\\d{2}'];
  const by = `\\${mark}`;
  return new RegExp(`(?<![0-9A-Z]${by}?)${day}${by}${month}${by}${year}(?!${by}?[0-9A-Z])`, 'g');
});

/** Stands for what was taken out; it belongs to no number and joins none. */
const GONE = '#';

/** Whether the check digits of an account number are right. @source ISO 13616 */
function isIban(text: string): boolean {
  if (text.length < SHORTEST_IBAN) return false;
  const digits = (text.slice(4) + text.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return BigInt(digits) % 97n === 1n;
}

/** The pattern may have taken what follows for groups of the account number: it stays. */
function withoutIban(found: string): string {
  const groups = found.split(/[ -]/);
  for (let count = 1; count <= groups.length; count++) {
    if (isIban(groups.slice(0, count).join(''))) return [GONE, ...groups.slice(count)].join(' ');
  }
  return found;
}

/**
 * The text (in capital letters) without the account numbers, phone numbers and dates in it, whose digits could
 * otherwise look like a social-security number. @source DOMAIN §5
 */
export function withoutOtherNumbers(text: string): string {
  const kept = text.replace(IBAN, withoutIban).replace(FRENCH_PHONE, GONE);
  return DATES.reduce((rest, date) => rest.replace(date, GONE), kept);
}
