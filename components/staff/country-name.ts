/** One for each language: making one takes longer than all that it is asked for. */
const names = new Map<string, Intl.DisplayNames>();

/** The country of an ISO 3166 alpha-2 code in the reader's language; the code itself where there is no name. */
export function countryName(locale: string, code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  const known = names.get(locale) ?? new Intl.DisplayNames(locale, { type: 'region' });
  names.set(locale, known);
  return known.of(code) ?? code;
}
