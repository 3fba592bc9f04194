/** Family and given name in small letters without accents: lists are ordered and searched by it. */
export function sortName(familyName: string, givenName: string): string {
  return `${familyName} ${givenName}`
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
