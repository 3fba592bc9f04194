/** A gate stands after each set: the provisional number, the permanent number, the card. @source DOMAIN §3 */
export const DOCUMENT_SETS = ['provisional', 'final', 'card'] as const;
export type DocumentSet = (typeof DOCUMENT_SETS)[number];

/**
 * Every paper the product knows, with the set it belongs to. `country-papers` stands for all further ones that the
 * portal asks of people from a country; the office lists them.
 */
export const DOCUMENT_KINDS = {
  'enrolment-certificate': 'provisional',
  'identity-document': 'provisional',
  'student-visa': 'provisional',
  'parental-authorisation': 'provisional',
  's1-form': 'provisional',
  'proof-of-resources': 'provisional',
  'birth-certificate': 'final',
  'birth-translation': 'final',
  'residence-permit': 'final',
  'country-papers': 'final',
  'bank-details': 'final',
  'card-photo': 'card',
  'card-identity': 'card',
} as const satisfies Record<string, DocumentSet>;
export type DocumentKind = keyof typeof DOCUMENT_KINDS;

export const setOf = (kind: DocumentKind): DocumentSet => DOCUMENT_KINDS[kind];

export function isDocumentKind(text: string): text is DocumentKind {
  return Object.hasOwn(DOCUMENT_KINDS, text);
}
