import { isBefore } from '../calendar/civil-date.ts';
import { askedAgainFrom } from '../document/certificate.ts';
import type { DocumentFacts } from '../document/document.ts';
import { setOf } from '../document/kind.ts';
import type { CaseFacts, MilestoneFact } from './facts.ts';

/**
 * Whether nothing more is wanted of a paper: what it was asked for has come without it, or the route asks for none. The
 * card's papers serve the card; the bank details serve no number, they are wanted until they are there; the certificate
 * of a further year serves no number that came before that year. @source DOMAIN §4 `rejected-document`
 */
export function hasServed(facts: CaseFacts, paper: DocumentFacts): boolean {
  if (paper.kind === 'bank-details') return false;
  if (facts.route !== 'register_portal') return true;
  const { provisionalNumber, permanentNumber, carteVitale } = facts.milestones;
  const from = askedAgainFrom(paper, facts);
  const cameSince = (number: MilestoneFact | null) =>
    number !== null && (from === null || !isBefore(number.on, from));
  switch (setOf(paper.kind)) {
    case 'provisional':
      return cameSince(provisionalNumber) || cameSince(permanentNumber);
    case 'final':
      return permanentNumber !== null;
    case 'card':
      return carteVitale !== null;
  }
}
