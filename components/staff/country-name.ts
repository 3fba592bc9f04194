/** The country of an ISO 3166 alpha-2 code in the reader's language; the code itself where there is no name. */
export function countryName(locale: string, code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
}
